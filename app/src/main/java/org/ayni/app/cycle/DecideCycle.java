package org.ayni.app.cycle;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.liquidation.CycleAmounts;
import org.ayni.app.liquidation.EarlierLiquidations;
import org.ayni.app.liquidation.Liquidate;
import org.ayni.app.liquidation.LiquidationResult;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.PhaseClock;
import org.ayni.app.verification.SlicedRoll;
import org.ayni.app.verification.Verified;
import org.ayni.app.verification.VerifyMonths;
import org.ayni.kernel.law.Law;

/**
 * The work of the two steps that decide, slice by slice of the closed roll. A process that does both reads the closed roll once and assesses each household once:
 * the verification then leaves the amounts, which the liquidation writes down if they are of the same roll and nothing was
 * liquidated meanwhile. Otherwise the liquidation reads and assesses for itself.
 */
final class DecideCycle {

    /** What a verification leaves. */
    private record Kept(ClosedRoll roll, EarlierLiquidations books, CycleAmounts amounts, Verified verified) {}

    private final Database database;
    private final Law law;
    private final int householdsASlice;
    private final PhaseClock clock;
    private Optional<Kept> kept = Optional.empty();

    /**
     * @param householdsASlice how many households are in memory together
     * @param clock hears what it is at
     */
    DecideCycle(Database database, Law law, int householdsASlice, PhaseClock clock) {
        this.database = database;
        this.law = law;
        this.householdsASlice = householdsASlice;
        this.clock = clock;
    }

    /**
     * Verifies.
     *
     * @param progress hears how many households are done
     */
    Verified verify(ClosedRoll roll, Actor by, Talk talk, LongConsumer progress) {
        SlicedRoll slices = slices(roll, ClosedFacts.Books.NONE, talk);
        return new VerifyMonths(database, law, clock).verify(roll, slices, by, progress, Optional.empty());
    }

    /** The same, by who is going to liquidate next. */
    Verified verifyToLiquidate(ClosedRoll roll, Actor by, Talk talk, LongConsumer progress) {
        EarlierLiquidations books = new EarlierLiquidations(database, roll.period());
        SlicedRoll slices = slices(roll, books, talk);
        CycleAmounts amounts = new CycleAmounts(slices, roll.horizon(law));
        try {
            Verified verified =
                    new VerifyMonths(database, law, clock).verify(roll, slices, by, progress, Optional.of(amounts));
            kept = Optional.of(new Kept(roll, books, amounts, verified));
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
            return act.liquidate(roll, last.amounts(), last.verified(), last.books(), by);
        }
        EarlierLiquidations books = new EarlierLiquidations(database, roll.period());
        return act.liquidate(roll, slices(roll, books, talk), books, by, progress);
    }

    private SlicedRoll slices(ClosedRoll roll, ClosedFacts.Books books, Talk talk) {
        clock.enter(PhaseClock.Phase.READ);
        return new ClosedFacts(database, law, Cycles.reading(talk), talk::say).slices(roll, books, householdsASlice);
    }
}
