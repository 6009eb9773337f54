package org.ayni.kernel.rule;

import org.ayni.kernel.time.Days;

/**
 * Whether a member may be the titular of the household, and in which place of the order: the mother, else the father, else who
 * answers for the children with a document. The roll does not say who is whose child: by sex and age a member can be mother or
 * father of the youngest target member, and a person who knows the family confirms it.
 */
@Rule("R-TITULAR")
public final class HolderMayBe {
    private HolderMayBe() {}

    private static final int MONTHS = 12;

    /** The places of the order, the best first, and then why a member cannot be titular. */
    public enum Standing {
        MOTHER,
        FATHER,
        GUARDIAN,
        DEAD,
        NOT_IN_THE_HOUSEHOLD,
        AGE_UNKNOWN,
        TOO_YOUNG,
        WITHOUT_DNI;

        /** Whether the member may be the titular. */
        public boolean mayBe() {
            return compareTo(GUARDIAN) <= 0;
        }
    }

    /** Who is asked about. Days as in {@link Days}. */
    public record Candidate(int birth, int died, boolean isMember, boolean hasDni, Sex sex, boolean pregnant) {}

    /** As on the identity document. */
    public enum Sex {
        FEMALE,
        MALE,
        UNKNOWN
    }

    /**
     * @param youngestTarget birth of the youngest target member, or unknown
     * @param leastYears of the titular
     * @param parentYears by which a parent is older than the child
     */
    public static Standing decide(Candidate candidate, int youngestTarget, int day, int leastYears, int parentYears) {
        if (candidate.died() != Days.UNKNOWN && candidate.died() <= day) {
            return Standing.DEAD;
        }
        if (!candidate.isMember()) {
            return Standing.NOT_IN_THE_HOUSEHOLD;
        }
        if (candidate.birth() == Days.UNKNOWN) {
            return Standing.AGE_UNKNOWN;
        }
        if (Days.completedMonths(candidate.birth(), day) < leastYears * MONTHS) {
            return Standing.TOO_YOUNG;
        }
        if (!candidate.hasDni()) {
            return Standing.WITHOUT_DNI;
        }
        boolean canBeParent = candidate.pregnant()
                || (youngestTarget != Days.UNKNOWN
                        && candidate.birth() <= youngestTarget
                        && Days.completedMonths(candidate.birth(), youngestTarget) >= parentYears * MONTHS);
        if (!canBeParent) {
            return Standing.GUARDIAN;
        }
        return switch (candidate.sex()) {
            case FEMALE -> Standing.MOTHER;
            case MALE -> Standing.FATHER;
            case UNKNOWN -> Standing.GUARDIAN;
        };
    }
}
