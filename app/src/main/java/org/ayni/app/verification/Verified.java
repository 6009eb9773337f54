package org.ayni.app.verification;

/**
 * A cycle was verified.
 *
 * @param decisions conditions of members and months that were decided, packages included
 * @param hashes fingerprints of the results: of the months; of the money too, when it was kept for the liquidation
 */
public record Verified(long households, long decisions, ResultHashes hashes) {

    /** SHA-256 of {@code member_months.csv} with these decisions. */
    public String memberMonthsHash() {
        return hashes.memberMonths();
    }

    /** SHA-256 of {@code household_months.csv} with these outcomes. */
    public String householdMonthsHash() {
        return hashes.householdMonths();
    }
}
