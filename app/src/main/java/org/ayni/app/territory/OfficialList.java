package org.ayni.app.territory;

import java.util.List;
import java.util.Optional;

/**
 * An official district list as it was read.
 *
 * @param layout which of the known layouts
 * @param authoritative whether its names and facts replace those that we have; a list that is not adds what we lack
 * @param districts the accepted rows
 * @param rejected rows that were not taken, each once, at its first fault
 * @param notices rows that were taken, or left out for a good reason, and that a person should look at
 */
public record OfficialList(
        String layout,
        boolean authoritative,
        List<Listed> districts,
        List<ListProblem> rejected,
        List<ListProblem> notices) {

    /**
     * One accepted row.
     *
     * @param reniecCode the same district in the RENIEC system, where the list has it
     */
    public record Listed(int line, District district, Optional<String> reniecCode) {}
}
