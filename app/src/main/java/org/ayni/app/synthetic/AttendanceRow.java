package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.ALWAYS;
import static org.ayni.app.synthetic.Timeframe.NEVER;

import org.ayni.app.exchange.ExchangeFile;

/** One child's school month: a SIAGIE record, or what stands in for it when the school is silent. */
final class AttendanceRow {

    private static final int CERTIFIED_ILLNESS = 20_000;
    private static final int FORMAT_SAYS_NO = 30_000;

    private final Timeframe time;
    private final CaseloadFiles files;
    private final int minimumPercent;

    AttendanceRow(Timeframe time, CaseloadFiles files, int minimumPercent) {
        this.time = time;
        this.files = files;
        this.minimumPercent = minimumPercent;
    }

    /** Since which day the evidence meets the condition, and before which. */
    record Result(int metFrom, int metBefore) {}

    Result write(Zone zone, Person person, int month, int school, Dice dice) {
        boolean rarely = person.schooling().attends() == Schooling.Attends.RARELY;
        boolean below = dice.chance(Proportions.BELOW_MINIMUM_IN_A_MONTH) || (rarely && dice.below(20) > 0);
        boolean ill = dice.chance(CERTIFIED_ILLNESS);
        boolean late = dice.chance(Proportions.RECORD_LATE);
        boolean down = dice.chance(Proportions.RECORD_CORRECTED_DOWN);
        boolean up = dice.chance(Proportions.RECORD_CORRECTED_UP);
        int shape = dice.below(100);
        int lateBy = 3 + dice.below(40);
        boolean format = dice.chance(Proportions.FORMAT_FOR_A_SILENT_SCHOOL);
        boolean formatNo = dice.chance(FORMAT_SAYS_NO);

        int days = zone.schoolDays(school, month);
        int allowed = days * (100 - minimumPercent) / 100;
        int fewEnough = Math.min(allowed, shape < 60 ? 0 : shape < 85 ? 1 : shape < 95 ? 2 : 3);
        int tooMany = Math.min(days, allowed + 1 + shape * days / 250);
        int received = zone.schoolReceived(school, month);
        if (received == NEVER) {
            return silent(person, month, format, formatNo, lateBy);
        }
        int afterClosing = time.closing(month / 2) + lateBy;
        if (late) {
            received = Math.max(received, afterClosing);
        }
        int absences = below ? tooMany : ill ? Math.min(days, fewEnough + 3) : fewEnough;
        record(zone, person, month, school, days, absences, !below && ill ? absences - fewEnough : 0, received);
        int correctedOn = Math.max(received + 1, afterClosing);
        if (below && up) {
            record(zone, person, month, school, days, absences, absences - fewEnough, correctedOn);
            return new Result(correctedOn, NEVER);
        }
        if (!below && down) {
            record(zone, person, month, school, days, tooMany, 0, correctedOn);
            return new Result(received, correctedOn);
        }
        return below ? new Result(NEVER, NEVER) : new Result(receivedInTime(received, month), NEVER);
    }

    /** Evidence that every cut knows needs no day. */
    private int receivedInTime(int received, int month) {
        return received <= time.closing(month / 2) ? ALWAYS : received;
    }

    private Result silent(Person person, int month, boolean format, boolean formatNo, int lateBy) {
        if (!format) {
            return new Result(NEVER, NEVER);
        }
        boolean late = lateBy > 35;
        int received = late ? time.closing(month / 2) + lateBy : time.lastDay(month) - lateBy % 4;
        files.mark(
                person.serial(), time.month(month), "EDU", formatNo ? "NOT_COMPLIED" : "COMPLIED", "FORMAT", received);
        return formatNo ? new Result(NEVER, NEVER) : new Result(receivedInTime(received, month), NEVER);
    }

    private void record(
            Zone zone, Person person, int month, int school, int days, int absences, int justified, int received) {
        files.ofMember(ExchangeFile.ATTENDANCE, person.serial())
                .month(time.month(month))
                .code(CaseloadFiles.SCHOOL, zone.schoolCode(school) * 10, 7)
                .number(days)
                .number(absences)
                .number(justified)
                .date(received)
                .end();
    }
}
