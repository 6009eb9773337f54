package org.ayni.app.verification;

import java.util.EnumMap;
import java.util.Map;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.rule.Item;

/**
 * Which of the items that a member's month missed belong to which decision. The assessment notes them per month; a control
 * that CRED asks for is also part of the package.
 */
final class MissedItems {

    private static final Map<Condition, Integer> ASKED = asked();

    private MissedItems() {}

    /** The bits of the missed items of one decision; 0 when none was missed. */
    static int of(MemberMonth month, Condition condition) {
        Reason reason = month.reason(condition);
        if (reason == Reason.EXEMPTED || reason == Reason.REVIEWED) {
            return 0;
        }
        return month.missedItems() & ASKED.getOrDefault(condition, 0);
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
        for (Item item : Item.values()) {
            everything |= item.bit();
        }
        asked.put(Condition.PACK, everything);
        return asked;
    }
}
