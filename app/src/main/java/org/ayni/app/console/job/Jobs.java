package org.ayni.app.console.job;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.ayni.app.access.SeenPlaces;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.springframework.stereotype.Component;

/** The tray of each person: asking for work, looking at it, stopping it, repeating it, taking its file. */
@Component
public class Jobs {

    private static final int MOST_SHOWN = 100;
    private static final int MOST_WAITING = 5;

    private final Database database;
    private final Semaphore bell = new Semaphore(0);

    public Jobs(Database database) {
        this.database = database;
    }

    /**
     * A finished file.
     *
     * @param bytes its length
     * @param parts how many
     */
    record Stored(String name, long bytes, int parts) {}

    /** Rung when there is new work. */
    Semaphore bell() {
        return bell;
    }

    /**
     * Asks for work; it begins when a worker is free.
     *
     * @param title what is done, in Spanish
     * @param request as the kind of work reads it
     * @return empty when the person has too much waiting already
     */
    public Optional<Long> ask(Viewer viewer, String kind, String title, String request, long whole) {
        Optional<Long> asked = Objects.requireNonNull(database.transaction().execute(transaction -> {
            if (waiting(viewer) >= MOST_WAITING) {
                return Optional.empty();
            }
            return Optional.of(insert(viewer, kind, title, request, whole));
        }));
        asked.ifPresent(job -> bell.release());
        return asked;
    }

    private long insert(Viewer viewer, String kind, String title, String request, long whole) {
        long job = database.app()
                .sql("""
                    INSERT INTO console.job (staff, places, kind, title, request, whole)
                    VALUES (:staff, :places, :kind, :title, :request, :whole)
                    RETURNING job
                    """)
                .param("staff", viewer.staff().id())
                .param("places", places(viewer.places()))
                .param("kind", kind)
                .param("title", title)
                .param("request", request)
                .param("whole", whole)
                .query(Long.class)
                .single();
        record(viewer, "ask-job", job, Map.of("kind", kind, "request", request));
        return job;
    }

    /** The person's own, the newest first. */
    List<Job> of(Viewer viewer) {
        return database.app()
                .sql("""
                    SELECT job AS id, title, state, done, whole, attempts, cancel, cause, file_name, page, said, advice,
                           CASE WHEN state = 'RUNNING' AND act IS NULL AND done > 0
                             THEN (extract(epoch FROM clock_timestamp() - started_at) * (whole - done) / done)::bigint
                           END AS seconds_left,
                           EXISTS (SELECT FROM console.job_file WHERE job_file.job = job.job) AS has_file,
                           to_char(asked_at, 'DD/MM/YYYY HH24:MI') AS asked_at
                    FROM console.job
                    WHERE staff = :staff
                    ORDER BY job DESC
                    LIMIT :most
                    """)
                .param("staff", viewer.staff().id())
                .param("most", MOST_SHOWN)
                .query(Job.class)
                .list();
    }

    /** How many works of a person ended since he last looked, and how many are not over. */
    record Unseen(long done, long failed, long running) {}

    Unseen unseen(Viewer viewer) {
        return database.app()
                .sql("""
                    SELECT count(*) FILTER (WHERE state = 'DONE' AND seen_at IS NULL) AS done,
                           count(*) FILTER (WHERE state = 'FAILED' AND seen_at IS NULL) AS failed,
                           count(*) FILTER (WHERE state IN ('QUEUED', 'RUNNING')) AS running
                    FROM console.job
                    WHERE staff = :staff
                    """)
                .param("staff", viewer.staff().id())
                .query(Unseen.class)
                .single();
    }

    /** Remembers that the person has looked at the tray: what has ended by now is no news any more. */
    void saw(Viewer viewer) {
        database.app().sql("""
                    UPDATE console.job
                    SET seen_at = clock_timestamp()
                    WHERE staff = :staff
                      AND seen_at IS NULL
                      AND ended_at IS NOT NULL
                    """).param("staff", viewer.staff().id()).update();
    }

