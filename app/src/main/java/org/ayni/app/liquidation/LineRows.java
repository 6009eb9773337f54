package org.ayni.app.liquidation;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ayni.app.database.BinaryCopy;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;
import org.postgresql.PGConnection;

/** Writes the lines of a cycle into its partition. */
final class LineRows implements AutoCloseable {

    private static final int COLUMNS = 11;
    private static final byte[][] KIND_NAMES = BinaryCopy.names(LineKind.values());
    private static final byte[][] CONCEPT_NAMES = BinaryCopy.names(Concept.values());
    private static final byte[][] REASON_NAMES = BinaryCopy.names(Reason.values());
    private static final byte[] PAYABLE = ascii("PAYABLE");
    private static final byte[] HELD = ascii("HELD");

    private final Facts facts;
    private final byte[] period;
    private final byte[][] bimesters;
    private final Map<Integer, byte[]> months = new HashMap<>();
    private final BinaryCopy rows;
    private long sum;

    LineRows(PGConnection connection, Facts facts) throws SQLException {
        Bimester bimester = facts.horizon.period();
        this.facts = facts;
        this.period = ascii(bimester.toString());
        this.bimesters = new byte[facts.horizon.bimesters()][];
        for (int i = 0; i < bimesters.length; i++) {
            bimesters[i] = ascii(facts.horizon.bimester(i).toString());
        }
        this.rows = BinaryCopy.into(connection, """
                COPY liquidation.%s (
                    period, household, number, kind, about, concept, month, member, amount, reason, state)
                FROM STDIN (FORMAT binary)""".formatted(Partition.of("line", bimester)));
    }

    void add(HouseholdAssessment household) throws SQLException {
        Lines lines = household.lines();
        for (int line = 0; line < lines.size(); line++) {
            rows.row(COLUMNS)
                    .text(period)
                    .text(facts.households.ids, household.household())
                    .int4(line + 1)
                    .text(KIND_NAMES[lines.kind(line).ordinal()])
                    .text(bimesters[lines.bimester(line)])
                    .text(CONCEPT_NAMES[lines.concept(line).ordinal()])
                    .text(months.computeIfAbsent(lines.monthOrYear(line), LineRows::monthOrYear));
            if (lines.member(line) == Lines.NO_MEMBER) {
                rows.nothing();
            } else {
                rows.text(facts.members.ids, lines.member(line));
            }
            sum = Math.addExact(sum, lines.amount(line));
            rows.int8(lines.amount(line))
                    .text(REASON_NAMES[lines.reason(line).ordinal()])
                    .text(household.isHeld() ? HELD : PAYABLE);
        }
    }

    /**
     * What was written.
     *
     * @param lines how many
     * @param centimos their sum, recuperos negative
     */
    record Written(long lines, long centimos) {}

    Written finish() throws SQLException {
        return new Written(rows.finish(), sum);
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }

    private static byte[] monthOrYear(int code) {
        return ascii(code < 0 ? String.format(Locale.ROOT, "%04d", ~code) : Days.monthText(code));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
