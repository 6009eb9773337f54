package org.ayni.kernel.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * SIAGIE attendance: of several records of a member and month the latest received counts, of the same day the later
 * line; so only one is kept for each member and month of the horizon.
 *
 * <p>The three counts of a record share one int (10 bits each); a record with a larger one goes to a side list.
 */
public final class Attendance {

    /** No record. */
    public static final int NONE = -1;

    private static final int BITS = 10;
    private static final long LIMIT = 1L << BITS;

    private final Horizon horizon;
    private int[] slots = new int[0];
    private final IntColumn receivedOn = new IntColumn();
    private final IntColumn reference = new IntColumn();
    private final IntColumn packed = new IntColumn();
    private final List<long[]> large = new ArrayList<>();

    Attendance(Horizon horizon) {
        this.horizon = horizon;
    }

    /** Makes room for so many members at once. */
    public void expect(int members) {
        int from = slots.length;
        slots = Arrays.copyOf(slots, Math.max(from, Math.multiplyExact(members, horizon.months())));
        Arrays.fill(slots, from, slots.length, NONE);
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

    private int pack(long days, long absences, long justified) {
        if (days < LIMIT && absences < LIMIT && justified < LIMIT) {
            return (int) (days | absences << BITS | justified << 2 * BITS);
        }
        large.add(new long[] {days, absences, justified});
        return -large.size();
    }

    private long part(int record, int which) {
        int value = packed.get(record);
        return value < 0 ? large.get(-value - 1)[which] : value >>> which * BITS & LIMIT - 1;
    }
}
