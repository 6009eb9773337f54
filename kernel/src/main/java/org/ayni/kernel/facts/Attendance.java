package org.ayni.kernel.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SIAGIE attendance: of several records of a member and month the latest received counts, of the same day the later
 * line; so only one is kept for each member and month of the horizon.
 *
 * <p>The three counts of a record share one long (21 bits each); a record with a larger one goes to a side list.
 */
public final class Attendance {

    /** No record. */
    public static final int NONE = -1;

    private static final int BITS = 21;
    private static final long LIMIT = 1L << BITS;

    private final Horizon horizon;
    private int[] slots = new int[0];
    private final IntColumn receivedOn = new IntColumn();
    private final IntColumn reference = new IntColumn();
    private final LongColumn packed = new LongColumn();
    private final List<long[]> large = new ArrayList<>();

    Attendance(Horizon horizon) {
        this.horizon = horizon;
    }

    /**
     * @param month {@code year * 12 + month - 1}
     * @param reference where the record came from (its line, or its number in the evidence store)
     */
    public void add(int member, int month, long days, long absences, long justified, int receivedOn, int reference) {
        int index = horizon.indexOf(month);
        if (index < 0 || !horizon.isReceived(receivedOn)) {
            return;
        }
        int slot = slot(member, index);
        int known = slots[slot];
        if (known == NONE) {
            slots[slot] = packed.size();
            this.receivedOn.add(receivedOn);
            this.reference.add(reference);
            packed.add(pack(days, absences, justified));
        } else if (receivedOn >= this.receivedOn.get(known)) {
            this.receivedOn.set(known, receivedOn);
            this.reference.set(known, reference);
            packed.set(known, pack(days, absences, justified));
        }
    }

    /** The record of a member for the month at an index of the horizon, or {@link #NONE}. */
    public int record(int member, int monthIndex) {
        int slot = member * horizon.months() + monthIndex;
        return slot < slots.length ? slots[slot] : NONE;
    }

    public long days(int record) {
        return part(record, 0);
    }

    public long absences(int record) {
        return part(record, 1);
    }

    public long justified(int record) {
        return part(record, 2);
    }

    public int reference(int record) {
        return reference.get(record);
    }

    public int receivedOn(int record) {
        return receivedOn.get(record);
    }

    private int slot(int member, int index) {
        int slot = Math.addExact(Math.multiplyExact(member, horizon.months()), index);
        if (slot >= slots.length) {
            int from = slots.length;
            slots = Arrays.copyOf(slots, Math.max(slot + 1, (int) Math.min(Integer.MAX_VALUE - 16L, from * 3L / 2)));
            Arrays.fill(slots, from, slots.length, NONE);
        }
        return slot;
    }

    private long pack(long days, long absences, long justified) {
        if (days < LIMIT && absences < LIMIT && justified < LIMIT) {
            return days | absences << BITS | justified << 2 * BITS;
        }
        large.add(new long[] {days, absences, justified});
        return -large.size();
    }

    private long part(int record, int which) {
        long value = packed.get(record);
        return value < 0 ? large.get((int) -value - 1)[which] : value >>> which * BITS & LIMIT - 1;
    }
}
