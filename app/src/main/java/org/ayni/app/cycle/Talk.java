package org.ayni.app.cycle;

import java.util.Locale;

/** Hears, while a step runs, what it is doing; Spanish. */
public interface Talk {

    /** Something worth a line. */
    void say(String text);

    /**
     * How far the work has come.
     *
     * @param what is being done
     * @param unit of what is counted, plural
     * @param total how many there will be, 0 when nobody knows
     */
    void progress(String what, String unit, long done, long total);

    /** How far the work has come, as a sentence. */
    static String words(String what, String unit, long done, long total) {
        return total > 0
                ? String.format(Locale.ROOT, "%s: %,d de %,d %s.", what, done, total, unit)
                : String.format(Locale.ROOT, "%s: %,d %s.", what, done, unit);
    }

    /** Nobody listens. */
    Talk NOBODY = new Talk() {
        @Override
        public void say(String text) {}

        @Override
        public void progress(String what, String unit, long done, long total) {}
    };
}
