package org.ayni.app.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.ayni.kernel.assessment.HouseholdAmounts;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.facts.IdTable;
import org.ayni.kernel.time.Days;

/**
 * Writes the results of one bimestre as files of the exchange format. Households come in the order of their ids, perhaps from
 * several facts one after the other; the rows of members, which are sorted by the member's id, wait in packed columns until the
 * end.
 */
public final class ResultWriter implements Closeable {

    /** The files that are written, in the order in which the format lists them. */
    public static final List<String> FILES =
            List.of("member_months.csv", "household_months.csv", "lines.csv", "totals.csv");

    /** Those of {@link #FILES} that {@link #part} writes too. */
    static final List<String> PARTS = List.of("household_months.csv", "lines.csv", "totals.csv");

    /** Where the files go: a folder, or only a digest of their bytes. */
    public interface Target {
        /** @param fileName one of {@link #FILES} */
        OutputStream open(String fileName) throws IOException;
    }

    private static final byte[] NOTHING = {};
    private static final byte[] PAYABLE = ascii("PAYABLE");
    private static final byte[] HELD = ascii("HELD");
    private static final byte[][] HOUSEHOLD_OUTCOMES = names(HouseholdOutcome.values());
    private static final byte[][] KINDS = names(LineKind.values());
    private static final byte[][] CONCEPTS = names(Concept.values());
    private static final byte[][] REASONS = names(Reason.values());

    private final Horizon horizon;
    /** The months of the horizon as text; the last two are the period's. */
    private final byte[][] months;

    private final ResultFile householdMonths;
    private final ResultFile lines;
    private final ResultFile totals;
    private final MemberMonthRows memberMonths;
    private final OutputStream memberMonthsOut;

    private Facts facts;
    private LineOrder lineOrder;

    /** @param facts of the first household, and of all until {@link #goOn} names others */
    public ResultWriter(Facts facts, Target target) throws IOException {
        this(
                facts,
                new ResultFile(target.open("household_months.csv"), "household_id,month,outcome"),
                new ResultFile(
                        target.open("lines.csv"), "household_id,kind,concept,month,member_id,amount,reason,state"),
                new ResultFile(
                        target.open("totals.csv"),
                        "household_id,current,reintegro,recupero,balance_before,balance_after,payable"),
                new MemberMonthRows(facts.members),
                target.open("member_months.csv"));
    }

    private ResultWriter(
            Facts facts,
            ResultFile householdMonths,
            ResultFile lines,
            ResultFile totals,
            MemberMonthRows memberMonths,
            OutputStream memberMonthsOut) {
        this.facts = facts;
        this.lineOrder = new LineOrder(facts.members.ids);
        this.horizon = facts.horizon;
        this.months = new byte[horizon.months()][];
        for (int i = 0; i < months.length; i++) {
            months[i] = ascii(Days.monthText(horizon.month(i)));
        }
        this.householdMonths = householdMonths;
        this.lines = lines;
        this.totals = totals;
        this.memberMonths = memberMonths;
        this.memberMonthsOut = memberMonthsOut;
    }

    /**
     * A writer for the households that come after those of this one, for another thread: its files have no header and are to be
     * appended, in the order of the writers. The rows of members all wait here, so a part is closed and not finished.
     *
     * @param parts where its files go
     */
    public ResultWriter part(Target parts) throws IOException {
        memberMonths.open();
        return new ResultWriter(
                facts,
                new ResultFile(parts.open("household_months.csv")),
                new ResultFile(parts.open("lines.csv")),
                new ResultFile(parts.open("totals.csv")),
                memberMonths,
                OutputStream.nullOutputStream());
    }

    /** The households that follow, and their members, are of other facts of the same horizon. Not while there is a part. */
    public void goOn(Facts others) {
        facts = others;
        lineOrder = new LineOrder(others.members.ids);
        memberMonths.goOn(others.members);
    }

    /** No more households of the present facts will come: they are not looked at any more. */
    public void leave() {
        memberMonths.pack();
    }

    /** Takes one household, in the order of ids. */
    public void accept(HouseholdAssessment household) throws IOException {
        acceptMonths(household);
        acceptAmounts(household.amounts());
    }

    /** Takes what was decided for the months of one household, in the order of ids, and not the money. */
    public void acceptMonths(HouseholdAssessment household) throws IOException {
        IdTable ids = facts.households.ids;
        for (int i = 0; i < 2; i++) {
            HouseholdMonth month = household.month(i);
            householdMonths
                    .id(ids, household.household())
                    .plain(months[months.length - 2 + i])
                    .plain(HOUSEHOLD_OUTCOMES[month.outcome().ordinal()])
                    .endRow();
            for (int m = 0; m < month.size(); m++) {
                memberMonths.keep(i, month.member(m));
            }
        }
    }

    /** Takes what one household is paid, in the order of ids, and not its months. */
    public void acceptAmounts(HouseholdAmounts household) throws IOException {
        IdTable ids = facts.households.ids;
        write(household.household(), household.lines(), household.isHeld() ? HELD : PAYABLE);
        totals.id(ids, household.household())
                .number(household.current())
                .number(household.reintegro())
                .number(household.recupero())
                .number(household.balanceBefore())
                .number(household.balanceAfter())
                .number(household.payable())
                .endRow();
    }

    /** Writes the members' rows, after the last household. */
    public void finish() throws IOException {
        memberMonths.write(Arrays.copyOfRange(months, months.length - 2, months.length), memberMonthsOut);
    }

    @Override
    public void close() throws IOException {
        try (householdMonths;
                lines;
                memberMonthsOut) {
            totals.close();
        }
    }

    private void write(int household, Lines of, byte[] state) throws IOException {
        lineOrder.sort(of);
        for (int i = 0; i < of.size(); i++) {
            int line = lineOrder.line(i);
            lines.id(facts.households.ids, household)
                    .plain(KINDS[of.kind(line).ordinal()])
                    .plain(CONCEPTS[of.concept(line).ordinal()])
                    .plain(monthOrYear(of.monthOrYear(line)));
            if (of.member(line) == Lines.NO_MEMBER) {
                lines.plain(NOTHING);
            } else {
                lines.id(facts.members.ids, of.member(line));
            }
            lines.number(of.amount(line))
                    .plain(REASONS[of.reason(line).ordinal()])
                    .plain(state)
                    .endRow();
        }
    }

    private byte[] monthOrYear(int code) {
        int index = horizon.indexOf(code);
        if (index >= 0) {
            return months[index];
        }
        return ascii(code < 0 ? String.format("%04d", ~code) : Days.monthText(code));
    }

    static byte[][] names(Enum<?>[] values) {
        return Arrays.stream(values).map(value -> ascii(value.name())).toArray(byte[][]::new);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
