package org.ayni.app.liquidation;

import org.ayni.app.verification.ResultHashes;

/** How a call of {@link Liquidate} ended. */
public sealed interface LiquidationResult {

    /** The lines and totals are stored. */
    record Liquidated(LiquidationSums sums, ResultHashes hashes) implements LiquidationResult {}

    /** Something is missing; nothing was stored. */
    record Refused(String reason, String whatToDo) implements LiquidationResult {}
}
