package org.ayni.app.verification;

/**
 * How far a pass over the households has come, for those who follow behind it and write down what it leaves. One thread passes;
 * any number may follow.
 */
public final class PassProgress {

    /** How many households are left before anybody is woken. */
    private static final int STEP = 1_024;

    private volatile int done;
    private boolean over;

    /** Another household is done: what was left of it before this call is seen by whoever follows. */
    public void advance() {
        int now = done + 1;
        done = now;
        if (now % STEP == 0) {
            wake();
        }
    }

    /** No more will be done, because all are, or because it failed. May be repeated. */
    public synchronized void end() {
        over = true;
        notifyAll();
    }

    /**
     * Waits until more households are done than so many.
     *
     * @return how many are
     * @throws IllegalStateException when the pass ended before
     */
    public int awaitMoreThan(int known) {
        int now = done;
        return now > known ? now : await(known);
    }

    private synchronized int await(int known) {
        try {
            while (done <= known && !over) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        if (done <= known) {
            throw new IllegalStateException("the pass ended after " + done + " households");
        }
        return done;
    }

    private synchronized void wake() {
        notifyAll();
    }
}
