package org.ayni.app.liquidation;

import java.util.Arrays;
import org.ayni.app.verification.PassProgress;
import org.ayni.kernel.assessment.HouseholdAmounts;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.IdOrder;

/**
 * What a cycle pays each household, in columns of about 20 bytes a line: computed by one pass, written down by several who
 * follow behind it, each at the speed of its own table.
 *
 * <p>Easy to get wrong: one thread keeps, others read, and a household may only be read after {@link #awaitMoreThan} said that
 * it is there. Whoever keeps must {@link #end}, also when it fails, or the others wait for ever.
 */
public final class CycleAmounts {

    private static final int SEGMENT_BITS = 16;
    private static final int SEGMENT = 1 << SEGMENT_BITS;

    private static final LineKind[] KINDS = LineKind.values();
    private static final Concept[] CONCEPTS = Concept.values();
    private static final Reason[] REASONS = Reason.values();

    private static final int KIND_BITS = 2;
    private static final int CONCEPT_BITS = 3;
    private static final int REASON_BITS = 5;
    private static final int BIMESTER_SHIFT = KIND_BITS + CONCEPT_BITS + REASON_BITS;
    private static final byte HELD = 1 << REASON_BITS;

    private final Facts facts;
    private final int[] order;
    private final int[] firstLine;
    private final byte[] states;
    private final PassProgress pass = new PassProgress();
    private int households;
    private int lines;

    private char[][] codes = new char[8][];
    private int[][] months = new int[8][];
    private int[][] members = new int[8][];
    private long[][] amounts = new long[8][];

    /** @param facts sealed */
    public CycleAmounts(Facts facts) {
        this.facts = facts;
        this.order = IdOrder.of(facts.households.ids);
        this.firstLine = new int[order.length + 1];
        this.states = new byte[order.length];
    }

    /** What they are computed from. */
    public Facts facts() {
        return facts;
    }

    /** How many households there are, kept already or not. */
    public int size() {
        return order.length;
    }

    /** The household at a place in the order of ids. */
    int household(int place) {
        return order[place];
    }

    /** Keeps the next household in the order of ids. */
    public void keep(HouseholdAmounts of) {
        if (of.household() != order[households]) {
            throw new IllegalStateException("households are kept in the order of their ids");
        }
        states[households] = (byte) (of.state().ordinal() | (of.isHeld() ? HELD : 0));
        Lines from = of.lines();
        for (int i = 0; i < from.size(); i++) {
            int segment = lines >>> SEGMENT_BITS;
            int at = lines & SEGMENT - 1;
            if (at == 0) {
                addSegment(segment);
            }
            codes[segment][at] = code(from, i);
            months[segment][at] = from.monthOrYear(i);
            members[segment][at] = from.member(i);
            amounts[segment][at] = from.amount(i);
            lines++;
        }
        firstLine[++households] = lines;
        pass.advance();
    }

    /** No more will be kept. May be repeated. */
    public void end() {
        pass.end();
    }

    /** Waits until more households are kept than so many, and says how many are. */
    int awaitMoreThan(int known) {
        return pass.awaitMoreThan(known);
    }

    /** Reads a household that is kept. */
    void read(int place, HouseholdAmounts into) {
        Reason state = REASONS[states[place] & HELD - 1];
        into.begin(order[place], state, (states[place] & HELD) != 0, facts.households.openBalance(order[place]));
        for (int line = firstLine[place]; line < firstLine[place + 1]; line++) {
            int segment = line >>> SEGMENT_BITS;
            int at = line & SEGMENT - 1;
            int code = codes[segment][at];
            into.lines()
                    .add(
                            KINDS[code & (1 << KIND_BITS) - 1],
                            code >>> BIMESTER_SHIFT,
                            CONCEPTS[code >>> KIND_BITS & (1 << CONCEPT_BITS) - 1],
                            months[segment][at],
                            members[segment][at],
                            amounts[segment][at],
                            REASONS[code >>> KIND_BITS + CONCEPT_BITS & (1 << REASON_BITS) - 1]);
        }
        into.addUp();
    }

    private static char code(Lines lines, int line) {
        return (char) (lines.kind(line).ordinal()
                | lines.concept(line).ordinal() << KIND_BITS
                | lines.reason(line).ordinal() << KIND_BITS + CONCEPT_BITS
                | lines.bimester(line) << BIMESTER_SHIFT);
    }

    private void addSegment(int segment) {
        if (segment == codes.length) {
            codes = Arrays.copyOf(codes, segment * 2);
            months = Arrays.copyOf(months, segment * 2);
            members = Arrays.copyOf(members, segment * 2);
            amounts = Arrays.copyOf(amounts, segment * 2);
        }
        codes[segment] = new char[SEGMENT];
        months[segment] = new int[SEGMENT];
        members[segment] = new int[SEGMENT];
        amounts[segment] = new long[SEGMENT];
    }
}
