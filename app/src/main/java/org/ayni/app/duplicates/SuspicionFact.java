package org.ayni.app.duplicates;

import java.util.EnumSet;
import java.util.Set;

/** What can happen to a suspicion, and after what: the one table of its life. */
public enum SuspicionFact {
    /** The system found it. */
    FOUND("Por revisar"),
    /** Its cause is gone: a record was corrected, or left the roll. */
    CLEARED("Ya no aplica"),
    /** The cause came back. */
    FOUND_AGAIN("Por revisar otra vez"),
    /** Somebody declared that they are two people. */
    TWO_PEOPLE("Son dos personas"),
    /** Two people decided that the records are one person. */
    MERGED("Unidos"),
    /** Two people took a merge back. */
    SPLIT("Separados otra vez"),
    /** Somebody took back that they are two people. */
    REOPENED("Por revisar otra vez");

    private final String spanish;

    SuspicionFact(String spanish) {
        this.spanish = spanish;
    }

    public String spanish() {
        return spanish;
    }

    /** Whether somebody has to look at it. */
    public boolean isOpen() {
        return switch (this) {
            case FOUND, FOUND_AGAIN, REOPENED, SPLIT -> true;
            case CLEARED, TWO_PEOPLE, MERGED -> false;
        };
    }

    /** What may come next. */
    public Set<SuspicionFact> next() {
        return switch (this) {
            case FOUND, FOUND_AGAIN, REOPENED, SPLIT -> EnumSet.of(CLEARED, TWO_PEOPLE, MERGED);
            case CLEARED -> EnumSet.of(FOUND_AGAIN);
            case TWO_PEOPLE -> EnumSet.of(REOPENED);
            case MERGED -> EnumSet.of(SPLIT);
        };
    }
}
