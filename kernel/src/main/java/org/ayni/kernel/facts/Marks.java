package org.ayni.kernel.facts;

import org.ayni.kernel.decision.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Field formats and approved reviews: of several marks of a member, month, condition and source the latest received
 * counts, of the same day the later line.
 */
public final class Marks {

    private static final Mark[] MARKS = Mark.values();
    private static final int NONE = -1;

    private final Horizon horizon;
    private final LongIntMap rows = new LongIntMap();
    private final IntColumn mark = new IntColumn();
    private final IntColumn receivedOn = new IntColumn();
    private final IntColumn reference = new IntColumn();
    private final java.util.BitSet marked = new java.util.BitSet();

    Marks(Horizon horizon) {
        this.horizon = horizon;
    }

    void clear() {
        rows.clear();
        mark.clear();
        receivedOn.clear();
        reference.clear();
        marked.clear();
    }

    public void add(
            int member, int month, Condition condition, Mark mark, MarkSource source, int receivedOn, int reference) {
        int index = horizon.indexOf(month);
        if (index < 0 || !horizon.isReceived(receivedOn)) {
            return;
        }
        marked.set(member);
        long key = key(member, index, condition, source);
        int known = rows.get(key, NONE);
        if (known == NONE) {
            rows.put(key, this.mark.size());
            this.mark.add(mark.ordinal());
            this.receivedOn.add(receivedOn);
            this.reference.add(reference);
        } else if (receivedOn >= this.receivedOn.get(known)) {
            this.mark.set(known, mark.ordinal());
            this.receivedOn.set(known, receivedOn);
            this.reference.set(known, reference);
        }
    }

    /** The mark that counts, or null. */
    public @Nullable Mark mark(int member, int monthIndex, Condition condition, MarkSource source) {
        int row = row(member, monthIndex, condition, source);
        return row == NONE ? null : MARKS[mark.get(row)];
    }

    /** Where the mark that counts came from; only when there is one. */
    public int reference(int member, int monthIndex, Condition condition, MarkSource source) {
        return reference.get(row(member, monthIndex, condition, source));
    }

    private int row(int member, int monthIndex, Condition condition, MarkSource source) {
        return marked.get(member) ? rows.get(key(member, monthIndex, condition, source), NONE) : NONE;
    }

    private static long key(int member, int monthIndex, Condition condition, MarkSource source) {
        return (((long) member * 16 + monthIndex) * 8 + condition.ordinal()) * 2 + source.ordinal();
    }
}
