package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.ALWAYS;
import static org.ayni.app.synthetic.Timeframe.MONTHS;
import static org.ayni.app.synthetic.Timeframe.NEVER;

import org.ayni.app.exchange.ExchangeFile;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Days;

/** A pregnancy and its prenatal controls: one a month from the first on. */
final class PrenatalCare {

    private static final int RISK = 15;
    private static final int[] TRIMESTER_ENDS = {97, 195};

    private final Timeframe time;
    private final Scheme scheme;
    private final CaseloadFiles files;
    private final HisRecords his;
    private final Past past;

    PrenatalCare(Timeframe time, Scheme scheme, CaseloadFiles files, HisRecords his, Past past) {
        this.time = time;
        this.scheme = scheme;
        this.files = files;
        this.his = his;
        this.past = past;
    }

    void write(Home home, Pregnancy pregnancy, Dice dice, boolean[] exempt) {
        Person woman = pregnancy.woman();
        files.ofMember(ExchangeFile.PREGNANCIES, woman.serial())
                .date(pregnancy.lmp())
                .date(pregnancy.endedOn())
                .end();
        boolean risk = dice.below(100) < RISK;
        int dayOfMonth = 4 + dice.below(20);
        int first = pregnancy.registeredOn();
        int firstSince = control(home, pregnancy, first, true, risk, dice);
        int end = pregnancy.endedOn() == Days.UNKNOWN ? time.today() : pregnancy.endedOn() - 1;
        int from = Days.monthOf(first);
        for (int month = from; month <= Days.monthOf(time.today()); month++) {
            int day = Days.firstDayOf(month) + dayOfMonth + dice.below(5);
            boolean comes = !dice.chance(Proportions.VISIT_MISSED[woman.care()]);
            int since = month == from ? firstSince : NEVER;
            if (month > from && day <= end) {
                since = control(home, pregnancy, day, comes, risk, dice);
            }
            settle(pregnancy, month, since, exempt);
        }
        for (int month = Days.monthOf(pregnancy.lmp()); month < from; month++) {
            settle(pregnancy, month, NEVER, exempt);
        }
    }

    /** Tells the past what a month of this pregnancy came to. */
    private void settle(Pregnancy pregnancy, int month, int since, boolean[] exempt) {
        int index = month - time.month(0);
        if (index < 0 || index >= MONTHS) {
            return;
        }
        int day = time.lastDay(index);
        boolean pregnant = pregnancy.lmp() <= day
                && day <= pregnancy.lmp() + scheme.ages().pregnancyLastDay()
                && (pregnancy.endedOn() == Days.UNKNOWN || pregnancy.endedOn() > day);
        if (!pregnant || !pregnancy.woman().counts(day)) {
            return;
        }
        past.target(index);
        if (!exempt[index]) {
            past.condition(index, pregnancy.registeredOn(), since, NEVER);
        }
        int deadline = pregnancy.lmp() + scheme.deadlines().firstControlDays();
        boolean lateFirst = time.indexOf(deadline) == index && pregnancy.registeredOn() > deadline;
        past.carePackage(index, pregnancy.registeredOn(), lateFirst ? NEVER : since);
    }

    private int control(Home home, Pregnancy pregnancy, int day, boolean comes, boolean risk, Dice dice) {
        int received = his.arrival(home.zone(), day, dice);
        if (!comes || received == NEVER) {
            return NEVER;
        }
        int since = day - pregnancy.lmp();
        int trimester = since <= TRIMESTER_ENDS[0] ? 1 : since <= TRIMESTER_ENDS[1] ? 2 : 3;
        his.write(home.zone(), pregnancy.woman(), day, (risk ? "Z359" : "Z349") + trimester, "D", "", received);
        return since(received);
    }

    private int since(int received) {
        return received <= time.firstDay(0) ? ALWAYS : his.since(received);
    }
}
