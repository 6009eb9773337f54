package org.ayni.app.verification;

import java.util.EnumMap;
import java.util.Map;
import org.ayni.app.database.BinaryCopy;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.rule.Item;

/**
 * Which of the items that a member's month missed belong to which decision. The assessment notes them per month; a control
 * that CRED asks for is also part of the package.
 */
final class MissedItems {

    private static final Item[] ITEMS = Item.values();
    private static final byte[][] NAMES = BinaryCopy.names(ITEMS);
    private static final Map<Condition, Integer> ASKED = asked();

    final byte[][] names = new byte[ITEMS.length][];
    int size;

    /** Finds the missed items of one decision; they stay until the next call. */
    void of(MemberMonth month, Condition condition) {
        size = 0;
        Reason reason = month.reason(condition);
        if (reason == Reason.EXEMPTED || reason == Reason.REVIEWED) {
            return;
        }
        int missed = month.missedItems() & ASKED.getOrDefault(condition, 0);
        for (Item item : ITEMS) {
            if ((missed & item.bit()) != 0) {
                names[size++] = NAMES[item.ordinal()];
            }
        }
    }

    private static Map<Condition, Integer> asked() {
        Map<Condition, Integer> asked = new EnumMap<>(Condition.class);
        asked.put(Condition.APN, Item.PRENATAL_IN_MONTH.bit());
        asked.put(
                Condition.CRED,
                Item.CRED_NEWBORN.bit()
                        | Item.CRED_MONTHLY.bit()
                        | Item.CRED_SECOND_YEAR.bit()
                        | Item.CRED_THIRD_YEAR.bit());
        int everything = 0;
        for (Item item : ITEMS) {
            everything |= item.bit();
        }
        asked.put(Condition.PACK, everything);
        return asked;
    }
}
