package org.ayni.app.verification;

/**
 * A cycle was verified.
 *
 * @param decisions conditions of members and months that were decided, packages included
 * @param memberMonthsHash SHA-256 of {@code member_months.csv} with these decisions
 * @param householdMonthsHash SHA-256 of {@code household_months.csv} with these outcomes
 */
public record Verified(long households, long decisions, String memberMonthsHash, String householdMonthsHash) {}
