package org.ayni.kernel.rule;

import java.util.List;
import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.law.Window;

/**
 * Growth controls: every CRED window whose last day falls in the month is satisfied (rulebook §6).
 *
 * <p>A control serves the earliest window it fits, in order: the newborn ones in a chain of gaps, the monthly ones at
 * least a gap after the control that served the last satisfied window.
 */
@Rule("R-CRED")
public final class CredWindowsMet {

    /** What the windows of a month say. */
    public enum Answer {
        NO_WINDOW_DUE,
        MET,
        MISSED
    }

    private final MemberHealth health;
    private final int birth;
    private final int monthFirst;
    private final int monthLast;
    private final Items items;
    private boolean due;
    private boolean missed;

    private CredWindowsMet(MemberHealth health, int birth, int monthFirst, int monthLast, Items items) {
        this.health = health;
        this.birth = birth;
        this.monthFirst = monthFirst;
        this.monthLast = monthLast;
        this.items = items;
    }

    /** All the windows of the schedule. */
    public static Answer decide(
            MemberHealth health, int birth, Scheme.CredSchedule schedule, int monthFirst, int monthLast, Items items) {
        CredWindowsMet month = new CredWindowsMet(health, birth, monthFirst, monthLast, items);
        month.firstYear(schedule);
        month.apart(Item.CRED_SECOND_YEAR, schedule.secondYear());
        month.apart(Item.CRED_THIRD_YEAR, schedule.thirdYear());
        return month.answer();
    }

    /** Only those that the package of an infant asks for: newborn and monthly (R-PACK). */
    public static Answer decideFirstYear(
            MemberHealth health, int birth, Scheme.CredSchedule schedule, int monthFirst, int monthLast, Items items) {
        CredWindowsMet month = new CredWindowsMet(health, birth, monthFirst, monthLast, items);
        month.firstYear(schedule);
        return month.answer();
    }

    private void firstYear(Scheme.CredSchedule schedule) {
        if (schedule.newborn().isDue(birth, monthFirst, monthLast)) {
            newborn(schedule.newborn(), schedule.newbornGaps());
        }
        List<Window> windows = schedule.monthly();
        if (windows.get(windows.size() - 1).last() + birth >= monthFirst) {
            monthly(windows, schedule.monthlyGapDays());
        }
    }

    private void newborn(Window window, List<Integer> gaps) {
        int last = birth + window.last();
        int first = birth + window.first();
        int record = look(Item.CRED_NEWBORN, 1, first, last);
        for (int i = 0; i < gaps.size(); i++) {
            if (record != MemberHealth.NONE) {
                first = health.day(record) + gaps.get(i);
                record = look(Item.CRED_NEWBORN, i + 2, first, last);
            } else {
                take(Item.CRED_NEWBORN, i + 2, first, last, MemberHealth.NONE);
            }
        }
    }

    private void monthly(List<Window> windows, int gapDays) {
        int earliest = birth;
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            int first = Math.max(birth + window.first(), earliest);
            int last = birth + window.last();
            if (last > monthLast) {
                return;
            }
            int record = health.earliest(HealthKind.CRED, first, last);
            if (record != MemberHealth.NONE) {
                earliest = health.day(record) + gapDays;
            }
            if (last >= monthFirst) {
                take(Item.CRED_MONTHLY, i + 1, first, last, record);
            }
        }
    }

    private void apart(Item item, List<Window> windows) {
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (window.isDue(birth, monthFirst, monthLast)) {
                look(item, i + 1, birth + window.first(), birth + window.last());
            }
        }
    }

    private int look(Item item, int number, int first, int last) {
        int record = health.earliest(HealthKind.CRED, first, last);
        take(item, number, first, last, record);
        return record;
    }

    private void take(Item item, int number, int first, int last, int record) {
        due = true;
        missed |= record == MemberHealth.NONE;
        items.item(item, number, first, last, record);
    }

    private Answer answer() {
        return !due ? Answer.NO_WINDOW_DUE : missed ? Answer.MISSED : Answer.MET;
    }
}
