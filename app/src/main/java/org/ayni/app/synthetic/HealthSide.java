package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.ALWAYS;
import static org.ayni.app.synthetic.Timeframe.MONTHS;
import static org.ayni.app.synthetic.Timeframe.NEVER;

import java.util.Arrays;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Days;

/** What HIS and the field formats say about one household's small children and pregnancies. */
final class HealthSide {

    private static final int THREE_YEARS = 3 * 366;

    private final Timeframe time;
    private final Scheme scheme;
    private final CaseloadFiles files;
    private final Past past;
    private final HisRecords his;
    private final GrowthControls controls;
    private final InfantPackage infantPackage;
    private final PrenatalCare prenatal;
    private final CareMonths months;
    private final int[] visits;

    HealthSide(Timeframe time, Scheme scheme, CaseloadFiles files, Past past) {
        this.time = time;
        this.scheme = scheme;
        this.files = files;
        this.past = past;
        this.his = new HisRecords(time, files);
        this.controls = new GrowthControls(time, scheme.cred(), his);
        this.infantPackage = new InfantPackage(time, scheme, his);
        this.prenatal = new PrenatalCare(time, scheme, files, his, past);
        this.months = new CareMonths(time);
        this.visits = new int[scheme.cred().monthly().size()];
    }

    void write(Home home, boolean[] districtExempt) {
        for (Pregnancy pregnancy : home.pregnancies()) {
            Dice dice = Dice.of(
                    home.seed(), Dice.Topic.HEALTH, 2L * pregnancy.woman().serial());
            prenatal.write(home, pregnancy, dice, districtExempt);
        }
        for (Person child : home.people()) {
            if (child.ageDays(time.firstDay(0)) < THREE_YEARS) {
                child(home, child, Dice.of(home.seed(), Dice.Topic.HEALTH, 2L * child.serial() + 1), districtExempt);
            }
        }
    }

    private void child(Home home, Person child, Dice dice, boolean[] districtExempt) {
        months.clear();
        Arrays.fill(visits, 0);
        if (child.lowBirthWeight() && dice.below(2) == 0) {
            int day = child.birth() + 1;
            int received = his.arrival(home.zone(), day, dice);
            if (received != NEVER) {
                his.write(home.zone(), child, day, "P0712", "D", "", received);
            }
        }
        controls.write(home.zone(), child, dice, months, visits);
        if (child.ageDays(time.firstDay(0)) <= scheme.ages().infantLastDay()) {
            infantPackage.write(home.zone(), child, dice, months, visits);
        }
        for (int month = 0; month < MONTHS; month++) {
            month(child, month, dice, districtExempt[month]);
        }
    }

    private void month(Person child, int month, Dice dice, boolean exempt) {
        boolean format = dice.chance(Proportions.FORMAT_FOR_A_MISSED_CONTROL);
        int formatOn = time.lastDay(month) - dice.below(6);
        int day = time.lastDay(month);
        boolean small = child.ageMonths(day) < scheme.ages().toddlerEndMonths();
        if (!child.counts(day) || !small) {
            return;
        }
        past.target(month);
        boolean infant = child.ageDays(day) <= scheme.ages().infantLastDay();
        int since = months.controlsSince(month);
        if (since == NEVER && format && !exempt) {
            files.mark(child.serial(), time.month(month), "CRED", "COMPLIED", "FORMAT", formatOn);
            since = formatOn;
        }
        if (!exempt) {
            past.condition(month, ALWAYS, since, NEVER);
            if (infant) {
                past.condition(month, ALWAYS, dniSince(child, month), NEVER);
            }
        }
        if (infant) {
            past.carePackage(month, ALWAYS, months.packageSince(month));
        }
    }

    /** R-DNI: in the month of the thirtieth day it must be in time, later it must exist. */
    private int dniSince(Person child, int month) {
        int deadline = child.birth() + scheme.deadlines().dniDays();
        if (deadline > time.lastDay(month)) {
            return ALWAYS;
        }
        int by = time.indexOf(deadline) == month ? deadline : time.lastDay(month);
        return child.dniIssuedOn() != Days.UNKNOWN && child.dniIssuedOn() <= by ? ALWAYS : NEVER;
    }
}
