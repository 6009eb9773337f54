package org.ayni.kernel.rule;

import java.util.Optional;

/** When the system proposes to suspend an affiliated household until its cause is solved. A person decides. */
@Rule("R-EXIT")
public final class SuspensionIsProposed {
    private SuspensionIsProposed() {}

    /** Why a household should wait. */
    public enum Cause {
        WITHOUT_LIVING_HOLDER,
        CLASSIFICATION_EXPIRED
    }

    /**
     * @param hasLivingHolder whether a living person is its titular
     * @param expiredBimesters bimestres in a row, this one the last, without a classification in force
     */
    public static Optional<Cause> decide(boolean hasLivingHolder, int expiredBimesters) {
        if (!hasLivingHolder) {
            return Optional.of(Cause.WITHOUT_LIVING_HOLDER);
        }
        return expiredBimesters > 0 ? Optional.of(Cause.CLASSIFICATION_EXPIRED) : Optional.empty();
    }
}
