package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.NEVER;

import java.util.List;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.law.Window;

/** A child's growth controls (CRED): newborn, monthly, second and third year; the schedule is the law's. */
final class GrowthControls {

    private static final String[] CODES = {"99381.01", "99381", "Z001"};
    private static final int[] CODE_WEIGHTS = {70, 10, 20};

    private final Timeframe time;
    private final Scheme.CredSchedule schedule;
    private final HisRecords his;

    GrowthControls(Timeframe time, Scheme.CredSchedule schedule, HisRecords his) {
        this.time = time;
        this.schedule = schedule;
        this.his = his;
    }

    /**
     * Writes the controls of a child under three.
     *
     * @param visits to be filled in with the days of the monthly controls, 0 where one was missed
     */
    void write(Zone zone, Person child, Dice dice, CareMonths months, int[] visits) {
        int missed = Proportions.VISIT_MISSED[child.care()];
        newborn(zone, child, dice, months, child.care() == 0 ? Proportions.NEWBORN_CONTROL_MISSED : missed / 4);
        int offset = dice.below(10);
        int last = NEVER;
        List<Window> monthly = schedule.monthly();
        for (int i = 0; i < monthly.size(); i++) {
            Window window = monthly.get(i);
            int age = window.first() + offset + dice.below(5);
            if (last != NEVER) {
                age = Math.max(age, last + schedule.monthlyGapDays());
            }
            boolean comes = !dice.chance(missed) && age <= window.last();
            int received = control(zone, child, child.birth() + age, comes, dice);
            months.control(child.birth() + window.last(), received);
            visits[i] = received == NEVER ? 0 : child.birth() + age;
            last = received == NEVER ? last : age;
        }
        later(zone, child, dice, months, schedule.secondYear(), missed);
        later(zone, child, dice, months, schedule.thirdYear(), missed);
    }

    private void newborn(Zone zone, Person child, Dice dice, CareMonths months, int missed) {
        int day = child.birth() + schedule.newborn().first() + dice.below(3);
        int since = Timeframe.ALWAYS;
        for (int i = 0; i <= schedule.newbornGaps().size(); i++) {
            if (i > 0) {
                day += schedule.newbornGaps().get(i - 1) + dice.below(2);
            }
            boolean comes = !dice.chance(missed)
                    && day <= child.birth() + schedule.newborn().last();
            since = Math.max(since, control(zone, child, day, comes, dice));
        }
        months.control(child.birth() + schedule.newborn().last(), since);
    }

    private void later(Zone zone, Person child, Dice dice, CareMonths months, List<Window> windows, int missed) {
        for (Window window : windows) {
            int day = child.birth() + window.first() + dice.below(30);
            boolean comes = !dice.chance(missed);
            months.control(child.birth() + window.last(), control(zone, child, day, comes, dice));
        }
    }

    private int control(Zone zone, Person child, int day, boolean comes, Dice dice) {
        int received = his.arrival(zone, day, dice);
        int code = dice.pick(CODE_WEIGHTS);
        if (!comes || received == NEVER || day < time.firstDay(0) - 400) {
            return comes && received != NEVER ? his.since(received) : NEVER;
        }
        his.write(zone, child, day, CODES[code], "D", "", received);
        return his.since(received);
    }
}
