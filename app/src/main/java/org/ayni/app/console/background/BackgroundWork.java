package org.ayni.app.console.background;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ayni.app.audit.Actor;
import org.ayni.app.cycle.Talk;
import org.ayni.app.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs work beside the requests, one at a time of each name, and remembers the latest of each for a while. */
@Component
public final class BackgroundWork {

    private static final int REMEMBERED = 200;

    private final Clock clock;
    private final Map<String, Job> jobs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Job> eldest) {
            return size() > REMEMBERED && eldest.getValue().state().ended().isPresent();
        }
    };

    public BackgroundWork(Clock clock) {
        this.clock = clock;
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
     * Begins it, unless work of this name is running.
     *
     * @return whether it was begun
     */
    public boolean begin(String name, String what, Actor by, Work work) {
        Job job = new Job(what, by.name(), clock);
        synchronized (jobs) {
            Job known = jobs.get(name);
            if (known != null && known.state().isRunning()) {
                return false;
            }
            jobs.put(name, job);
        }
        Thread.ofVirtual().name(name).start(() -> job.run(name, work));
        return true;
    }

    /** The latest work of a name; empty when there was none, or too long ago, or before the server was started. */
    public Optional<State> find(String name) {
        return job(name).map(Job::state);
    }

    public boolean isRunning(String name) {
        return find(name).map(State::isRunning).orElse(false);
    }

    /** Waits until it ends, or the time is over: what is quick is answered at once. */
    public Optional<Ending> awaitEnding(String name, Duration most) {
        return job(name).flatMap(job -> job.await(most));
    }

    private Optional<Job> job(String name) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(name));
        }
    }

    private static final class Job implements Talk {

        private final String what;
        private final String by;
        private final Clock clock;
        private final Instant since;
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile String progress = "";
        private volatile @Nullable Ended ended;

        Job(String what, String by, Clock clock) {
            this.what = what;
            this.by = by;
            this.clock = clock;
            this.since = clock.instant();
        }

        State state() {
            return new State(what, by, since, progress, Optional.ofNullable(ended));
        }

        void run(String name, Work work) {
            try {
                end(work.run(this));
            } catch (ProblemException told) {
                end(new Ending.Refused(told.problem().what(), told.problem().whatToDo()));
            } catch (Exception | StackOverflowError | OutOfMemoryError fault) {
                LoggerFactory.getLogger(BackgroundWork.class).error("{} failed", name, fault);
                end(new Ending.Failed());
            } finally {
                over.countDown();
            }
        }

        Optional<Ending> await(Duration most) {
            try {
                if (!over.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                    return Optional.empty();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Optional.ofNullable(ended).map(Ended::ending);
        }

        private void end(Ending ending) {
            ended = new Ended(ending, clock.instant());
        }

        @Override
        public void say(String text) {
            progress = text + ".";
        }

        @Override
        public void progress(String unitOfWork, String unit, long done, long total) {
            progress = Talk.words(unitOfWork, unit, done, total);
        }
    }
}
