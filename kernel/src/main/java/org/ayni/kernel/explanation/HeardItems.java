package org.ayni.kernel.explanation;

import java.util.ArrayList;
import java.util.List;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.rule.Item;
import org.ayni.kernel.rule.Items;

/** Writes down the items that the rules looked at, each with whom it was about. */
final class HeardItems implements Items {

    /** One item looked at; the record is a position in the HIS records, or a constant of {@link Items}. */
    record Heard(
            int member, int monthIndex, Condition condition, Item item, int number, int first, int last, int record) {}

    private final List<Heard> heard = new ArrayList<>();
    private int member;
    private int monthIndex;
    private Condition condition = Condition.CRED;

    @Override
    public void about(int newMember, int newMonthIndex, Condition newCondition) {
        member = newMember;
        monthIndex = newMonthIndex;
        condition = newCondition;
    }

    @Override
    public void item(Item item, int number, int first, int last, int record) {
        heard.add(new Heard(member, monthIndex, condition, item, number, first, last, record));
    }

    void clear() {
        heard.clear();
    }

    List<Heard> of(int ofMember, int ofMonthIndex, Condition ofCondition) {
        return heard.stream()
                .filter(one -> one.member == ofMember && one.monthIndex == ofMonthIndex && one.condition == ofCondition)
                .toList();
    }
}
