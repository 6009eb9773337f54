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
        int diagnosis = health.earliest(HealthKind.ANAEMIA, birth, monthLast);
        int age = diagnosis == MemberHealth.NONE ? Integer.MAX_VALUE : health.day(diagnosis) - birth;
        boolean first =
                allReceived(Item.IRON_FIRST, HealthKind.IRON, List.of(schedule.first()), 0, Integer.MAX_VALUE, items);
        boolean preventive = ironOrMicronutrients(schedule, age);
        boolean treatment =
                allReceived(Item.TREATMENT, HealthKind.TREATMENT, schedule.treatment(), age, Integer.MAX_VALUE, items);
        return first && preventive && treatment;
    }

    /** Either series will do, so what the other one lacks is not missing, and nobody is told that it is. */
    private boolean ironOrMicronutrients(Scheme.IronSchedule schedule, int belowAge) {
        boolean iron = iron(schedule, belowAge, Items.UNHEARD);
        boolean micronutrients = micronutrients(schedule, belowAge, Items.UNHEARD);
        if (iron || !micronutrients) {
            iron(schedule, belowAge, items);
        }
        if (micronutrients || !iron) {
            micronutrients(schedule, belowAge, items);
        }
        return iron || micronutrients;
    }

    private boolean iron(Scheme.IronSchedule schedule, int belowAge, Items heardBy) {
        return allReceived(Item.IRON, HealthKind.IRON, schedule.iron(), 0, belowAge, heardBy);
    }

    private boolean micronutrients(Scheme.IronSchedule schedule, int belowAge, Items heardBy) {
        return allReceived(
                Item.MICRONUTRIENT, HealthKind.MICRONUTRIENT, schedule.micronutrients(), 0, belowAge, heardBy);
    }

    /** Every window due in the month whose last age is from {@code fromAge} on and below {@code belowAge} is served. */
    private boolean allReceived(
            Item item, HealthKind kind, List<Window> windows, int fromAge, int belowAge, Items heardBy) {
        boolean all = true;
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (window.last() >= fromAge && window.last() < belowAge && window.isDue(birth, monthFirst, monthLast)) {
                int record = health.earliest(kind, birth + window.first(), birth + window.last());
                heardBy.item(item, i + 1, birth + window.first(), birth + window.last(), record);
                all &= record != MemberHealth.NONE;
            }
        }
        return all;
    }
}
