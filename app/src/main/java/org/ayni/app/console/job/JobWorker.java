package org.ayni.app.console.job;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.access.Viewer;
import org.ayni.app.database.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one thread that does the work of the tray, one piece after the other: on a machine of two processors a second would
 * only make the pages wait. A second thread says every second that the first lives, and looks whether it should stop.
 */
@Component
class JobWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final int POLL_SECONDS = 2;
    private static final int POLLS_BETWEEN_CLEANINGS = 1_800;

    private final Jobs jobs;
    private final JobLease lease;
    private final StaffDirectory directory;
    private final Clock clock;
    private final Map<String, Work> kinds;
    private volatile boolean running;
    private @Nullable Thread thread;

    JobWorker(Database database, Jobs jobs, StaffDirectory directory, Clock clock, List<Work> kinds) {
        this.jobs = jobs;
        this.lease = new JobLease(database, UUID.randomUUID().toString());
        this.directory = directory;
        this.clock = clock;
        this.kinds = kinds.stream().collect(Collectors.toMap(Work::kind, Function.identity()));
    }

    /** The work is to stop: it was cancelled, lost to another worker, or the program ends. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    @Override
    public void start() {
        running = true;
        Thread worker = new Thread(this::work, "jobs");
        worker.setDaemon(true);
        worker.start();
        thread = worker;
    }

    @Override
    public void stop() {
        running = false;
        jobs.bell().release();
        Thread worker = thread;
        if (worker != null) {
            try {
                worker.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        long idle = 0;
        while (running) {
            try {
                Optional<JobLease.Taken> taken = lease.take();
                if (taken.isPresent()) {
                    perform(taken.get());
                } else {
                    if (idle++ % POLLS_BETWEEN_CLEANINGS == 0) {
                        lease.forgetOldFiles();
                    }
                    waitForBell();
                }
            } catch (RuntimeException failed) {
                // The database is away, for example: the work itself is safe in it, and is looked for again.
                LOG.warn("the tray of jobs waits: {}", failed.toString());
                waitForBell();
            }
        }
    }

    private void waitForBell() {
        try {
            if (jobs.bell().tryAcquire(POLL_SECONDS, TimeUnit.SECONDS)) {
                jobs.bell().drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void perform(JobLease.Taken taken) {
        var done = new AtomicLong();
        var mustStop = new AtomicBoolean();
        try (ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor()) {
            heart.scheduleAtFixedRate(() -> beat(taken, done, mustStop), 1, 1, TimeUnit.SECONDS);
            try {
                Work.Outcome outcome = run(taken, rows -> {
                    done.set(rows);
                    if (mustStop.get() || !running) {
                        throw new Stopped();
                    }
                });
                heart.shutdownNow();
                end(taken, outcome);
            } catch (Stopped stopped) {
                heart.shutdownNow();
                lease.giveBack(taken.job());
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
                heart.shutdownNow();
                LOG.error("job {} failed", taken.job(), failed);
                lease.end(
                        taken.job(),
                        "FAILED",
                        Optional.of("Hubo un error del programa. Pruebe otra vez; si se repite, avise a la UTI."));
            }
        }
    }

    private void beat(JobLease.Taken taken, AtomicLong done, AtomicBoolean mustStop) {
        try {
            if (!lease.renew(taken.job(), done.get())) {
                mustStop.set(true);
            }
        } catch (RuntimeException away) {
            // The next beat tries again; without any for half a minute another worker may take the work.
            LOG.warn("job {} could not say that it lives: {}", taken.job(), away.toString());
        }
    }

    private Work.Outcome run(JobLease.Taken taken, java.util.function.LongConsumer progress) {
        Viewer owner = directory.viewer(
                taken.owner(), LocalDate.ofInstant(clock.instant(), clock.getZone()), "job/" + taken.job());
        Work work = kinds.get(taken.kind());
        if (work == null) {
            return new Work.Refused("Esta versión del programa no sabe hacerlo: pídalo otra vez desde su página.");
        }
        if (!Jobs.places(owner.places()).equals(taken.places())) {
            return new Work.Refused("Su territorio cambió desde que lo pidió: pídalo otra vez desde su página.");
        }
        return work.run(taken.request(), taken.whole(), owner, progress);
    }

    private void end(JobLease.Taken taken, Work.Outcome outcome) {
        switch (outcome) {
            case Work.Refused refused -> lease.end(taken.job(), "FAILED", Optional.of(refused.cause()));
            case Work.Made made -> {
                try {
                    lease.finish(taken.job(), made);
                } finally {
                    delete(made);
                }
            }
        }
    }

    private static void delete(Work.Made made) {
        try {
            Files.deleteIfExists(made.file());
        } catch (IOException stays) {
            LOG.warn("a temporary file stays: {}", stays.toString());
        }
    }
}
