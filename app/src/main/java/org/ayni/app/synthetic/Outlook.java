package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.EARLIER;

import org.ayni.kernel.law.Scheme;

/**
 * What the period will come to for a household, foreseen from what its evidence was made to show. Like {@link Past} it is a
 * simulation, simpler than the rules, and decides nothing: a calibrated caseload draws households by it, and the assessment
 * of the period says how far it was right.
 */
final class Outlook {

    private final Timeframe time;
    private final Scheme.Amounts amounts;
    private final int infantLastDay;
    private final Past past;

    Outlook(Timeframe time, Scheme scheme, Past past) {
        this.time = time;
        this.amounts = scheme.amounts();
        this.infantLastDay = scheme.ages().infantLastDay();
        this.past = past;
    }

    /** Whether a household of these people and papers can come to an outcome, before its evidence is made. */
    boolean mayCome(Home home, Outcome aim) {
        return !aim.paid() || (isPayable(home) && (!aim.tpi() || hasYoung(home)));
    }

    /** What the household comes to, when its past has been written. */
    Outcome of(Home home) {
        if (!isPayable(home)) {
            return Outcome.UNPAID;
        }
        int cut = time.closing(EARLIER);
        long due = -home.openBalance() - past.written();
        boolean early = false;
        for (int bimester = 0; bimester <= EARLIER; bimester++) {
            if (home.affiliatedOn() > time.closing(bimester)) {
                continue;
            }
            if (past.isNew(home, bimester)) {
                due += 2 * amounts.base();
                continue;
            }
            for (int month = 2 * bimester; month < 2 * bimester + 2; month++) {
                if (past.isCompliant(month, cut)) {
                    boolean complete = past.isComplete(month, cut);
                    due += amounts.base() + (complete ? amounts.tpi() : 0);
                    early |= complete && bimester == EARLIER;
                }
            }
            due += past.ownDue(bimester, cut);
        }
        boolean upper = !past.isNew(home, EARLIER) && past.ownDue(EARLIER, cut) > 0;
        return due > 0 ? new Outcome(true, early, upper && home.zone().inTasScope()) : Outcome.UNPAID;
    }

    /** Whether the household's state, classification and account let it be paid (R-STATE, R-HOLD). */
    private boolean isPayable(Home home) {
        return !home.suspended()
                && home.classification().startsWith("P")
                && home.classificationValidTo() >= time.today()
                && home.account().equals("ACTIVE");
    }

    /** Whether somebody may be an infant or pregnant in the period. */
    private boolean hasYoung(Home home) {
        int begin = time.firstDay(2 * EARLIER);
        return !home.pregnancies().isEmpty()
                || home.people().stream().anyMatch(person -> person.ageDays(begin) <= infantLastDay);
    }
}
