package org.ayni.app.upload;

import java.util.Set;

/**
 * A column of a kind of list.
 *
 * @param name as the template spells it
 * @param required whether an empty cell is a fault
 * @param meaning one sentence for whoever fills the template in
 * @param example a cell of nobody
 * @param alsoCalled other headers under which it is found without asking
 */
public record ListField(
        String name, boolean required, CellKind kind, String meaning, String example, Set<String> alsoCalled) {

    public ListField {
        alsoCalled = Set.copyOf(alsoCalled);
    }

    public static ListField required(String name, CellKind kind, String meaning, String example, String... alsoCalled) {
        return new ListField(name, true, kind, meaning, example, Set.of(alsoCalled));
    }

    public static ListField optional(String name, CellKind kind, String meaning, String example, String... alsoCalled) {
        return new ListField(name, false, kind, meaning, example, Set.of(alsoCalled));
    }

    /** Whether a header of a file means this column. */
    boolean isCalled(String header) {
        String key = CleanText.headerKey(header);
        return key.equals(CleanText.headerKey(name))
                || alsoCalled.stream()
                        .anyMatch(other -> CleanText.headerKey(other).equals(key));
    }
}
