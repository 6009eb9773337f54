package org.ayni.app.opinion;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.ExchangeReader;
import org.ayni.app.exchange.KnownIds;
import org.ayni.app.exchange.RejectionSink;
import org.ayni.app.exchange.RowSink;
import org.ayni.app.problem.Problem;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * One computation of a bimestre by SQL over rows: open, fill ({@link #readFiles} or {@link #fill}), compute, ask.
 *
 * <p>Everything happens in one transaction of a connection of its own, which closing takes back: nothing stays, whatever
 * happens. Two at a time on one database wait for each other.
 */
public final class SecondOpinion implements AutoCloseable {

    /**
     * As much of the machine as one large computation may take while it runs; the transaction's own settings. Every join is of
     * equal keys, so a hash is better than sorting millions of rows to meet the six months; and a tenth of the usual sample
     * tells enough of tables that are made to be read once.
     */
    private static final String SETTINGS = """
        SET LOCAL search_path = opinion_run, pg_catalog;
        SET LOCAL jit = off;
        SET LOCAL work_mem = '512MB';
        SET LOCAL hash_mem_multiplier = 2;
        SET LOCAL max_parallel_workers_per_gather = 1;
        SET LOCAL min_parallel_table_scan_size = '4MB';
        SET LOCAL parallel_setup_cost = 200;
        SET LOCAL parallel_tuple_cost = 0.02;
        SET LOCAL random_page_cost = 1.1;
        SET LOCAL enable_mergejoin = off;
        SET LOCAL default_statistics_target = 10;
        """;

    private final Connection connection;

    private SecondOpinion(Connection connection) {
        this.connection = connection;
    }

    /** Makes the empty tables of a computation and writes the law and its days into them. */
    public static SecondOpinion open(
            Database database, Law law, Bimester period, LocalDate closingDay, LocalDate evidenceCut)
            throws SQLException {
        Connection connection = database.appDataSource().getConnection();
        SecondOpinion opinion = new SecondOpinion(connection);
        try {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(SETTINGS);
            }
            RuleSteps.run(connection, RuleSteps.TABLES);
            new LawRows(connection, law).write();
            opinion.write(period, closingDay, evidenceCut);
            return opinion;
        } catch (SQLException | RuntimeException e) {
            opinion.close();
            throw e;
        }
    }

    private void write(Bimester period, LocalDate closingDay, LocalDate evidenceCut) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO computation VALUES (?, ?, ?)")) {
            statement.setObject(1, period.firstDay());
            statement.setObject(2, closingDay);
            statement.setObject(3, evidenceCut);
            statement.executeUpdate();
        }
    }

    /** Where rows come from. */
    @FunctionalInterface
    public interface Source {
        void read(KnownIds ids, RowSink rows) throws IOException;
    }

    /** Fills the tables from the files of a folder; what the exchange format rejects does not come in. */
    public void readFiles(Path folder, RejectionSink rejections) throws IOException, SQLException {
        fill((ids, rows) -> new ExchangeReader(folder).read(ids, rows, rejections));
    }

    /** Fills the tables, once. */
    public void fill(Source source) throws IOException, SQLException {
        try (InputRows rows = new InputRows(connection)) {
            source.read(new KnownIds(), rows);
            rows.finish();
        }
        try (Statement statement = connection.createStatement()) {
            for (InputTable table : InputTable.values()) {
                statement.execute("ANALYZE " + table.tableName());
            }
        }
    }

    /** Applies the rules to what was filled in; nothing else was ever liquidated. */
    public void compute() throws SQLException {
        compute(List.of());
    }

    /** The same for a closed roll: what this installation liquidated before counts too. */
    void computeWithOwnBooks() throws SQLException {
        compute(List.of(RuleSteps.OWN_BOOKS));
    }

    private void compute(List<String> books) throws SQLException {
        RuleSteps.run(connection, RuleSteps.RULES.getFirst());
        for (String step : books) {
            RuleSteps.run(connection, step);
        }
        for (String step : RuleSteps.RULES.subList(1, RuleSteps.RULES.size())) {
            RuleSteps.run(connection, step);
        }
        requireCalendar();
    }

    /** Fingerprints of the four result files, as the exchange format writes them. */
    public ResultHashes hashes() throws SQLException {
        return new ResultHashes(
                ComputedResult.MEMBER_MONTHS.hash(connection),
                ComputedResult.HOUSEHOLD_MONTHS.hash(connection),
                ComputedResult.LINES.hash(connection),
                ComputedResult.TOTALS.hash(connection));
    }

    /** The connection on which the tables of the computation can be seen. */
    Connection connection() {
        return connection;
    }

    /** Takes everything back. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }

    /** A national row of school days for each month to decide, or nothing was computed. */
    private void requireCalendar() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet missing = statement.executeQuery("""
                    SELECT m.name
                    FROM month AS m
                    WHERE (m.is_current OR m.bit & (SELECT coalesce(bit_or(bits), 0) FROM liquidated_before) <> 0)
                      AND NOT EXISTS (SELECT FROM calendar AS c WHERE c.school_id = '' AND c.bit = m.bit)
                    ORDER BY m.name
                    LIMIT 1\
                    """)) {
            if (missing.next()) {
                throw Problem.missing("Falta el calendario escolar nacional de " + missing.getString("name") + ".")
                        .whatToDo("Agregue a school_days.csv la fila de ese mes y repita.")
                        .stop();
            }
        }
    }
}
