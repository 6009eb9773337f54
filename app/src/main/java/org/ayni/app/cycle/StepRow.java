package org.ayni.app.cycle;

import java.time.Instant;
import java.util.Optional;
import org.ayni.kernel.time.Bimester;

/**
 * Where a step stands.
 *
 * @param attempt how many times it was begun
 * @param by who began it, the last time
 * @param progress how far it had come, Spanish
 * @param cause why it stopped, Spanish; empty unless it did
 * @param finishedAt when it was done or stopped
 * @param result what came out of it, Spanish; empty unless it is done
 */
public record StepRow(
        Bimester period,
        CycleStep step,
        State state,
        int attempt,
        String by,
        Instant startedAt,
        String progress,
        String cause,
        Optional<Instant> finishedAt,
        String result,
        String resultHash) {

    /** What is known of a step that was ever begun. */
    public enum State {
        /** Somebody works on it; or worked on it until the process was cut off. */
        RUNNING,
        STOPPED,
        DONE
    }

    /** With which the cause begins when it stopped for a fault of our own, and not for a refusal. */
    static final String OUR_FAULT = "Falla del sistema: ";

    public boolean isDone() {
        return state == State.DONE;
    }

    /** Whether it stopped for a fault of our own; the cause is then for whoever mends it. */
    public boolean isOurFault() {
        return state == State.STOPPED && cause.startsWith(OUR_FAULT);
    }
}