    /** What happened to the person's own work, each in words with its moment, by the number of the work. */
    Map<Long, List<String>> logs(Viewer viewer) {
        return database
                .app()
                .sql("""
                    SELECT event.job, event.state, event.attempts, event.cancel,
                           to_char(event.at, 'DD/MM/YYYY HH24:MI:SS') AS at,
                           row_number() OVER (PARTITION BY event.job ORDER BY event.number) = 1 AS first
                    FROM (SELECT job FROM console.job WHERE staff = :staff ORDER BY job DESC LIMIT :most) AS mine
                    JOIN console.job_event AS event USING (job)
                    ORDER BY event.job, event.number
                    """)
                .param("staff", viewer.staff().id())
                .param("most", MOST_SHOWN)
                .query((row, number) -> Map.entry(
                        row.getLong("job"),
                        row.getString("at") + " "
                                + Job.happened(
                                        row.getString("state"),
                                        row.getInt("attempts"),
                                        row.getBoolean("cancel"),
                                        row.getBoolean("first"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Stops work of the person's own; false when there is none to stop. */
    boolean cancel(Viewer viewer, long job) {
        return change(viewer, job, "cancel-job", """
            UPDATE console.job
            SET cancel = true,
                state = CASE state WHEN 'QUEUED' THEN 'CANCELLED' ELSE state END,
                ended_at = CASE state WHEN 'QUEUED' THEN clock_timestamp() END
            WHERE job = :job
              AND staff = :staff
              AND act IS NULL
              AND state IN ('QUEUED', 'RUNNING')
            """);
    }

    /** Begins work of the person's own again, from its beginning; false when there is none to repeat. */
    boolean repeat(Viewer viewer, long job) {
        boolean again = change(viewer, job, "repeat-job", """
            UPDATE console.job
            SET state = 'QUEUED', cancel = false, done = 0, attempts = 0, cause = NULL, ended_at = NULL, seen_at = NULL,
                places = :places
            WHERE job = :job
              AND staff = :staff
              AND act IS NULL
              AND state IN ('FAILED', 'CANCELLED')
            """);
        bell.release();
        return again;
    }

    /** The file of work of the person's own, if the person still sees the places that are in it. */
    Optional<Stored> file(Viewer viewer, long job) {
        Optional<Stored> file = database.app()
                .sql("""
                    SELECT job.file_name AS name, sum(length(file.body)) AS bytes, count(*) AS parts
                    FROM console.job
                    JOIN console.job_file AS file USING (job)
                    WHERE job.job = :job
                      AND job.staff = :staff
                      AND job.places = :places
                      AND job.state = 'DONE'
                    GROUP BY job.file_name
                    """)
                .param("job", job)
                .param("staff", viewer.staff().id())
                .param("places", places(viewer.places()))
                .query(Stored.class)
                .optional();
        file.ifPresent(found -> database.transaction()
                .executeWithoutResult(
                        transaction -> record(viewer, "fetch-job-file", job, Map.of("file", found.name()))));
        return file;
    }

    byte[] part(long job, int part) {
        return database.app()
                .sql("SELECT body FROM console.job_file WHERE job = :job AND part = :part")
                .param("job", job)
                .param("part", part)
                .query(byte[].class)
                .single();
    }

    /** The places in one text, the same for the same places. */
    static String places(SeenPlaces places) {
        return places.nation()
                ? "*"
                : String.join(",", new TreeSet<>(places.provinces())) + "/"
                        + String.join(",", new TreeSet<>(places.districts()));
    }

    private long waiting(Viewer viewer) {
        return database.app()
                .sql("SELECT count(*) FROM console.job WHERE staff = :staff AND act IS NULL AND state IN ('QUEUED',"
                        + " 'RUNNING')")
                .param("staff", viewer.staff().id())
                .query(Long.class)
                .single();
    }

    private boolean change(Viewer viewer, long job, String act, String update) {
        return Boolean.TRUE.equals(database.transaction().execute(transaction -> {
            int changed = database.app()
                    .sql(update)
                    .param("job", job)
                    .param("staff", viewer.staff().id())
                    .param("places", places(viewer.places()))
                    .update();
            if (changed == 1) {
                record(viewer, act, job, Map.of());
            }
            return changed == 1;
        }));
    }

    private void record(Viewer viewer, String act, long job, Map<String, String> detail) {
        Audit.record(database.app(), viewer.staff().actor(), act, "job/" + job, detail);
    }
}
