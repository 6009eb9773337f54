package org.ayni.kernel.rule;

import org.ayni.kernel.decision.Condition;

/**
 * Hears of each item that a rule looked at in a month, so that the same pass gives the evidence, the missed items and
 * the explanation. A rule never changes its answer for it.
 */
public interface Items {

    /** No record served the item. */
    int MISSED = -1;

    /** The registry itself, not a HIS record, served the item. */
    int FROM_REGISTRY = -2;

    /** Nobody listens. */
    Items UNHEARD = (item, number, first, last, record) -> {};

    /** The items that follow are about this member, month and condition; most listeners need not know. */
    default void about(int member, int monthIndex, Condition condition) {}

    /**
     * @param number of the item in its series, from 1
     * @param first first civil day on which a record would serve
     * @param last last civil day; the item is due in the month of this day
     * @param record the record that served it: a position in the member's HIS records, or {@link #MISSED}
     */
    void item(Item item, int number, int first, int last, int record);
}
