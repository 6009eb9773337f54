package org.ayni.app.console.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.ayni.app.access.Staff;
import org.ayni.app.database.Database;

/**
 * How a worker holds work: it takes it for half a minute, says so again while it lives, and gives it back at its end. Who
 * does not say so any more has lost it to the next.
 */
final class JobLease {

    private static final int MOST_ATTEMPTS = 3;
    private static final int PART_BYTES = 1 << 20;

    private final Database database;
    private final String worker;

    JobLease(Database database, String worker) {
        this.database = database;
        this.worker = worker;
    }

    /** Work that this worker holds now. */
    record Taken(long job, String kind, String request, long whole, String places, Staff owner) {}

    /** The oldest work that nobody holds. */
    Optional<Taken> take() {
        database.app().sql("""
            UPDATE console.job
            SET state = 'FAILED', lease_until = NULL, ended_at = clock_timestamp(),
                cause = 'El programa se interrumpió tres veces mientras lo hacía. Pruebe otra vez; si se repite, avise a la UTI.'
            WHERE state = 'RUNNING'
              AND act IS NULL
              AND lease_until < clock_timestamp()
              AND attempts >= :most
            """).param("most", MOST_ATTEMPTS).update();
        return database.app()
                .sql("""
                    UPDATE console.job AS taken
                    SET state = 'RUNNING', worker = :worker, attempts = attempts + 1, done = 0,
                        lease_until = clock_timestamp() + INTERVAL '30 seconds', started_at = clock_timestamp()
                    FROM access.staff AS owner
                    WHERE taken.job = (
                        SELECT job
                        FROM console.job
                        WHERE state = 'QUEUED'
                           OR state = 'RUNNING' AND act IS NULL AND lease_until < clock_timestamp()
                        ORDER BY job
                        LIMIT 1
                        FOR UPDATE SKIP LOCKED)
                      AND owner.staff = taken.staff
                    RETURNING taken.job, taken.kind, taken.request, taken.whole, taken.places,
                              owner.staff, owner.user_name, owner.full_name, owner.synthetic
                    """)
                .param("worker", worker)
                .query((row, number) -> new Taken(
                        row.getLong("job"),
                        row.getString("kind"),
                        row.getString("request"),
                        row.getLong("whole"),
                        row.getString("places"),
                        new Staff(
                                row.getInt("staff"),
                                row.getString("user_name"),
                                row.getString("full_name"),
                                row.getBoolean("synthetic"))))
                .optional();
    }

    /** Says that the worker lives, and how far it is; false when it must stop. */
    boolean renew(long job, long done) {
        return database.app()
                .sql("""
                    UPDATE console.job
                    SET done = least(:done, whole), lease_until = clock_timestamp() + INTERVAL '30 seconds'
                    WHERE job = :job
                      AND worker = :worker
                      AND state = 'RUNNING'
                    RETURNING NOT cancel
                    """)
                .param("job", job)
                .param("worker", worker)
                .param("done", done)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Keeps the file and ends the work, both or neither; neither when the worker lost it or it was cancelled. */
    void finish(long job, Work.Made made) {
        database.transaction().executeWithoutResult(transaction -> {
            int mine = database.app()
                    .sql("""
                        UPDATE console.job
                        SET state = 'DONE', done = whole, lease_until = NULL, file_name = :name,
                            ended_at = clock_timestamp()
                        WHERE job = :job
                          AND worker = :worker
                          AND state = 'RUNNING'
                          AND NOT cancel
                        """)
                    .param("job", job)
                    .param("worker", worker)
                    .param("name", made.name())
                    .update();
            if (mine == 1) {
                store(job, made.file());
            }
        });
        end(job, "CANCELLED", Optional.empty());
    }

    /** Ends the work without a file, unless it has ended or is another worker's. */
    void end(long job, String state, Optional<String> cause) {
        database.app()
                .sql("""
                    UPDATE console.job
                    SET state = :state, lease_until = NULL, cause = :cause, ended_at = clock_timestamp()
                    WHERE job = :job
                      AND worker = :worker
                      AND state = 'RUNNING'
                    """)
                .param("job", job)
                .param("worker", worker)
                .param("state", state)
                .param("cause", cause.orElse(null))
                .update();
    }

    /** Gives the work back as if it had not been taken; a cancelled one ends. */
    void giveBack(long job) {
        database.app().sql("""
            UPDATE console.job
            SET state = CASE WHEN cancel THEN 'CANCELLED' ELSE 'QUEUED' END,
                lease_until = NULL, attempts = attempts - 1, done = 0,
                ended_at = CASE WHEN cancel THEN clock_timestamp() END
            WHERE job = :job
              AND worker = :worker
              AND state = 'RUNNING'
            """).param("job", job).param("worker", worker).update();
    }

    /** Takes the files away that are older than a week. */
    void forgetOldFiles() {
        database.app().sql("""
            DELETE FROM console.job_file
            USING console.job
            WHERE job.job = job_file.job
              AND job.ended_at < now() - INTERVAL '7 days'
            """).update();
    }

    private void store(long job, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (byte[] part = in.readNBytes(PART_BYTES); part.length > 0; part = in.readNBytes(PART_BYTES)) {
                database.app()
                        .sql("INSERT INTO console.job_file (job, part, body) VALUES (:job, :part, :body)")
                        .param("job", job)
                        .param("part", number++)
                        .param("body", part)
                        .update();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
