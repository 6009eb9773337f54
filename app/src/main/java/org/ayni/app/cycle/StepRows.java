package org.ayni.app.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code cycle.step}. */
final class StepRows {

    private static final String SELECT = """
            SELECT period, step, state, attempt, started_by, started_at, progress, cause, finished_at, result, result_hash
            FROM cycle.step
            """;

    private final JdbcClient jdbc;

    StepRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StepRow> find(Bimester period, CycleStep step) {
        return jdbc.sql(SELECT + "WHERE period = :period AND step = :step")
                .param("period", period.toString())
                .param("step", step.name())
                .query(StepRows::row)
                .optional();
    }

    List<StepRow> all(Bimester period) {
        return jdbc
                .sql(SELECT + "WHERE period = :period")
                .param("period", period.toString())
                .query(StepRows::row)
                .list()
                .stream()
                .sorted((a, b) -> a.step().compareTo(b.step()))
                .toList();
    }

    /** Notes that somebody begins, or begins again. A row that is done stays as it is. */
    void begin(Bimester period, CycleStep step, String by) {
        jdbc.sql("""
                        INSERT INTO cycle.step AS s (
                            period, step, state, attempt, started_by, started_at,
                            progress, cause, finished_at, result, result_hash)
                        VALUES (:period, :step, 'RUNNING', 1, :by, clock_timestamp(), '', '', NULL, '', '')
                        ON CONFLICT (period, step) DO UPDATE
                        SET state = 'RUNNING',
                            attempt = s.attempt + 1,
                            started_by = excluded.started_by,
                            started_at = excluded.started_at,
                            progress = '',
                            cause = '',
                            finished_at = NULL
                        WHERE s.state <> 'DONE'""")
                .param("period", period.toString())
                .param("step", step.name())
                .param("by", by)
                .update();
    }

    void progress(Bimester period, CycleStep step, String progress) {
        jdbc.sql("""
                        UPDATE cycle.step
                        SET progress = :progress
                        WHERE period = :period
                          AND step = :step
                          AND state = 'RUNNING'""")
                .param("period", period.toString())
                .param("step", step.name())
                .param("progress", progress)
                .update();
    }

    void stop(Bimester period, CycleStep step, String cause) {
        jdbc.sql("""
                        UPDATE cycle.step
                        SET state = 'STOPPED',
                            cause = :cause,
                            finished_at = clock_timestamp()
                        WHERE period = :period
                          AND step = :step
                          AND state = 'RUNNING'""")
                .param("period", period.toString())
                .param("step", step.name())
                .param("cause", cause)
                .update();
    }

    void done(Bimester period, CycleStep step, String result, String resultHash) {
        jdbc.sql("""
                        UPDATE cycle.step
                        SET state = 'DONE',
                            progress = '',
                            finished_at = clock_timestamp(),
                            result = :result,
                            result_hash = :hash
                        WHERE period = :period
                          AND step = :step""")
                .param("period", period.toString())
                .param("step", step.name())
                .param("result", result)
                .param("hash", resultHash)
                .update();
    }

    boolean isOpen(Bimester period) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM cycle.cycle WHERE period = :period) AS open")
                .param("period", period.toString())
                .query(Boolean.class)
                .single();
    }

    private static StepRow row(ResultSet row, int number) throws SQLException {
        return new StepRow(
                Bimester.parse(row.getString("period")),
                CycleStep.valueOf(row.getString("step")),
                StepRow.State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                row.getString("progress"),
                row.getString("cause"),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
                row.getString("result"),
                row.getString("result_hash"));
    }
}
