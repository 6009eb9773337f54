package org.ayni.kernel.rule;

import org.ayni.kernel.law.Dose;
import org.ayni.kernel.law.Scheme;

/**
 * The doses of a vaccine whose last day falls in the month are given. A dose counts from the one before it; when that is
 * missing the later one cannot be satisfied, and its last day is reckoned from the last day of the missing one.
 */
@Rule("R-PACK")
public final class VaccineDosesGiven {
    private VaccineDosesGiven() {}

    /** @return whether every dose due in the month was given; none due is given */
    public static boolean decide(
            MemberHealth health, int birth, Scheme.Vaccine vaccine, int monthFirst, int monthLast, Items items) {
        Item item = Item.valueOf(vaccine.kind().name());
        boolean given = true;
        boolean possible = true;
        int before = 0;
        for (int i = 0; i < vaccine.doses().size(); i++) {
            Dose dose = vaccine.doses().get(i);
            int first = birth + dose.first(before);
            int last = birth + dose.last(before);
            int record = possible ? health.earliest(vaccine.kind(), first, last) : MemberHealth.NONE;
            possible = record != MemberHealth.NONE;
            if (monthFirst <= last && last <= monthLast) {
                given &= possible;
                items.item(item, i + 1, first, last, record);
            }
            before = possible ? health.day(record) - birth : last - birth;
        }
        return given;
    }
}
