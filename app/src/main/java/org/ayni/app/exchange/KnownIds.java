package org.ayni.app.exchange;

import java.util.BitSet;
import org.ayni.kernel.facts.IdTable;

/**
 * The households and members that rows may refer to, each with its index: those known before the files are read (none for
 * {@code assess}, the database's for {@code load}) and, from then on, those of accepted rows.
 *
 * <p>An id known beforehand may come once in the files (it is then a change), an id of the files only once at all. Reading
 * {@code households.csv} and {@code members.csv} adds to the tables; reading any other file only looks up, so those files
 * may be read by several threads at once.
 */
public final class KnownIds {

    private final Ids households;
    private final Ids members;

    /** Nobody is known yet. */
    public KnownIds() {
        this(new IdTable(), new IdTable());
    }

    /** What these tables hold is known beforehand; the tables grow by the accepted rows. */
    public KnownIds(IdTable households, IdTable members) {
        this.households = new Ids(households);
        this.members = new Ids(members);
    }

    /** Household ids by index. */
    public IdTable households() {
        return households.table;
    }

    /** Member ids by index. */
    public IdTable members() {
        return members.table;
    }

    Ids of(ColumnType type) {
        return type == ColumnType.HOUSEHOLD_KEY || type == ColumnType.HOUSEHOLD_REFERENCE ? households : members;
    }

    /** One of the two tables, with what the files have claimed of it. */
    static final class Ids {

        private final IdTable table;
        private final int knownBefore;
        private final BitSet seenAgain = new BitSet();

        private Ids(IdTable table) {
            this.table = table;
            this.knownBefore = table.size();
        }

        /** Of a key, which is mostly new. */
        int findKey(char[] buffer, int offset, int length) {
            return table.isAfterAll(buffer, offset, length) ? -1 : table.find(buffer, offset, length);
        }

        int findNear(int near, char[] buffer, int offset, int length) {
            return table.findNear(near, buffer, offset, length);
        }

        boolean isTaken(int index) {
            return index >= knownBefore || (index >= 0 && seenAgain.get(index));
        }

        int claim(char[] buffer, int offset, int length) {
            int index = table.isAfterAll(buffer, offset, length)
                    ? table.append(buffer, offset, length)
                    : table.intern(buffer, offset, length);
            if (index < knownBefore) {
                seenAgain.set(index);
            }
            return index;
        }
    }
}
