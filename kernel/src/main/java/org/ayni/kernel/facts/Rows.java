package org.ayni.kernel.facts;

/**
 * Which rows belong to which owner: rows {@code order[from(owner)] .. order[to(owner) - 1]}, in the order in which they
 * were read. Built by one counting pass over the owner column; rows that came owner by owner already need no order.
 */
public final class Rows {

    private static final int[] IN_ORDER = {};

    private final int[] start;
    private final int[] order;

    private Rows(int[] start, int[] order) {
        this.start = start;
        this.order = order;
    }

    static Rows byOwner(IntColumn owner, int owners) {
        int[] start = new int[owners + 1];
        int rows = owner.size();
        boolean inOrder = true;
        int last = 0;
        for (int row = 0; row < rows; row++) {
            int of = owner.get(row);
            start[of + 1]++;
            inOrder &= of >= last;
            last = of;
        }
        for (int i = 0; i < owners; i++) {
            start[i + 1] += start[i];
        }
        if (inOrder) {
            return new Rows(start, IN_ORDER);
        }
        int[] next = start.clone();
        int[] order = new int[rows];
        for (int row = 0; row < rows; row++) {
            order[next[owner.get(row)]++] = row;
        }
        return new Rows(start, order);
    }

    public int from(int owner) {
        return start[owner];
    }

    public int to(int owner) {
        return start[owner + 1];
    }

    /** The row at a position between {@link #from} and {@link #to}. */
    public int row(int position) {
        return order == IN_ORDER ? position : order[position];
    }
}
