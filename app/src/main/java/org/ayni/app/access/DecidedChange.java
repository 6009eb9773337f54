package org.ayni.app.access;

import java.util.Optional;
import java.util.Set;

/**
 * One kind of change that needs two people: what it is called, who may decide it, and how it is done. A module that has such a
 * change makes a class of it; the page of proposals finds it by itself.
 */
public interface DecidedChange {

    /** The kind, as {@link Proposal#kind}: lower-case words with hyphens. */
    String kind();

    /** Who may decide it. */
    Set<Role> deciders();

    /** The change in one sentence, for the person who decides. */
    String spanish(Proposal proposal);

    /**
     * Does it, in the transaction of the decision.
     *
     * @return why it cannot be done, in words for the person; empty when it is done
     */
    Optional<String> apply(Proposal proposal, Viewer decider);
}
