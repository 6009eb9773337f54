package org.ayni.kernel.facts;

/** The numbers of an {@link IdTable} in the order of their texts, by code point; a merge sort without boxes. */
public final class IdOrder {
    private IdOrder() {}

    /** All numbers of the table, sorted by text. */
    public static int[] of(IdTable ids) {
        int[] order = new int[ids.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (!ids.isAscending()) {
            sort(ids, order, order.clone(), 0, order.length);
        }
        return order;
    }

    private static void sort(IdTable ids, int[] target, int[] source, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = from + to >>> 1;
        sort(ids, source, target, from, middle);
        sort(ids, source, target, middle, to);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            boolean takeLeft = left < middle && (right >= to || ids.compare(source[left], source[right]) <= 0);
            target[i] = takeLeft ? source[left++] : source[right++];
        }
    }
}
