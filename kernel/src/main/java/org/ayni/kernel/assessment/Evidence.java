package org.ayni.kernel.assessment;

import java.util.Arrays;
import org.ayni.kernel.decision.Condition;

/** The records that a member's month rests on: for each the condition, the kind of record and where it came from. */
public final class Evidence {

    /** Where a record is kept. */
    public enum Kind {
        /** A HIS record. */
        HEALTH,
        /** A SIAGIE record. */
        ATTENDANCE,
        /** A field format or a review. */
        MARK
    }

    private static final Condition[] CONDITIONS = Condition.values();
    private static final Kind[] KINDS = Kind.values();

    private long[] entries = new long[8];
    private int size;

    void clear() {
        size = 0;
    }

    void add(Condition condition, Kind kind, int reference) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        entries[size++] = (long) condition.ordinal() << 40 | (long) kind.ordinal() << 32 | reference & 0xffffffffL;
    }

    public int size() {
        return size;
    }

    public Condition condition(int entry) {
        return CONDITIONS[(int) (entries[entry] >>> 40)];
    }

    public Kind kind(int entry) {
        return KINDS[(int) (entries[entry] >>> 32) & 0xff];
    }

    /** The reference given when the fact was added: its line, or its number in the evidence store. */
    public int reference(int entry) {
        return (int) entries[entry];
    }
}
