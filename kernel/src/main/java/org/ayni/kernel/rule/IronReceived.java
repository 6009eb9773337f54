package org.ayni.kernel.rule;

import java.util.List;
import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.law.Window;

/**
 * Iron of an infant (rulebook §6): (a) the first delivery; (b) while no anaemia is diagnosed, iron or micronutrients;
 * (c) from the first diagnosis on, treatment. Only what falls due in the month is asked.
 */
@Rule("R-PACK")
public final class IronReceived {

    private final MemberHealth health;
    private final int birth;
    private final int monthFirst;
    private final int monthLast;
    private final Items items;

    private IronReceived(MemberHealth health, int birth, int monthFirst, int monthLast, Items items) {
        this.health = health;
        this.birth = birth;
        this.monthFirst = monthFirst;
        this.monthLast = monthLast;
        this.items = items;
    }

    /** @return whether everything due in the month was received */
    public static boolean decide(
            MemberHealth health, int birth, Scheme.IronSchedule schedule, int monthFirst, int monthLast, Items items) {
        return new IronReceived(health, birth, monthFirst, monthLast, items).received(schedule);
    }

    private boolean received(Scheme.IronSchedule schedule) {
        boolean first = allReceived(Item.IRON_FIRST, HealthKind.IRON, List.of(schedule.first()), 0, Integer.MAX_VALUE);
        int diagnosis = health.earliest(HealthKind.ANAEMIA, birth, monthLast);
        int age = diagnosis == MemberHealth.NONE ? Integer.MAX_VALUE : health.day(diagnosis) - birth;
        boolean iron = allReceived(Item.IRON, HealthKind.IRON, schedule.iron(), 0, age);
        boolean micronutrients =
                allReceived(Item.MICRONUTRIENT, HealthKind.MICRONUTRIENT, schedule.micronutrients(), 0, age);
        boolean treatment =
                allReceived(Item.TREATMENT, HealthKind.TREATMENT, schedule.treatment(), age, Integer.MAX_VALUE);
        return first && (iron || micronutrients) && treatment;
    }

    /** Every window due in the month whose last age is from {@code fromAge} on and below {@code belowAge} is served. */
    private boolean allReceived(Item item, HealthKind kind, List<Window> windows, int fromAge, int belowAge) {
        boolean all = true;
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (window.last() >= fromAge && window.last() < belowAge && window.isDue(birth, monthFirst, monthLast)) {
                int record = health.earliest(kind, birth + window.first(), birth + window.last());
                items.item(item, i + 1, birth + window.first(), birth + window.last(), record);
                all &= record != MemberHealth.NONE;
            }
        }
        return all;
    }
}
