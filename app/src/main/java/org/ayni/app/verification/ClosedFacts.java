package org.ayni.app.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.ayni.app.columns.ColumnsUnfit;
import org.ayni.app.columns.ReadColumns;
import org.ayni.app.columns.RollNumbers;
import org.ayni.app.columns.RollSlices;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.FactRows;
import org.ayni.app.exchange.KnownIds;
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
    public interface Books extends ReadColumns.Books {

        /** Nothing was liquidated here before. */
        Books NONE = new Books() {
            @Override
            public void openRoll(RollNumbers roll) {}

            @Override
            public void openPart(Facts facts, RollNumbers numbers, RollNumbers roll) {}

            @Override
            public boolean counts(int household, int about, long record) {
                return true;
            }
        };
    }

    /**
     * What was read.
     *
     * @param facts sealed
     * @param numbers the database's numbers of their households and members
     * @param hash SHA-256 of all rows, as the database sends them
     */
    public record Read(Facts facts, RollNumbers numbers, String hash) {}

    private static final int ROWS_PER_TICK = 10_000;
    private static final int HOUSEHOLD = ExchangeFile.LIQUIDATED.position("household_id");
    private static final int ABOUT = ExchangeFile.LIQUIDATED.position("period");

    private final Database database;
    private final Law law;
    private final LongConsumer rowsRead;
    private final Consumer<String> notice;

    public ClosedFacts(Database database, Law law) {
        this(database, law, rows -> {}, text -> {});
    }

    /**
     * @param rowsRead hears now and then how many rows were read so far
     * @param notice hears, in Spanish, when the rows have to be read because their columns are unfit
     */
    public ClosedFacts(Database database, Law law, LongConsumer rowsRead, Consumer<String> notice) {
        this.database = database;
        this.law = law;
        this.rowsRead = rowsRead;
        this.notice = notice;
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

    /**
     * Reads everything that was known at an instant.
     *
     * @param beside hears of every row too
     */
    public Read read(Horizon horizon, Instant knownAt, RowSink beside) {
        return read(horizon, knownAt, Books.NONE, beside);
    }

    /**
     * Reads a closed roll again: from its columns, which are sealed to its fingerprint; or, when they are unfit, from the rows,
     * of which the fingerprint is taken anew.
     *
     * @throws IllegalStateException when it is not what it was at the closing
     */
    public Read readClosed(ClosedRoll roll, Books books) {
        try {
            ReadColumns.Read read = new ReadColumns(database, law)
                    .read(roll.period(), roll.knownAt(), roll.rollHash(), roll.horizon(law), books);
            read.facts().seal();
            return new Read(read.facts(), read.numbers(), roll.rollHash());
        } catch (ColumnsUnfit unfit) {
            tellUnfit(unfit);
            return readClosedRows(roll, books, row -> {});
        }
    }

    /**
     * Opens a closed roll to be read slice by slice: from its columns, all of which are proved before the first slice is read; or,
     * when they are unfit, from the rows, which are read at once.
     *
     * @param books heard about the whole roll when this returns, and about a slice whenever it is read
     * @param householdsASlice how many households are read together
     * @throws IllegalStateException when it is not what it was at the closing
     */
    public SlicedRoll slices(ClosedRoll roll, Books books, int householdsASlice) {
        try {
            RollSlices slices = new ReadColumns(database, law)
                    .slices(roll.period(), roll.knownAt(), roll.rollHash(), roll.horizon(law), householdsASlice);
            books.openRoll(slices.roll());
            return SlicedRoll.of(slices, books, roll);
        } catch (ColumnsUnfit unfit) {
            tellUnfit(unfit);
            return SlicedRoll.whole(readClosedRows(roll, books, row -> {}));
        }
    }

    private void tellUnfit(ColumnsUnfit unfit) {
        notice.accept("Se leen las filas, más despacio: " + unfit.getMessage()
                + ". Para rehacer las columnas: «ayni db rebuild-columns».");
    }

    /**
     * Reads a closed roll again from its rows.
     *
     * @param beside hears of every row too
     * @throws IllegalStateException when it is not what it was at the closing
     */
    public Read readClosedRows(ClosedRoll roll, Books books, RowSink beside) {
        Read read = read(roll.horizon(law), roll.knownAt(), books, beside);
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
        return read(
                new RollReader(database).onlyHousehold(householdId),
                roll.horizon(law),
                books,
                new RollNumbers(),
                row -> {});
    }

    /** Reads everything that was known at an instant, with the books of earlier liquidations. */
    public Read read(Horizon horizon, Instant knownAt, Books books) {
        return read(horizon, knownAt, books, row -> {});
    }

    private Read read(Horizon horizon, Instant knownAt, Books books, RowSink beside) {
        new RollMoment(horizon.closingDay(), knownAt, knownAt).set(database);
        MessageDigest digest = Sha256.digest();
        RollNumbers numbers = new RollNumbers();
        Facts facts = read(new RollReader(database).digesting(digest), horizon, books, numbers, beside);
        return new Read(facts, numbers, Sha256.hexadecimal(digest));
    }

    private Facts read(RollReader reader, Horizon horizon, Books books, RollNumbers numbers, RowSink beside) {
        Facts facts = new Facts(horizon, law);
        KnownIds ids = new KnownIds(facts.households.ids, facts.members.ids);
        FactRows taken = new FactRows(facts);
        long[] count = {0};
        RowSink rows = row -> {
            taken.accept(row);
            beside.accept(row);
            if (row.file() == ExchangeFile.HOUSEHOLDS) {
                numbers.addHousehold(row.line());
            } else if (row.file() == ExchangeFile.MEMBERS) {
                numbers.addPerson(row.line());
            }
            if (++count[0] % ROWS_PER_TICK == 0) {
                rowsRead.accept(count[0]);
            }
        };
        try {
            for (ExchangeFile file : ExchangeFile.values()) {
                if (file == ExchangeFile.LIQUIDATED) {
                    reader.read(file, ids, row -> {
                        if (books.counts(row.index(HOUSEHOLD), row.bimester(ABOUT), row.line())) {
                            rows.accept(row);
                        }
                    });
                } else {
                    reader.read(file, ids, rows);
                }
                if (file == ExchangeFile.MEMBERS) {
                    numbers.seal();
                    books.open(facts, numbers);
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
