package org.ayni.app.console.background;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.ayni.app.access.Staff;
import org.ayni.app.console.background.BackgroundWork.Ended;
import org.ayni.app.console.background.BackgroundWork.State;
import org.ayni.app.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the tray that stand for acts. Whoever runs one says every second that it lives; one of which nothing was heard for
 * half a minute was cut off with its program, and is ended with a cause.
 */
final class ActRows {

    private static final String CUT_OFF =
            "El programa se detuvo mientras lo hacía. Mire en su página si quedó hecho; si no, pídalo ahí otra vez.";

    private final Database database;
    private final String worker;

    /** @param worker name of this process among all that ever ran */
    ActRows(Database database, String worker) {
        this.database = database;
        this.worker = worker;
    }

    /** Adds a running act; empty when one of its name runs. */
    Optional<Long> begin(String act, String what, String page, Staff by) {
        endCutOff();
        return database.app()
                .sql("""
                    INSERT INTO console.job (staff, places, kind, title, request, whole, act, page,
                                             state, worker, lease_until, attempts, started_at)
                    VALUES (:staff, '*', 'act', :what, '', 0, :act, :page,
                            'RUNNING', :worker, clock_timestamp() + INTERVAL '30 seconds', 1, clock_timestamp())
                    ON CONFLICT DO NOTHING
                    RETURNING job
                    """)
                .param("staff", by.id())
                .param("what", what)
                .param("act", act)
                .param("page", page)
                .param("worker", worker)
                .query(Long.class)
                .optional();
    }

    /** Says that it lives, and how far it is. */
    void renew(long job, long done, long whole, String said) {
        database.app()
                .sql("""
                    UPDATE console.job
                    SET done = :done, whole = :whole, said = :said,
                        lease_until = clock_timestamp() + INTERVAL '30 seconds'
                    WHERE job = :job
                      AND worker = :worker
                      AND state = 'RUNNING'
                    """)
                .param("job", job)
                .param("worker", worker)
                .param("done", done)
                .param("whole", whole)
                .param("said", said)
                .update();
    }

    void end(long job, Ending ending) {
        switch (ending) {
            case Ending.Done done -> end(job, "DONE", done.text(), null, "");
            case Ending.Refused refused -> end(job, "FAILED", "", refused.reason(), refused.whatToDo());
            case Ending.Failed failed -> end(job, "FAILED", "", failed.text(), "");
        }
    }

    /** Ends what its program left, which died before it could. */
    void endCutOff() {
        database.app().sql("""
            UPDATE console.job
            SET state = 'FAILED', lease_until = NULL, ended_at = clock_timestamp(), said = '', cause = :cause
            WHERE state = 'RUNNING'
              AND act IS NOT NULL
              AND lease_until < clock_timestamp()
            """).param("cause", CUT_OFF).update();
    }

    /** Ends what this program leaves. */
    void leave(long job) {
        end(job, "FAILED", "", CUT_OFF, "");
    }

    /** The latest of a name. */
    Optional<State> find(String act) {
        return database.app()
                .sql("""
                    SELECT job.title, staff.user_name, job.asked_at, job.said, job.state, job.cause, job.advice,
                           job.ended_at, job.state = 'RUNNING' AND job.lease_until < clock_timestamp() AS cut_off
                    FROM console.job
                    JOIN access.staff USING (staff)
                    WHERE job.act = :act
                    ORDER BY job.job DESC
                    LIMIT 1
                    """)
                .param("act", act)
                .query((row, number) -> state(row))
                .optional();
    }

    private void end(long job, String state, String said, @Nullable String cause, String advice) {
        database.app()
                .sql("""
                    UPDATE console.job
                    SET state = :state, lease_until = NULL, ended_at = clock_timestamp(), done = whole,
                        said = :said, cause = :cause, advice = :advice
                    WHERE job = :job
                      AND worker = :worker
                      AND state = 'RUNNING'
                    """)
                .param("job", job)
                .param("worker", worker)
                .param("state", state)
                .param("said", said)
                .param("cause", cause)
                .param("advice", advice)
                .update();
    }

    private static State state(ResultSet row) throws SQLException {
        Instant since = row.getObject("asked_at", OffsetDateTime.class).toInstant();
        boolean cutOff = row.getBoolean("cut_off");
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        Optional<Ended> ended = cutOff
                ? Optional.of(new Ended(new Ending.Refused(CUT_OFF, ""), since))
                : Optional.ofNullable(endedAt).map(at -> new Ended(ending(row), at.toInstant()));
        return new State(row.getString("title"), row.getString("user_name"), since, row.getString("said"), ended);
    }

    private static Ending ending(ResultSet row) {
        try {
            return row.getString("state").equals("DONE")
                    ? new Ending.Done(row.getString("said"))
                    : new Ending.Refused(row.getString("cause"), row.getString("advice"));
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
