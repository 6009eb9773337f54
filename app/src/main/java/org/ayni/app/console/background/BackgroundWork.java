package org.ayni.app.console.background;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ayni.app.access.Viewer;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs acts beside the requests, one at a time of each name. Each is a row of the tray of whoever began it. */
@Component
public final class BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);
    /** How long a program that is stopped waits for what it began. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ActRows rows;
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("acts-alive").daemon().factory());

    public BackgroundWork(Database database) {
        this.rows = new ActRows(database, UUID.randomUUID().toString());
        heart.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    /** What is done; may throw a {@link ProblemException}, which is told, or anything else, which is logged. */
    @FunctionalInterface
    public interface Work {
        Ending run(Talk talk) throws Exception;
    }

    /**
     * Where the latest work of a name stands.
     *
     * @param what for people, for example «Liquidación de 2026-4»
     * @param progress how far it is, Spanish; empty until it says
     * @param ended empty while it runs
     */
    public record State(String what, String by, Instant since, String progress, Optional<Ended> ended) {

        public boolean isRunning() {
            return ended.isEmpty();
        }
    }

    /** How it ended, and when. */
    public record Ended(Ending ending, Instant at) {}

    /**
     * Begins it, unless work of this name is running, here or in another process.
     *
     * @param page address where it is begun, and can be begun again
     * @return whether it was begun
     */
    public boolean begin(String name, String what, String page, Viewer by, Work work) {
        Optional<Long> job = rows.begin(name, what, page, by.staff());
        job.ifPresent(id -> {
            Running begun = new Running(id);
            running.put(name, begun);
            Thread.ofVirtual().name(name).start(() -> run(name, begun, work));
        });
        return job.isPresent();
    }

    /** The latest work of a name; empty when there was none. */
    public Optional<State> find(String name) {
        return rows.find(name);
    }

    /** Waits until it ends, or the time is over: what is quick is answered at once. */
    public Optional<Ending> awaitEnding(String name, Duration most) {
        Running begun = running.get(name);
        if (begun != null) {
            begun.await(most);
        }
        return find(name).flatMap(State::ended).map(Ended::ending);
    }

    private void run(String name, Running begun, Work work) {
        Ending ending;
        try {
            ending = work.run(begun);
        } catch (ProblemException told) {
            ending = new Ending.Refused(told.problem().what(), told.problem().whatToDo());
        } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
            LOG.error("{} failed", name, fault);
            ending = new Ending.Failed();
        }
        try {
            rows.end(begun.job, ending);
        } catch (RuntimeException away) {
            // The database is away, or the program stops: the row is ended when nothing is heard of it.
            LOG.warn("the end of {} could not be written: {}", name, away.toString());
        } finally {
            running.remove(name, begun);
            begun.over.countDown();
        }
    }

    private void beat() {
        try {
            rows.endCutOff();
            running.values().forEach(begun -> rows.renew(begun.job, begun.done, begun.whole, begun.said));
        } catch (RuntimeException away) {
            LOG.warn("acts could not say that they live: {}", away.toString());
        }
    }

    @PreDestroy
    void stop() {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        for (Running begun : running.values()) {
            begun.await(Duration.ofNanos(Math.max(0, limit - System.nanoTime())));
            try {
                rows.leave(begun.job);
            } catch (RuntimeException away) {
                LOG.warn("the end of an act could not be written: {}", away.toString());
            }
        }
        heart.shutdown();
    }

    /** What this process is doing. */
    private static final class Running implements Talk {

        private final long job;
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile String said = "";
        private volatile long done;
        private volatile long whole;

        Running(long job) {
            this.job = job;
        }

        void await(Duration most) {
            try {
                over.await(most.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void say(String text) {
            said = text + ".";
            done = 0;
            whole = 0;
        }

        @Override
        public void progress(String unitOfWork, String unit, long soFar, long total) {
            said = Talk.words(unitOfWork, unit, soFar, total);
            whole = Math.max(0, total);
            done = Math.clamp(soFar, 0, whole);
        }
    }
}
