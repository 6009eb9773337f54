package org.ayni.app.verification;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a cycle is waiting for at any moment, as one row of phases that follow each other and add up to the whole. Much goes on
 * beside them: a slice that is read while another is assessed counts as assessing, and as reading only while it is waited for.
 */
public final class PhaseClock {

    /** What goes on. */
    public enum Phase {
        /** Columns are proved and slices waited for. */
        READ,
        /** Households are assessed, digested and handed to the database. */
        ASSESS,
        /** The database takes in what is left of the rows. */
        WRITE,
        /** Keys are built and rows counted. */
        KEYS,
        /** Tables are attached, sums compared, and the step is kept. */
        PUBLISH
    }

    private final Map<Phase, Duration> taken = new EnumMap<>(Phase.class);
    private Phase phase = Phase.PUBLISH;
    private long sinceNanos = System.nanoTime();

    /** Another phase begins, and the one before it ends. Any thread may tell. */
    public synchronized void enter(Phase next) {
        long nowNanos = System.nanoTime();
        taken.merge(phase, Duration.ofNanos(nowNanos - sinceNanos), Duration::plus);
        phase = next;
        sinceNanos = nowNanos;
    }

    /** Forgets what was, and begins with a phase. */
    public synchronized void begin(Phase first) {
        taken.clear();
        phase = first;
        sinceNanos = System.nanoTime();
    }

    /** How long each phase took since the beginning. */
    public synchronized Map<Phase, Duration> taken() {
        enter(phase);
        return Map.copyOf(taken);
    }
}
