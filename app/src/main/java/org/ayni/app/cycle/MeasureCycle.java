package org.ayni.app.cycle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.verification.PhaseClock;
import org.ayni.kernel.time.Bimester;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For benches: how long the deciding steps of a cycle take, and how long the database would need for nothing but keeping their
 * rows. Works on the production path with its guarantees; only {@link #takeBack}, which lets a run be repeated, does what a
 * programme never does, as the owner of the tables, and refuses once anything was authorised.
 */
public final class MeasureCycle {

    /** A table of results, with its key. */
    private record Result(String schema, String table, String key) {

        String partition(Bimester period) {
            return "%s.%s_%s".formatted(schema, table, period.toString().replace('-', '_'));
        }

        String fresh() {
            return "%s.floor_%s".formatted(schema, table);
        }
    }

    private static final Result DECISIONS = new Result("verification", "stored_decision", "household, number");
    private static final Result MONTHS = new Result("verification", "stored_household_month", "household, month");
    private static final Result LINES = new Result("liquidation", "stored_line", "household, number");
    private static final Result TOTALS = new Result("liquidation", "stored_total", "household");
    private static final List<Result> RESULTS = List.of(DECISIONS, MONTHS, LINES, TOTALS);

    private final Database database;
    private final Cycles cycles;

    public MeasureCycle(Database database, Cycles cycles) {
        this.database = database;
        this.cycles = cycles;
    }

    /**
     * What was measured.
     *
     * @param rows decisions, months, lines and totals that were written
     * @param hash of the four result files, empty where nothing was computed
     * @param phases of a cycle, which add up to what it took; none of anything else
     */
    public record Measured(Duration took, long rows, String hash, Map<PhaseClock.Phase, Duration> phases) {}

    /** Verifies and liquidates a cycle whose roll is closed. */
    public Measured cycle(Bimester period, Actor by) {
        cycles.clock().begin(PhaseClock.Phase.READ);
        long start = System.nanoTime();
        requireDone(cycles.verifyToLiquidate(period, by));
        requireDone(cycles.decideAmounts(period, by));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Map<PhaseClock.Phase, Duration> phases = cycles.clock().taken();
        return new Measured(
                took, rows(period), cycles.status(period).hashes().orElseThrow().whole(), phases);
    }

    /**
     * Keeps the rows of a liquidated cycle once more, in fresh tables without readers, over two connections: the bytes are
     * ready, nothing is thought. Keys are built and everything is committed; then it is dropped.
     *
     * @param folder for the bytes, which are read from there while they are sent
     */
    public Measured persistFloor(Bimester period, Path folder) throws IOException {
        for (Result result : RESULTS) {
            unload(result, period, folder);
        }
        long start = System.nanoTime();
        long rows;
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            Future<Long> one = two.submit(() -> keep(List.of(DECISIONS), period, folder));
            Future<Long> other = two.submit(() -> keep(List.of(LINES, TOTALS, MONTHS), period, folder));
            rows = one.get() + other.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        JdbcClient owner = JdbcClient.create(database.ownerDataSource());
        for (Result result : RESULTS) {
            owner.sql("DROP TABLE " + result.fresh()).update();
            Files.delete(file(result, folder));
        }
        return new Measured(took, rows, "", Map.of());
    }

    /**
     * Takes the verification and the liquidation of a cycle away, so that it can be measured again.
     *
     * @throws IllegalStateException when it is authorised
     */
    public void takeBack(Bimester period) throws SQLException {
        try (Connection connection = database.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            boolean authorised = statement
                    .executeQuery("SELECT FROM liquidation.resolution WHERE period = '%s'".formatted(period))
                    .next();
            if (authorised) {
                throw new IllegalStateException(period + " is authorised and stays");
            }
            for (Result result : RESULTS) {
                statement.execute("DROP TABLE IF EXISTS " + result.partition(period));
            }
            for (String table : List.of(
                    "variance.acceptance",
                    "variance.finding",
                    "variance.review",
                    "verification.verification",
                    "liquidation.liquidation",
                    "liquidation.absent_household")) {
                forget(statement, table, "period = '%s'".formatted(period));
            }
            forget(statement, "cycle.step", "period = '%s' AND step IN ('VERIFY', 'LIQUIDATE')".formatted(period));
            connection.commit();
        }
    }

    private static void forget(Statement statement, String table, String which) throws SQLException {
        statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
        statement.execute("DELETE FROM " + table + " WHERE " + which);
        statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
    }

    private static void requireDone(StepResult result) {
        if (!(result instanceof StepResult.Done)) {
            throw new IllegalStateException("not done: " + result);
        }
    }

    private long rows(Bimester period) {
        long rows = 0;
        for (Result result : RESULTS) {
            rows += database.app()
                    .sql("SELECT count(*) FROM " + result.partition(period))
                    .query(Long.class)
                    .single();
        }
        return rows;
    }

    private void unload(Result result, Bimester period, Path folder) {
        database.onDriver(connection -> {
            try (OutputStream out = Files.newOutputStream(file(result, folder))) {
                return connection
                        .getCopyAPI()
                        .copyOut("COPY " + result.partition(period) + " TO STDOUT (FORMAT binary)", out);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private long keep(List<Result> results, Bimester period, Path folder) throws SQLException, IOException {
        long rows = 0;
        try (Connection connection = database.ownerDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (Result result : results) {
                statement.execute("CREATE TABLE %s (LIKE %s INCLUDING CONSTRAINTS)"
                        .formatted(result.fresh(), result.partition(period)));
                try (InputStream bytes = Files.newInputStream(file(result, folder))) {
                    rows += connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("COPY " + result.fresh() + " FROM STDIN (FORMAT binary)", bytes, 1 << 16);
                }
                statement.execute("ALTER TABLE %s ADD PRIMARY KEY (%s)".formatted(result.fresh(), result.key()));
            }
            connection.commit();
        }
        return rows;
    }

    private static Path file(Result result, Path folder) {
        return folder.resolve(result.table() + ".copy");
    }
}
