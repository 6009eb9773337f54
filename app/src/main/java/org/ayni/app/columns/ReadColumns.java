package org.ayni.app.columns;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ayni.app.columns.ChunkSets.ChunkSet;
import org.ayni.app.database.Database;
import org.ayni.kernel.facts.Exemptions;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.postgresql.PGConnection;

/**
 * Reads a closed roll and its evidence from columns into the kernel's facts: the same facts, in the same order, as from the
 * rows. Of the evidence only what the horizon looks at is read; health records in a second thread, over a connection of their
 * own, beside all the rest.
 */
public final class ReadColumns {

    static final int MEMBER_SCOPE = Exemptions.Scope.MEMBER.ordinal();

    private static final Set<ChunkKind> HEALTH = EnumSet.of(ChunkKind.HEALTH, ChunkKind.PERINATAL_HEALTH);
    private static final Set<ChunkKind> ALWAYS =
            EnumSet.of(ChunkKind.PERINATAL_HEALTH, ChunkKind.SCHOOL_DAY, ChunkKind.LIQUIDATED);

    private final Database database;
    private final Law law;

    public ReadColumns(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /** What was read: facts, not yet sealed, and the numbers of their households and members. */
    public record Read(Facts facts, RollNumbers numbers) {}

    /** What has to be known of the roll before its evidence is read, and of loaded liquidations. */
    public interface Books {

        /**
         * The households of the whole roll are known now.
         *
         * @param roll of its households
         */
        void openRoll(RollNumbers roll);

        /**
         * Households and members of some facts are known now: all of the roll, or a slice of it.
         *
         * @param numbers of the facts
         * @param roll as it was opened; the same as numbers when the facts are of all of it
         */
        void openPart(Facts facts, RollNumbers numbers, RollNumbers roll);

        /** Households and members of a whole roll are known now. */
        default void open(Facts facts, RollNumbers numbers) {
            openRoll(numbers);
            openPart(facts, numbers, numbers);
        }

        /**
         * Whether a loaded liquidation still counts.
         *
         * @param household place on the whole roll
         * @param about ordinal of the bimestre that the money is about
         * @param record its number
         */
        boolean counts(int household, int about, long record);
    }

    /**
     * Reads.
     *
     * @param knownAt instant of the closed roll
     * @param rollHash fingerprint of its rows, which the columns must be sealed to
     * @throws ColumnsUnfit when a chunk is missing or is not what was written
     */
    public Read read(Bimester period, Instant knownAt, String rollHash, Horizon horizon, Books books)
            throws ColumnsUnfit {
        RollSeals.Sealed sealed = new RollSeals(database).check(period, knownAt, rollHash);
        List<ChunkSet> wanted = wanted(sealed, horizon);
        Facts facts = new Facts(horizon, law);
        RollNumbers numbers = new RollNumbers();
        onConnection(database, connection -> new RollChunks(facts, numbers).read(connection, sealed.roll()));
        books.open(facts, numbers);
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<?> health = beside.submit(() -> {
                readHealth(wanted, new EvidenceChunks(facts, numbers, numbers, books, new StoredChunks()));
                return true;
            });
            onConnection(
                    database,
                    connection -> new EvidenceChunks(facts, numbers, numbers, books, new StoredChunks())
                            .read(
                                    connection,
                                    wanted.stream()
                                            .filter(set -> !HEALTH.contains(set.kind()))
                                            .toList()));
            health.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ColumnsUnfit unfit) {
                throw unfit;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return new Read(facts, numbers);
    }

    /**
     * Proves all columns of a closed roll and of its evidence, and cuts it into slices that can be read one after the other.
     *
     * @param knownAt instant of the closed roll
     * @param rollHash fingerprint of its rows, which the columns must be sealed to
     * @param householdsASlice how many households are read together
     * @throws ColumnsUnfit when a chunk is missing or is not what was written
     */
    public RollSlices slices(Bimester period, Instant knownAt, String rollHash, Horizon horizon, int householdsASlice)
            throws ColumnsUnfit {
        RollSeals.Sealed sealed = new RollSeals(database).check(period, knownAt, rollHash);
        PlanSlices plan = new PlanSlices(householdsASlice);
        onConnection(database, connection -> plan.read(connection, sealed.roll(), wanted(sealed, horizon)));
        return new RollSlices(database, law, horizon, plan);
    }

    private List<ChunkSet> wanted(RollSeals.Sealed sealed, Horizon horizon) {
        int firstHealth = HealthHistory.firstBimester(horizon, law);
        return sealed.evidence().stream()
                .filter(set -> isWanted(set, horizon, firstHealth))
                .toList();
    }

    private static boolean isWanted(ChunkSet set, Horizon horizon, int firstHealth) {
        if (ALWAYS.contains(set.kind())) {
            return true;
        }
        return set.bimester() <= horizon.period().ordinal()
                && set.bimester()
                        >= (set.kind() == ChunkKind.HEALTH
                                ? firstHealth
                                : horizon.bimester(0).ordinal());
    }

    private void readHealth(List<ChunkSet> wanted, EvidenceChunks chunks) throws SQLException, ColumnsUnfit {
        try (Connection connection = database.appDataSource().getConnection()) {
            chunks.read(
                    connection.unwrap(PGConnection.class),
                    wanted.stream().filter(set -> HEALTH.contains(set.kind())).toList());
        }
    }

    /** Reads over a connection. */
    interface Reading {
        void on(PGConnection connection) throws SQLException, ColumnsUnfit;
    }

    /** Reads over the connection of the transaction of this thread, or over any when it has none. */
    static void onConnection(Database database, Reading reading) throws ColumnsUnfit {
        ColumnsUnfit[] unfit = new ColumnsUnfit[1];
        database.onDriver(connection -> {
            try {
                reading.on(connection);
            } catch (ColumnsUnfit found) {
                unfit[0] = found;
            }
            return true;
        });
        if (unfit[0] != null) {
            throw unfit[0];
        }
    }
}
