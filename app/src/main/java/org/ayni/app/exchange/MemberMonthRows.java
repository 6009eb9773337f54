package org.ayni.app.exchange;

import java.io.IOException;
import java.io.OutputStream;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.IdOrder;
import org.ayni.kernel.facts.IdTable;

/**
 * The rows of {@code member_months.csv}, one long for each member and month until they are written in the order of ids: 9
 * bits for each condition (outcome, reason) and 3 for the category; 0 = no target member.
 */
final class MemberMonthRows {

    private static final Condition[] CONDITIONS = Condition.values();
    private static final byte[][] CONDITION_NAMES = ResultWriter.names(CONDITIONS);
    private static final byte[][] CATEGORIES = ResultWriter.names(Category.values());
    private static final byte[][] OUTCOMES = ResultWriter.names(Outcome.values());
    private static final byte[][] REASONS = ResultWriter.names(Reason.values());

    private static final int CATEGORY_BITS = 3;
    private static final int OUTCOME_BITS = 3;
    private static final int REASON_BITS = 6;
    private static final int CONDITION_BITS = OUTCOME_BITS + REASON_BITS;

    private final int members;
    private long[] rows = {};

    MemberMonthRows(int members) {
        this.members = members;
    }

    /** Makes room, if there is none yet. Afterwards several threads may keep rows of different members. */
    void open() {
        if (rows.length == 0) {
            rows = new long[Math.multiplyExact(members, 2)];
        }
    }

    /** @param month 0 or 1 */
    void keep(int month, MemberMonth member) {
        long packed = member.category().ordinal() + 1;
        for (Condition condition : CONDITIONS) {
            Outcome outcome = member.outcome(condition);
            if (outcome != null) {
                long decision =
                        outcome.ordinal() + 1 | (long) member.reason(condition).ordinal() << OUTCOME_BITS;
                packed |= decision << shift(condition);
            }
        }
        open();
        rows[2 * member.member() + month] = packed;
    }

    void write(IdTable ids, byte[][] months, OutputStream out) throws IOException {
        try (ResultFile file = new ResultFile(out, "member_id,month,category,condition,outcome,reason")) {
            if (rows.length == 0) {
                return;
            }
            for (int member : IdOrder.of(ids)) {
                for (int month = 0; month < 2; month++) {
                    write(file, ids, member, months[month], rows[2 * member + month]);
                }
            }
        }
    }

    private static void write(ResultFile file, IdTable ids, int member, byte[] month, long packed) throws IOException {
        int category = (int) (packed & (1 << CATEGORY_BITS) - 1) - 1;
        for (Condition condition : CONDITIONS) {
            int decision = (int) (packed >>> shift(condition)) & (1 << CONDITION_BITS) - 1;
            if (decision != 0) {
                file.id(ids, member)
                        .plain(month)
                        .plain(CATEGORIES[category])
                        .plain(CONDITION_NAMES[condition.ordinal()])
                        .plain(OUTCOMES[(decision & (1 << OUTCOME_BITS) - 1) - 1])
                        .plain(REASONS[decision >>> OUTCOME_BITS])
                        .endRow();
            }
        }
    }

    private static int shift(Condition condition) {
        return CATEGORY_BITS + CONDITION_BITS * condition.ordinal();
    }
}
