package org.ayni.kernel.law;

/** Ages in days from birth, both ends included; day 0 is birth (rulebook §6). */
public record Window(int first, int last) {
    public Window {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("not a window: " + first + "-" + last);
        }
    }

    /** Whether the window's last day falls between two civil days, both included. */
    public boolean isDue(int birth, int monthFirst, int monthLast) {
        int day = birth + last;
        return monthFirst <= day && day <= monthLast;
    }
}
