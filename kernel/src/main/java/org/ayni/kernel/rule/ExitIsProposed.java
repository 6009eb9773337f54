package org.ayni.kernel.rule;

import java.util.Optional;
import org.ayni.kernel.facts.Classification;

/** When the system proposes that a household leaves: the first cause that holds. A person decides. */
@Rule("R-EXIT")
public final class ExitIsProposed {
    private ExitIsProposed() {}

    /** Why a household should leave. */
    public enum Cause {
        NOT_POOR,
        NO_TARGET,
        CLASSIFICATION_NOT_RENEWED,
        NOT_COMPLYING
    }

    /**
     * @param hasTarget whether it had a target member in at least one of the two months
     * @param expiredBimesters bimestres in a row, this one the last, without a classification in force
     * @param graceBimesters of them that it may wait for the renewal
     * @param unmetBimesters bimestres in a row, this one the last, in which it did not comply
     * @param mostUnmetBimesters from so many on
     */
    public static Optional<Cause> decide(
            Classification classification,
            boolean hasTarget,
            int expiredBimesters,
            int graceBimesters,
            int unmetBimesters,
            int mostUnmetBimesters) {
        if (classification == Classification.NP) {
            return Optional.of(Cause.NOT_POOR);
        }
        if (!hasTarget) {
            return Optional.of(Cause.NO_TARGET);
        }
        if (expiredBimesters > graceBimesters) {
            return Optional.of(Cause.CLASSIFICATION_NOT_RENEWED);
        }
        return unmetBimesters >= mostUnmetBimesters ? Optional.of(Cause.NOT_COMPLYING) : Optional.empty();
    }
}
