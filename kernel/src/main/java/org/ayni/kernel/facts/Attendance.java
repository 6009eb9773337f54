package org.ayni.kernel.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ayni.kernel.time.Days;

/**
 * SIAGIE attendance: of several records of a member and month the latest received counts, of the same day the later
 * line; so only one is kept for each member and month of the horizon. A member with any record has room for all the months.
 *
 * <p>The three counts of a record share one int (10 bits each); a record with a larger one goes to a side list.
 */
public final class Attendance {

    /** No record. */
    public static final int NONE = -1;

    private static final int BITS = 10;
    private static final long LIMIT = 1L << BITS;

    private static final int NOTHING = Integer.MIN_VALUE;

    private final Horizon horizon;

    /** For each member, the place of the block of the months of the horizon; {@link #NONE} for who never had a record. */
    private int[] blocks = new int[0];

    private final NarrowColumn receivedOn = NarrowColumn.ofDays();
    private final IntColumn reference = new IntColumn();
    private final IntColumn packed = new IntColumn();
    private final List<long[]> large = new ArrayList<>();

    Attendance(Horizon horizon) {
        this.horizon = horizon;
    }

    /** Makes room for so many members at once. */
    public void expect(int members) {
        int from = blocks.length;
        blocks = Arrays.copyOf(blocks, Math.max(from, members));
        Arrays.fill(blocks, from, blocks.length, NONE);
    }

    void clear() {
        Arrays.fill(blocks, NONE);
        receivedOn.clear();
        reference.clear();
        packed.clear();
        large.clear();
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
        int record = block(member) + index;
        if (packed.get(record) == NOTHING || receivedOn >= this.receivedOn.get(record)) {
            this.receivedOn.set(record, receivedOn);
            this.reference.set(record, reference);
            packed.set(record, pack(days, absences, justified));
        }
    }

    /** The record of a member for the month at an index of the horizon, or {@link #NONE}. */
    public int record(int member, int monthIndex) {
        if (member >= blocks.length || blocks[member] == NONE) {
            return NONE;
        }
        int record = blocks[member] + monthIndex;
        return packed.get(record) == NOTHING ? NONE : record;
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

    private int block(int member) {
        if (member >= blocks.length) {
            expect(Math.max(member + 1, (int) Math.min(Integer.MAX_VALUE - 16L, blocks.length * 3L / 2)));
        }
        if (blocks[member] == NONE) {
            blocks[member] = packed.size();
            for (int i = 0; i < horizon.months(); i++) {
                receivedOn.add(Days.UNKNOWN);
                reference.add(NONE);
                packed.add(NOTHING);
            }
        }
        return blocks[member];
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
