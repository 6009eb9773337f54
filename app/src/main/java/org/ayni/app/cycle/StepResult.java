package org.ayni.app.cycle;

import java.time.Duration;
import java.time.Instant;
import org.ayni.kernel.time.Bimester;

/** How a call of a step ended. A fault of our own is an exception, and the step remembers its cause. */
public sealed interface StepResult {

    Bimester period();

    CycleStep step();

    /**
     * Done by this call.
     *
     * @param result what came out of it, one line, Spanish
     * @param resultHash fingerprint of its output, empty when it has none
     */
    record Done(Bimester period, CycleStep step, String result, String resultHash, Duration took)
            implements StepResult {}

    /** Done before, perhaps by another operator at this very moment: this call changed nothing. */
    record AlreadyDone(Bimester period, CycleStep step, String result, String resultHash, String by, Instant at)
            implements StepResult {}

    /** Not done, because something is not as the step needs it. Nothing was changed. */
    record Refused(Bimester period, CycleStep step, String reason, String whatToDo) implements StepResult {}
}
