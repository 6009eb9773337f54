package org.ayni.kernel.facts;

/** School days per month: the national calendar and the schools' own; of several rows the later line. */
public final class SchoolCalendar {

    private static final int NONE = -1;

    private final Horizon horizon;
    private final int[] national;
    private final LongIntMap own = new LongIntMap();

    SchoolCalendar(Horizon horizon) {
        this.horizon = horizon;
        this.national = new int[horizon.months()];
        java.util.Arrays.fill(national, NONE);
    }

    void clear() {
        java.util.Arrays.fill(national, NONE);
        own.clear();
    }

    /** @param school number of the school, -1 for the national calendar */
    public void add(int month, long days, int school) {
        int index = horizon.indexOf(month);
        if (index < 0) {
            return;
        }
        int count = (int) Math.min(days, Integer.MAX_VALUE);
        if (school < 0) {
            national[index] = count;
        } else {
            own.put(key(school, index), count);
        }
    }

    /** Whether there is a national row for a month of the horizon. */
    public boolean hasNational(int monthIndex) {
        return national[monthIndex] != NONE;
    }

    /**
     * The school days of a month: the registered school's own row when there is one, else the national one.
     *
     * @param school -1 when no school is registered
     * @return -1 when the calendar says nothing
     */
    public int days(int school, int monthIndex) {
        return school < 0 ? national[monthIndex] : own.get(key(school, monthIndex), national[monthIndex]);
    }

    private static long key(int school, int monthIndex) {
        return (long) school * 16 + monthIndex;
    }
}
