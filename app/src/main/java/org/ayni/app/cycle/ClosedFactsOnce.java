package org.ayni.app.cycle;

import java.util.Optional;
import org.ayni.app.database.Database;
import org.ayni.app.liquidation.EarlierLiquidations;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.kernel.law.Law;

/**
 * Reads a closed roll once for the verification and the liquidation of one process. What was read is of that roll, by its
 * fingerprint, for ever; the books of earlier liquidations are not, so it is used again only where there are none.
 */
final class ClosedFactsOnce {

    private record Kept(ClosedRoll roll, ClosedFacts.Read read) {}

    private final Database database;
    private final Law law;
    private Optional<Kept> kept = Optional.empty();

    ClosedFactsOnce(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /** What the verification looks at. */
    ClosedFacts.Read toVerify(ClosedRoll roll, Talk talk) {
        ClosedFacts.Read read = reader(talk).readClosed(roll, ClosedFacts.Books.NONE);
        kept = Optional.of(new Kept(roll, read));
        return read;
    }

    /** What the liquidation looks at: the same, and everything that was liquidated here before. */
    ClosedFacts.Read toLiquidate(ClosedRoll roll, Talk talk) {
        Optional<ClosedFacts.Read> again =
                kept.filter(last -> last.roll().equals(roll)).map(Kept::read);
        kept = Optional.empty();
        if (again.isPresent() && nothingWasEverLiquidated()) {
            return again.get();
        }
        return reader(talk).readClosed(roll, new EarlierLiquidations(database, roll.period()));
    }

    private boolean nothingWasEverLiquidated() {
        return database.app()
                .sql("SELECT NOT EXISTS (SELECT FROM liquidation.liquidation)")
                .query(Boolean.class)
                .single();
    }

    private ClosedFacts reader(Talk talk) {
        return new ClosedFacts(database, law, Cycles.reading(talk), talk::say);
    }
}
