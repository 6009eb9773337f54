package org.ayni.app.cycle;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.columns.RollNumbers;
import org.ayni.app.database.Database;
import org.ayni.app.liquidation.CycleAmounts;
import org.ayni.app.liquidation.EarlierLiquidations;
import org.ayni.app.liquidation.Liquidate;
import org.ayni.app.liquidation.LiquidationResult;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.Verified;
import org.ayni.app.verification.VerifyMonths;
import org.ayni.kernel.law.Law;

/**
 * The work of the two steps that decide. A process that does both reads the closed roll once and assesses each household once:
 * the verification then leaves the amounts, which the liquidation writes down if they are of the same roll and nothing was
 * liquidated meanwhile. Otherwise the liquidation reads and assesses for itself.
 */
final class DecideCycle {

    /** What a verification leaves. */
    private record Kept(
            ClosedRoll roll, RollNumbers numbers, EarlierLiquidations books, CycleAmounts amounts, Verified verified) {}

    private final Database database;
    private final Law law;
    private Optional<Kept> kept = Optional.empty();

    DecideCycle(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /**
     * Verifies.
     *
     * @param progress hears how many households are done
     */
    Verified verify(ClosedRoll roll, Actor by, Talk talk, LongConsumer progress) {
        ClosedFacts.Read read = reader(talk).readClosed(roll, ClosedFacts.Books.NONE);
        return new VerifyMonths(database, law).verify(roll, read, by, progress);
    }

    /** The same, by who is going to liquidate next. */
    Verified verifyToLiquidate(ClosedRoll roll, Actor by, Talk talk, LongConsumer progress) {
        EarlierLiquidations books = new EarlierLiquidations(database, roll.period());
        ClosedFacts.Read read = reader(talk).readClosed(roll, books);
        CycleAmounts amounts = new CycleAmounts(read.facts());
        try {
            Verified verified =
                    new VerifyMonths(database, law).verify(roll, read, by, progress, Optional.of(amounts::keep));
            kept = Optional.of(new Kept(roll, read.numbers(), books, amounts, verified));
            return verified;
        } finally {
            amounts.end();
        }
    }

    /** Liquidates, once nothing stands against it. */
    LiquidationResult liquidate(Liquidate act, ClosedRoll roll, Actor by, Talk talk, LongConsumer progress) {
        Optional<Kept> verified =
                kept.filter(last -> last.roll().equals(roll) && last.books().areCurrent());
        kept = Optional.empty();
        if (verified.isPresent()) {
            Kept last = verified.get();
            return act.liquidate(roll, last.amounts(), last.verified(), last.numbers(), last.books(), by);
        }
        EarlierLiquidations books = new EarlierLiquidations(database, roll.period());
        return act.liquidate(roll, reader(talk).readClosed(roll, books), books, by, progress);
    }

    private ClosedFacts reader(Talk talk) {
        return new ClosedFacts(database, law, Cycles.reading(talk), talk::say);
    }
}
