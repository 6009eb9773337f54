package org.ayni.kernel.rule;

import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.Window;

/** A haemoglobin test with a value in its window, when the window's last day falls in the month. */
@Rule("R-PACK")
public final class HaemoglobinMeasured {
    private HaemoglobinMeasured() {}

    public static boolean decide(
            MemberHealth health, int birth, Window window, int monthFirst, int monthLast, Items items) {
        if (!window.isDue(birth, monthFirst, monthLast)) {
            return true;
        }
        int record = health.earliest(HealthKind.HAEMOGLOBIN, birth + window.first(), birth + window.last());
        items.item(Item.HAEMOGLOBIN, 1, birth + window.first(), birth + window.last(), record);
        return record != MemberHealth.NONE;
    }
}
