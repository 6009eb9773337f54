package org.ayni.app.columns;

import java.util.Arrays;

/**
 * Which households of a closed roll are read, and so which members: all of them, or some. Everything is told by its place on the
 * whole roll and becomes a row of the facts in the same order.
 */
final class RollPart {

    private final Places households;
    private final Places members;

    private RollPart(Places households, Places members) {
        this.households = households;
        this.members = members;
    }

    /** The whole roll: every place is a row. */
    static RollPart everything() {
        return new RollPart(new Places(true), new Places(true));
    }

    /** @param places of the households, ascending */
    static RollPart of(int[] places) {
        Places households = new Places(false);
        for (int place : places) {
            households.add(place);
        }
        return new RollPart(households, new Places(false));
    }

    /** The row of the household at a place of the roll, or -1. */
    int household(int place) {
        return households.row(place);
    }

    /** The row of the member at a place of the roll, or -1. */
    int member(int place) {
        return members.row(place);
    }

    /** The next member, whose household is of this part. */
    void addMember(int place) {
        members.add(place);
    }

    private static final class Places {

        private final boolean all;
        private int[] places = new int[1 << 10];
        private int size;

        /** The row asked for last: mostly it is asked for again, or the next one. */
        private int last = -1;

        Places(boolean all) {
            this.all = all;
        }

        void add(int place) {
            if (all) {
                return;
            }
            if (size == places.length) {
                places = Arrays.copyOf(places, size * 2);
            }
            places[size++] = place;
        }

        int row(int place) {
            if (all) {
                return place;
            }
            if (last + 1 < size && places[last + 1] == place) {
                last++;
            } else if (last < 0 || places[last] != place) {
                int found = Arrays.binarySearch(places, 0, size, place);
                if (found < 0) {
                    return -1;
                }
                last = found;
            }
            return last;
        }
    }
}
