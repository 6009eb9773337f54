package org.ayni.app.synthetic;

import static org.ayni.app.synthetic.Timeframe.ALWAYS;
import static org.ayni.app.synthetic.Timeframe.EARLIER;
import static org.ayni.app.synthetic.Timeframe.NEVER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.kernel.law.Scheme;

/**
 * What the programme paid one household in the two bimestres before the period, as the simulated country knew it on each
 * closing day. The makers of evidence say, condition by condition, since which day the evidence has been there; this class
 * says what that was worth at each cut and writes {@code liquidated.csv}. It is a simulation, simpler than the rules: where
 * the two differ, the assessment of the period finds a late difference, as it does in life.
 */
final class Past {

    /**
     * @param knownFrom since which day the registry knows that the condition applies
     * @param metFrom since which day the evidence meets it; {@code NEVER} for never
     * @param metBefore until which day it did; {@code NEVER} for ever
     */
    private record Condition(int month, int knownFrom, int metFrom, int metBefore) {
        boolean fails(int cut) {
            return knownFrom <= cut && !(metFrom <= cut && cut < metBefore);
        }
    }

    /** An amount of its own for a student and month, or school year. */
    private record Own(
            int month, int bimester, String concept, String when, int member, int amount, int from, int before) {
        boolean isDue(int cut) {
            return from <= cut && cut < before;
        }
    }

    private final Timeframe time;
    private final Scheme.Amounts amounts;
    private final CaseloadFiles files;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Condition> packages = new ArrayList<>();
    private final List<Own> own = new ArrayList<>();
    private long written;
    private final boolean[] hasTarget = new boolean[Timeframe.MONTHS];

    Past(Timeframe time, Scheme.Amounts amounts, CaseloadFiles files) {
        this.time = time;
        this.amounts = amounts;
        this.files = files;
    }

    void clear() {
        conditions.clear();
        packages.clear();
        own.clear();
        written = 0;
        Arrays.fill(hasTarget, false);
    }

    /** A member is a target member that month. */
    void target(int month) {
        hasTarget[month] = true;
    }

    /** A condition that must be met for the month to be paid. */
    void condition(int month, int knownFrom, int metFrom, int metBefore) {
        if (metFrom != ALWAYS || metBefore != NEVER) {
            conditions.add(new Condition(month, knownFrom, metFrom, metBefore));
        }
    }

    /** A pregnant member's or infant's package of a month. */
    void carePackage(int month, int knownFrom, int completeFrom) {
        packages.add(new Condition(month, knownFrom, completeFrom, NEVER));
    }

    /** A student in a grade that earns an amount by itself. */
    void student(int month, int member, int amount, int metFrom, int metBefore) {
        own.add(new Own(month, month / 2, "TAS", "", member, amount, metFrom, metBefore));
    }

    /** A school year passed in the VRAEM. */
    void schoolYear(int bimester, int schoolYear, int member, int amount) {
        own.add(new Own(-1, bimester, "VRAEM", Integer.toString(schoolYear), member, amount, ALWAYS, NEVER));
    }

    /** Writes the lines of both bimestres, and what the second one put right about the first. */
    void write(Home home) {
        for (int bimester = 0; bimester < EARLIER; bimester++) {
            if (home.affiliatedOn() > time.closing(bimester)) {
                continue;
            }
            boolean isNew = isNew(home, bimester);
            for (int month = 2 * bimester; month < 2 * bimester + 2; month++) {
                if (isNew) {
                    line(home, bimester, "BASE", month, amounts.base());
                } else {
                    ordinary(home, bimester, month);
                }
            }
            if (!isNew) {
                ownLines(home, bimester);
            }
        }
    }

    private void ordinary(Home home, int bimester, int month) {
        long base = 0;
        long early = 0;
        for (int cut = bimester; cut < EARLIER; cut++) {
            boolean paid = isPaid(home, cut) && isCompliant(month, time.closing(cut));
            long nowBase = paid ? amounts.base() : 0;
            long nowEarly = paid && isComplete(month, time.closing(cut)) ? amounts.tpi() : 0;
            if (cut == bimester || (isPaid(home, cut) && nowBase != base)) {
                line(home, bimester, "BASE", month, nowBase - base);
                base = nowBase;
            }
            if (nowEarly != early && isPaid(home, cut)) {
                line(home, bimester, "TPI", month, nowEarly - early);
                early = nowEarly;
            }
        }
    }

    private void ownLines(Home home, int bimester) {
        for (Own one : own) {
            long so = 0;
            for (int cut = bimester; one.bimester() == bimester && cut < EARLIER; cut++) {
                long now = one.isDue(time.closing(cut)) ? one.amount() : 0;
                if (now != so && isPaid(home, cut)) {
                    writeLine(home, bimester, one, now - so);
                    so = now;
                }
            }
        }
    }

    private boolean isPaid(Home home, int bimester) {
        return !home.wasUnpaid(bimester)
                && !home.classification().isEmpty()
                && home.classificationValidTo() >= time.closing(bimester);
    }

    /** Céntimos over all lines written for the household. */
    long written() {
        return written;
    }

    /** Whether a household that was in by the end of a bimestre was new in it (R-NEW). */
    boolean isNew(Home home, int bimester) {
        return home.affiliatedOn() >= time.firstDay(2 * bimester)
                && (hasTarget[2 * bimester] || hasTarget[2 * bimester + 1]);
    }

    /** Whether the household had a target member in a month and, by what a cut knows, met every condition. */
    boolean isCompliant(int month, int cut) {
        return hasTarget[month] && isMet(month, cut);
    }

    /** Céntimos that single members of the household have due for a bimestre, by what a cut knows. */
    long ownDue(int bimester, int cut) {
        long due = 0;
        for (Own one : own) {
            due += one.bimester() == bimester && one.isDue(cut) ? one.amount() : 0;
        }
        return due;
    }

    private boolean isMet(int month, int cut) {
        for (Condition condition : conditions) {
            if (condition.month() == month && condition.fails(cut)) {
                return false;
            }
        }
        return true;
    }

    /** Whether somebody had a package due in a month and, by what a cut knows, all of them had it complete. */
    boolean isComplete(int month, int cut) {
        boolean any = false;
        for (Condition one : packages) {
            if (one.month() == month && one.knownFrom() <= cut) {
                if (one.fails(cut)) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private void line(Home home, int bimester, String concept, int month, long amount) {
        RowWriter row = files.ofHousehold(ExchangeFile.LIQUIDATED, home.number())
                .bimester(time.bimester(bimester))
                .text(concept)
                .month(time.month(month))
                .empty()
                .number(Math.toIntExact(amount));
        row.end();
        written += amount;
    }

    private void writeLine(Home home, int bimester, Own one, long amount) {
        RowWriter row = files.ofHousehold(ExchangeFile.LIQUIDATED, home.number())
                .bimester(time.bimester(bimester))
                .text(one.concept());
        if (one.month() < 0) {
            row.text(one.when());
        } else {
            row.month(time.month(one.month()));
        }
        row.code(CaseloadFiles.MEMBER, one.member(), 8).number(Math.toIntExact(amount));
        row.end();
        written += amount;
    }
}
