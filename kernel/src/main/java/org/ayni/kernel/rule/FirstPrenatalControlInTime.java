package org.ayni.kernel.rule;

import org.ayni.kernel.law.HealthKind;

/**
 * The first prenatal control, the earliest dated from LMP to the reference day, on or before {@code LMP + deadline};
 * asked only in the month in which that deadline falls.
 */
@Rule("R-PACK")
public final class FirstPrenatalControlInTime {
    private FirstPrenatalControlInTime() {}

    public static boolean decide(
            MemberHealth health, int lmp, int monthFirst, int monthLast, int deadlineDays, Items items) {
        int deadline = lmp + deadlineDays;
        if (deadline < monthFirst || deadline > monthLast) {
            return true;
        }
        int record = health.earliest(HealthKind.PRENATAL, lmp, deadline);
        items.item(Item.PRENATAL_FIRST, 1, lmp, deadline, record);
        return record != MemberHealth.NONE;
    }
}
