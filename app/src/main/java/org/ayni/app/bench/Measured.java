package org.ayni.app.bench;

import java.util.Locale;

/** What is timed, each in a process of its own. */
public enum Measured {
    /** From the stored, closed roll and evidence to published decisions, lines, reasons, evidence links and audit. */
    CYCLE,
    /** The rows of that cycle, ready-made, into fresh tables with keys, committed: what no cycle can beat. */
    PERSIST_FLOOR,
    /** The same rules as set-based SQL over rows: its load and its run. */
    SQL,
    /** Changed amounts and thresholds over the nation already in memory, summary by territorial unit included. */
    WHATIF,
    /** Exchange files in, result files out. */
    ASSESS;

    /** As it stands on the command line and in the output: {@code persist_floor}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
