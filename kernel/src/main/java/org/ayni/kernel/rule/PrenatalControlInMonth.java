package org.ayni.kernel.rule;

import org.ayni.kernel.law.HealthKind;

/** At least one prenatal control dated in the month, also before the LMP. */
@Rule("R-APN")
public final class PrenatalControlInMonth {
    private PrenatalControlInMonth() {}

    public static boolean decide(MemberHealth health, int monthFirst, int monthLast, Items items) {
        int record = health.earliest(HealthKind.PRENATAL, monthFirst, monthLast);
        items.item(Item.PRENATAL_IN_MONTH, 1, monthFirst, monthLast, record);
        return record != MemberHealth.NONE;
    }
}
