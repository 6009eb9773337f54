package org.ayni.app.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.FactRows;
import org.ayni.app.exchange.KnownIds;
import org.ayni.app.exchange.Row;
import org.ayni.app.exchange.RowSink;
import org.ayni.app.intake.RollReader;
import org.ayni.app.registry.RollInstant;
import org.ayni.app.registry.RollMoment;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Days;

/**
 * The closed roll and its evidence as the kernel's facts: everything that was known at an instant, read anew each time and
 * proved by its fingerprint. Needs an open transaction, as all of it.
 */
public final class ClosedFacts {

    /** What the books of an earlier liquidation have to say, besides what was loaded. */
    public interface Books {

        /** Households and members are known now; nothing is sealed yet. */
        void open(Facts facts);

        /** Whether a loaded row of {@code liquidated.csv} still counts. */
        boolean counts(Row loaded);

        /** Nothing was liquidated here before. */
        Books NONE = new Books() {
            @Override
            public void open(Facts facts) {}

            @Override
            public boolean counts(Row loaded) {
                return true;
            }
        };
    }

    /**
     * What was read.
     *
     * @param facts sealed
     * @param hash SHA-256 of all that the database sent
     */
    public record Read(Facts facts, String hash) {}

    private static final int ROWS_PER_TICK = 10_000;

    private final Database database;
    private final Law law;
    private final LongConsumer rowsRead;

    public ClosedFacts(Database database, Law law) {
        this(database, law, rows -> {});
    }

    /** @param rowsRead hears now and then how many rows were read so far */
    public ClosedFacts(Database database, Law law, LongConsumer rowsRead) {
        this.database = database;
        this.law = law;
        this.rowsRead = rowsRead;
    }

    /**
     * Waits until nobody records anything, and lets nobody begin until the transaction ends.
     *
     * @return the instant of the last thing that was recorded; empty when nothing ever was. It is an instant of the roll and
     *     not of a clock: a clock that is set back cannot bring anything into what was closed
     */
    public Optional<Instant> closeToWriters() {
        RollInstant.toClose(database);
        return database.app()
                .sql("SELECT recorded_at FROM registry.load ORDER BY load DESC LIMIT 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Reads everything that was known at an instant. */
    public Read read(Horizon horizon, Instant knownAt) {
        return read(horizon, knownAt, Books.NONE);
    }

    /**
     * Reads a closed roll again.
     *
     * @throws IllegalStateException when it is not what it was at the closing
     */
    public Read readClosed(ClosedRoll roll, Books books) {
        Read read = read(roll.horizon(law), roll.knownAt(), books);
        if (!read.hash().equals(roll.rollHash())) {
            throw new IllegalStateException("the closed roll of " + roll.period() + " no longer reads as it did: "
                    + read.hash() + " instead of " + roll.rollHash());
        }
        return read;
    }

    /**
     * Reads one household of a closed roll, with its members and all that the rules may ask about them. Not proved by a
     * fingerprint: that is of the whole roll.
     *
     * @return facts with that household alone; with none, when it was not on the roll
     */
    public Facts readHousehold(ClosedRoll roll, String householdId, Books books) {
        new RollMoment(roll.closingDay(), roll.knownAt(), roll.knownAt()).set(database);
        return read(new RollReader(database).onlyHousehold(householdId), roll.horizon(law), books);
    }

    /** Reads everything that was known at an instant, with the books of earlier liquidations. */
    public Read read(Horizon horizon, Instant knownAt, Books books) {
        new RollMoment(horizon.closingDay(), knownAt, knownAt).set(database);
        MessageDigest digest = Sha256.digest();
        Facts facts = read(new RollReader(database).digesting(digest), horizon, books);
        return new Read(facts, Sha256.hexadecimal(digest));
    }

    private Facts read(RollReader reader, Horizon horizon, Books books) {
        Facts facts = new Facts(horizon, law);
        KnownIds ids = new KnownIds(facts.households.ids, facts.members.ids);
        FactRows taken = new FactRows(facts);
        long[] count = {0};
        RowSink rows = row -> {
            taken.accept(row);
            if (++count[0] % ROWS_PER_TICK == 0) {
                rowsRead.accept(count[0]);
            }
        };
        try {
            for (ExchangeFile file : ExchangeFile.values()) {
                if (file == ExchangeFile.LIQUIDATED) {
                    reader.read(file, ids, row -> {
                        if (books.counts(row)) {
                            rows.accept(row);
                        }
                    });
                } else {
                    reader.read(file, ids, rows);
                }
                if (file == ExchangeFile.MEMBERS) {
                    books.open(facts);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        facts.seal();
        return facts;
    }

    /** The first month of the horizon for which the national calendar is missing and needed, as {@code 2026-07}. */
    public static Optional<String> missingCalendar(Facts facts) {
        Horizon horizon = facts.horizon;
        for (int month = 0; month < horizon.months(); month++) {
            boolean needed = month / 2 == horizon.earlierBimesters() || facts.liquidated.hasBimester(month / 2);
            if (needed && !facts.calendar.hasNational(month)) {
                return Optional.of(Days.monthText(horizon.month(month)));
            }
        }
        return Optional.empty();
    }
}
