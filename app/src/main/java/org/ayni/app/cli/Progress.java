package org.ayni.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A progress bar with rate and remaining time, only on a terminal and only for work of more than two seconds. Safe to tell
 * from several threads.
 */
final class Progress implements AutoCloseable {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();
    private static final int WIDTH = 28;

    private final String what;
    private final String unit;
    private final long total;
    private final PrintStream out;
    private final boolean visible;
    private final long start = System.nanoTime();
    private final AtomicLong nextDraw = new AtomicLong(start + PATIENCE_NANOS);
    private boolean drawn;

    /**
     * @param what is being done, Spanish
     * @param unit of what is counted, Spanish plural
     * @param total how many there will be; 0 when nobody knows
     */
    Progress(String what, String unit, long total, boolean quiet) {
        this.what = what;
        this.unit = unit;
        this.total = total;
        this.out = System.err;
        this.visible = !quiet && isTerminal();
    }

    /** A console, and not one that only says so (a pipe). */
    static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    /** Tells how many are done so far. */
    void done(long count) {
        long now = System.nanoTime();
        long due = nextDraw.get();
        if (visible && now - due >= 0 && nextDraw.compareAndSet(due, now + PAUSE_NANOS)) {
            draw(count, now);
        }
    }

    private synchronized void draw(long count, long now) {
        drawn = true;
        long elapsedMillis = Math.max(1, (now - start) / 1_000_000);
        long rate = count * 1000 / elapsedMillis;
        String line = total > 0
                ? String.format(
                        Locale.ROOT,
                        "\r%s [%s] %d %% · %,d %s/s · faltan %s ",
                        what,
                        bar(count),
                        Math.min(100, count * 100 / total),
                        rate,
                        unit,
                        duration(rate == 0 ? 0 : (total - count) / rate))
                : String.format(Locale.ROOT, "\r%s · %,d %s · %,d %s/s ", what, count, unit, rate, unit);
        out.print(line);
        out.flush();
    }

    private String bar(long count) {
        int full = (int) Math.min(WIDTH, count * WIDTH / total);
        return "█".repeat(full) + "·".repeat(WIDTH - full);
    }

    private static String duration(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** Wipes the bar. */
    @Override
    public synchronized void close() {
        if (drawn) {
            out.print("\r\033[K");
            out.flush();
        }
    }
}
