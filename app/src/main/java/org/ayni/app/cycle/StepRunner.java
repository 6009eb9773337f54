package org.ayni.app.cycle;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.database.OperatorLock;
import org.ayni.kernel.time.Bimester;

/**
 * Runs a step so that it happens exactly once, whoever calls it, however often, and whatever is killed in between.
 *
 * <p>One operator at a time holds the lock of the cycle; another one waits and then finds the step done. The output of the
 * step, its mark and its audit row are one transaction, which begins by taking a second lock, of the step: should the
 * connection of the first be lost, that one is the fence. A process that dies leaves RUNNING and no lock behind; the next call
 * simply begins again, because nothing of the first is there.
 */
final class StepRunner {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final Duration BETWEEN_NOTES = Duration.ofMillis(500);

    private final Database database;
    private final StepRows rows;
    private final Talk talk;

    /** @param talk hears what is being done */
    StepRunner(Database database, Talk talk) {
        this.database = database;
        this.rows = new StepRows(database.app());
        this.talk = talk;
    }

    StepResult run(Bimester period, CycleStep step, Actor by, StepWork work) {
        Optional<StepRow> known = rows.find(period, step);
        if (known.isPresent() && known.get().isDone()) {
            return alreadyDone(known.get());
        }
        try (OperatorLock lock = lock(period, step)) {
            if (step != CycleStep.OPEN && !rows.isOpen(period)) {
                StepResult.Refused refused = new StepResult.Refused(
                        period,
                        step,
                        "El bimestre " + period + " no está abierto.",
                        "Ábralo con «ayni cycle open " + period + "».");
                refuse(refused, by);
                return refused;
            }
            long startNanos = System.nanoTime();
            known.filter(row -> row.state() == StepRow.State.RUNNING)
                    .ifPresent(row -> talk.say("El paso «" + step.spanish() + "» quedó a medias (" + row.by()
                            + ", intento " + row.attempt() + "); se retoma."));
            rows.begin(period, step, by.name());
            StepResult result = inTransaction(period, step, by, work, lock, startNanos);
            if (result instanceof StepResult.Refused refused) {
                refuse(refused, by);
            }
            return result;
        }
    }

    /** Whether somebody holds the lock of a cycle. */
    boolean isAtWork(Bimester period) {
        Optional<OperatorLock> free = database.tryOperatorLock(lockName(period));
        free.ifPresent(OperatorLock::close);
        return free.isEmpty();
    }

    private static String lockName(Bimester period) {
        return "cycle " + period;
    }

    private OperatorLock lock(Bimester period, CycleStep step) {
        String name = lockName(period);
        boolean told = false;
        while (true) {
            Optional<OperatorLock> lock = database.tryOperatorLock(name);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (!told) {
                told = true;
                talk.say("Otra persona trabaja en el bimestre " + period + "; se espera para la " + step.spanish()
                        + ".");
            }
            pause();
        }
    }

    private StepResult inTransaction(
            Bimester period, CycleStep step, Actor by, StepWork work, OperatorLock lock, long startNanos) {
        try {
            StepResult result = database.transaction().execute(status -> {
                database.lockUntilCommit("step " + period + " " + step, Database.LockKind.ALONE);
                Optional<StepRow> row = rows.find(period, step);
                if (row.isPresent() && row.get().isDone()) {
                    return alreadyDone(row.get());
                }
                StepWork.Outcome outcome = work.run(new Notes(period, step));
                return switch (outcome) {
                    case StepWork.Outcome.Refused refused -> {
                        status.setRollbackOnly();
                        yield new StepResult.Refused(period, step, refused.reason(), refused.whatToDo());
                    }
                    case StepWork.Outcome.Finished finished -> {
                        rows.done(period, step, finished.result(), finished.hash());
                        Audit.record(
                                database.app(),
                                by,
                                step.act(),
                                period.toString(),
                                Map.of("result", finished.result(), "hash", finished.hash()));
                        if (!lock.isHeld()) {
                            throw new IllegalStateException("the lock of the cycle was lost; nothing was kept");
                        }
                        Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
                        yield new StepResult.Done(period, step, finished.result(), finished.hash(), took);
                    }
                };
            });
            if (result == null) {
                throw new IllegalStateException("a step ended without a result");
            }
            return result;
        } catch (Throwable fault) {
            // Also when memory or stack ran out: RUNNING would say for ever that somebody works on it.
            stop(period, step, fault);
            throw fault;
        }
    }

    /** A refusal leaves a trace too, in a transaction of its own: the step's was taken back. */
    private void refuse(StepResult.Refused refused, Actor by) {
        database.transaction().executeWithoutResult(status -> {
            rows.stop(refused.period(), refused.step(), refused.reason());
            Audit.record(
                    database.app(),
                    by,
                    refused.step().act() + "-refused",
                    refused.period().toString(),
                    Map.of("reason", refused.reason()));
        });
    }

    /** Remembers why it stopped. When even that fails, the first fault is the one to tell. */
    private void stop(Bimester period, CycleStep step, Throwable fault) {
        try {
            rows.stop(period, step, StepRow.OUR_FAULT + fault);
        } catch (RuntimeException | Error alsoFailed) {
            fault.addSuppressed(alsoFailed);
        }
    }

    private static StepResult.AlreadyDone alreadyDone(StepRow row) {
        return new StepResult.AlreadyDone(
                row.period(),
                row.step(),
                row.result(),
                row.resultHash(),
                row.by(),
                row.finishedAt().orElse(row.startedAt()));
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * Tells the progress to whoever watches and notes it for whoever asks. The note goes over a connection and thread of its
     * own, outside the transaction of the step, or nobody could see it before the end.
     */
    private final class Notes implements Talk {

        private final Bimester period;
        private final CycleStep step;
        private long nextNanos = System.nanoTime() + BETWEEN_NOTES.toNanos();

        Notes(Bimester period, CycleStep step) {
            this.period = period;
            this.step = step;
        }

        @Override
        public void say(String text) {
            talk.say(text);
            note(text);
        }

        @Override
        public void progress(String what, String unit, long done, long total) {
            talk.progress(what, unit, done, total);
            note(Talk.words(what, unit, done, total));
        }

        private void note(String progress) {
            long now = System.nanoTime();
            if (now - nextNanos >= 0) {
                nextNanos = now + BETWEEN_NOTES.toNanos();
                // The transaction belongs to this thread; another thread has none and so writes by itself.
                Thread note = Thread.ofVirtual().start(() -> rows.progress(period, step, progress));
                try {
                    note.join();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(interrupted);
                }
            }
        }
    }
}
