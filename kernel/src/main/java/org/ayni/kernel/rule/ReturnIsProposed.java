package org.ayni.kernel.rule;

/** When the system proposes that a suspended household returns: what it was suspended for is solved. A person decides. */
@Rule("R-EXIT")
public final class ReturnIsProposed {
    private ReturnIsProposed() {}

    /**
     * @param suspendedFor what it was suspended for
     * @param hasLivingHolder whether a living person is its titular now
     * @param classificationInForce whether a classification as poor is in force now
     */
    public static boolean decide(
            SuspensionIsProposed.Cause suspendedFor, boolean hasLivingHolder, boolean classificationInForce) {
        return switch (suspendedFor) {
            case WITHOUT_LIVING_HOLDER -> hasLivingHolder;
            case CLASSIFICATION_EXPIRED -> classificationInForce;
        };
    }
}
