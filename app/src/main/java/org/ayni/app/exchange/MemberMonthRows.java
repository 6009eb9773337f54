package org.ayni.app.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.IdOrder;
import org.ayni.kernel.facts.Members;

/**
 * The rows of {@code member_months.csv}, one long for each member and month while their facts are worked on: 9 bits for each
 * condition (outcome, reason) and 3 for the category; 0 = no target member. When other facts follow, they are put in the order of
 * ids and packed, about 8 bytes for each target member, until all are written.
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

    private final PackedRuns runs = new PackedRuns(2);
    private Members members;
    private long[] rows = {};
    private boolean kept;

    /** @param members of whom rows are kept until others follow */
    MemberMonthRows(Members members) {
        this.members = members;
    }

    /** The rows that follow are about other people. */
    void goOn(Members others) {
        pack();
        members = others;
    }

    /** Makes room, if there is none yet. Afterwards several threads may keep rows of different members. */
    void open() {
        if (kept) {
            return;
        }
        kept = true;
        int size = Math.multiplyExact(members.size(), 2);
        if (rows.length < size) {
            rows = new long[size];
        } else {
            Arrays.fill(rows, 0, size, 0);
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

    /** Writes all of them, in the order of ids. */
    void write(byte[][] months, OutputStream out) throws IOException {
        try (ResultFile file = new ResultFile(out, "member_id,month,category,condition,outcome,reason")) {
            if (runs.isEmpty()) {
                writeKept(file, months);
                return;
            }
            pack();
            runs.merge((id, length, values) -> {
                for (int month = 0; month < 2; month++) {
                    write(file, id, length, months[month], values[month]);
                }
            });
        }
    }

    /** All are of the present members, so there is nothing to pack and merge. */
    private void writeKept(ResultFile file, byte[][] months) throws IOException {
        byte[] id = new byte[64];
        for (int member : kept ? IdOrder.of(members.ids) : new int[0]) {
            if (!isKept(member)) {
                continue;
            }
            int length = members.ids.byteLength(member);
            if (id.length < length) {
                id = new byte[length * 2];
            }
            members.ids.copyTo(member, id, 0);
            for (int month = 0; month < 2; month++) {
                write(file, id, length, months[month], rows[2 * member + month]);
            }
        }
        kept = false;
    }

    /** Guests of a slice have an id and no row. */
    private boolean isKept(int member) {
        return member < members.size() && (rows[2 * member] | rows[2 * member + 1]) != 0;
    }

    /** Packs what is kept. No more is kept of the present members. */
    void pack() {
        if (!kept) {
            return;
        }
        PackedRuns.Run run = runs.begin();
        for (int member : IdOrder.of(members.ids)) {
            if (isKept(member)) {
                run.add(members.ids, member, rows, 2 * member);
            }
        }
        run.end();
        kept = false;
    }

    private static void write(ResultFile file, byte[] id, int length, byte[] month, long packed) throws IOException {
        int category = (int) (packed & (1 << CATEGORY_BITS) - 1) - 1;
        for (Condition condition : CONDITIONS) {
            int decision = (int) (packed >>> shift(condition)) & (1 << CONDITION_BITS) - 1;
            if (decision != 0) {
                file.id(id, length)
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
