package org.ayni.app.liquidation;

import org.ayni.app.verification.StoredResult;

/** The stored lines and totals as the files of the exchange format that they are. */
public final class StoredLiquidation {

    /** {@code lines.csv}. */
    public static final StoredResult LINES = new StoredResult("""
            SELECT household AS household_id, kind, concept, month, member AS member_id, amount, reason, state
            FROM liquidation.line
            WHERE %s
            ORDER BY household COLLATE "C", kind COLLATE "C", concept COLLATE "C", month COLLATE "C",
                     coalesce(member, '') COLLATE "C", amount, reason COLLATE "C", state COLLATE "C\"""");

    /** {@code totals.csv}. */
    public static final StoredResult TOTALS = new StoredResult("""
            SELECT household AS household_id, current, reintegro, recupero, balance_before, balance_after, payable
            FROM liquidation.total
            WHERE %s
            ORDER BY household COLLATE "C\"""");

    private StoredLiquidation() {}
}
