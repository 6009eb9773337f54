package org.ayni.app.exchange;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What a row must be besides, when it will be stored: PostgreSQL holds no NUL in a text and indexes no very long one, and
 * a household has one titular.
 */
final class StorageCheck {

    private static final int LONGEST_ID = 200;

    private final int holder;
    private final int household;
    private final BitSet householdsWithHolder = new BitSet();

    StorageCheck(ExchangeFile file) {
        boolean members = file == ExchangeFile.MEMBERS;
        this.holder = members ? file.position("holder") : -1;
        this.household = members ? file.position("household_id") : -1;
    }

    /** What is wrong with a cell that is not empty and is what its column asks, or null. */
    @Nullable
    Fault faultOf(Row row, int column, Column layout) {
        if (holdsNul(row, column)) {
            return new Fault(RejectionCode.BAD_VALUE, RejectionMessage.nul(layout, row.text(column)));
        }
        boolean key = layout.type() == ColumnType.HOUSEHOLD_KEY || layout.type() == ColumnType.MEMBER_KEY;
        if (key && row.length(column) > LONGEST_ID) {
            return new Fault(RejectionCode.BAD_VALUE, RejectionMessage.longId(layout, row.text(column), LONGEST_ID));
        }
        if (isHolder(row, column) && householdsWithHolder.get(row.index(household))) {
            return new Fault(RejectionCode.DUPLICATE, RejectionMessage.secondHolder(row.text(household)));
        }
        return null;
    }

    /** The row was accepted: its holder is the household's. */
    void accepted(Row row) {
        if (holder >= 0 && isHolder(row, holder)) {
            householdsWithHolder.set(row.index(household));
        }
    }

    private boolean isHolder(Row row, int column) {
        return column == holder && row.choice(column) == 1;
    }

    private static boolean holdsNul(Row row, int column) {
        for (int at = row.start(column); at < row.start(column) + row.length(column); at++) {
            if (row.buffer()[at] == 0) {
                return true;
            }
        }
        return false;
    }

    record Fault(RejectionCode code, String message) {}
}
