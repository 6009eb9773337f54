package org.ayni.app.exchange;

import java.util.Arrays;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.IdTable;

/**
 * The order in which the lines of a household are written: by all columns, as text, the amount as a number. A household has
 * a handful of lines and there are hundreds of thousands of households: an insertion sort of numbers, no objects.
 */
final class LineOrder {

    private static final int[] KIND_RANK = ranks(LineKind.values());
    private static final int[] CONCEPT_RANK = ranks(Concept.values());
    private static final int[] REASON_RANK = ranks(Reason.values());

    private final IdTable members;
    private int[] order = new int[16];

    LineOrder(IdTable members) {
        this.members = members;
    }

    /** The line at a place of the order that {@link #sort} made. */
    int line(int place) {
        return order[place];
    }

    void sort(Lines lines) {
        if (order.length < lines.size()) {
            order = new int[lines.size() * 2];
        }
        for (int line = 0; line < lines.size(); line++) {
            int place = line;
            while (place > 0 && compare(lines, order[place - 1], line) > 0) {
                order[place] = order[place - 1];
                place--;
            }
            order[place] = line;
        }
    }

    private int compare(Lines lines, int a, int b) {
        int kind = KIND_RANK[lines.kind(a).ordinal()] - KIND_RANK[lines.kind(b).ordinal()];
        if (kind != 0) {
            return kind;
        }
        int concept = CONCEPT_RANK[lines.concept(a).ordinal()]
                - CONCEPT_RANK[lines.concept(b).ordinal()];
        if (concept != 0) {
            return concept;
        }
        int month = Integer.compare(monthRank(lines.monthOrYear(a)), monthRank(lines.monthOrYear(b)));
        if (month != 0) {
            return month;
        }
        int member = compareMembers(lines.member(a), lines.member(b));
        if (member != 0) {
            return member;
        }
        int amount = Long.compare(lines.amount(a), lines.amount(b));
        return amount != 0
                ? amount
                : REASON_RANK[lines.reason(a).ordinal()]
                        - REASON_RANK[lines.reason(b).ordinal()];
    }

    /** As text a year comes before its months: {@code 2025 < 2025-01 < 2026}. */
    private static int monthRank(int monthOrYear) {
        return monthOrYear < 0 ? ~monthOrYear * 13 : monthOrYear / 12 * 13 + monthOrYear % 12 + 1;
    }

    private int compareMembers(int a, int b) {
        return a == Lines.NO_MEMBER || b == Lines.NO_MEMBER ? Integer.compare(a, b) : members.compare(a, b);
    }

    private static int[] ranks(Enum<?>[] values) {
        String[] names = Arrays.stream(values).map(Enum::name).sorted().toArray(String[]::new);
        return Arrays.stream(values)
                .mapToInt(value -> Arrays.binarySearch(names, value.name()))
                .toArray();
    }
}
