package org.ayni.app.cycle;

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

    /** Nobody listens. */
    Talk NOBODY = new Talk() {
        @Override
        public void say(String text) {}

        @Override
        public void progress(String what, String unit, long done, long total) {}
    };
}
