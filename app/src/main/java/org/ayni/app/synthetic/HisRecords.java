package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.ALWAYS;
import static org.ayni.app.synthetic.Timeframe.NEVER;

import org.ayni.app.exchange.ExchangeFile;
import org.ayni.kernel.time.Days;

/** Writes HIS records as a facility sends them: most at once, some late, none in a month in which it is silent. */
final class HisRecords {

    private static final int LONG_AGO = 90;

    private final Timeframe time;
    private final CaseloadFiles files;

    HisRecords(Timeframe time, CaseloadFiles files) {
        this.time = time;
        this.files = files;
    }

    /**
     * When the records of an attention on a day reach the programme: {@code ALWAYS} when no cut can miss it, {@code NEVER}
     * when they do not, or when the day has not come.
     */
    int arrival(Zone zone, int day, Dice dice) {
        int lag = dice.below(4);
        boolean late = dice.chance(Proportions.HIS_LATE);
        int lateBy = 15 + dice.below(50);
        if (day > time.today()) {
            return NEVER;
        }
        int month = time.indexOf(day);
        int monthEnd = month < 0 ? day + lag : time.lastDay(month);
        if (month >= 0 && zone.facilityReceived(month) > monthEnd) {
            return zone.facilityReceived(month);
        }
        return late ? day + lateBy : Math.min(day + lag, monthEnd);
    }

    /** Writes a record; {@code received} is what {@link #arrival} said and was not {@code NEVER}. */
    void write(Zone zone, Person person, int day, String code, String type, String lab, int received) {
        if (day < time.firstDay(0) - 2 * 366) {
            return;
        }
        files.ofMember(ExchangeFile.HEALTH, person.serial())
                .date(day)
                .code(CaseloadFiles.FACILITY, zone.number(), 6)
                .text(code)
                .text(type)
                .text(lab)
                .date(received == ALWAYS ? Days.UNKNOWN : received)
                .end();
    }

    /** What an arrival means for the cuts: one that was there long before the first of them needs no day. */
    int since(int received) {
        return received < time.closing(0) - LONG_AGO ? ALWAYS : received;
    }
}
