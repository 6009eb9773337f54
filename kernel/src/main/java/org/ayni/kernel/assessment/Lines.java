package org.ayni.kernel.assessment;

import java.util.Arrays;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Reason;

/** The lines of one household, as columns; reused from household to household. */
public final class Lines {

    /** The line is of the household, not of one member. */
    public static final int NO_MEMBER = -1;

    private LineKind[] kinds = new LineKind[8];
    private Concept[] concepts = new Concept[8];
    private Reason[] reasons = new Reason[8];
    private int[] bimesters = new int[8];
    private int[] months = new int[8];
    private int[] members = new int[8];
    private long[] amounts = new long[8];
    private int size;

    void clear() {
        size = 0;
    }

    /**
     * Adds a line.
     *
     * @param bimester index in the horizon of the bimestre that the money is about
     * @param monthOrYear {@code year * 12 + month - 1}, or {@code ~year} for a school year
     * @param member row of {@code Members}, or {@link #NO_MEMBER}
     * @param amount céntimos; a recupero is negative
     */
    public void add(
            LineKind kind, int bimester, Concept concept, int monthOrYear, int member, long amount, Reason reason) {
        if (size == amounts.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            concepts = Arrays.copyOf(concepts, size * 2);
            reasons = Arrays.copyOf(reasons, size * 2);
            bimesters = Arrays.copyOf(bimesters, size * 2);
            months = Arrays.copyOf(months, size * 2);
            members = Arrays.copyOf(members, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
        }
        kinds[size] = kind;
        bimesters[size] = bimester;
        concepts[size] = concept;
        months[size] = monthOrYear;
        members[size] = member;
        amounts[size] = amount;
        reasons[size++] = reason;
    }

    /** Adds to the amount of the line of a concept, month and member, which is added when there is none yet. */
    void addTo(Concept concept, int monthOrYear, int member, long amount) {
        for (int i = 0; i < size; i++) {
            if (concepts[i] == concept && months[i] == monthOrYear && members[i] == member) {
                amounts[i] = Math.addExact(amounts[i], amount);
                return;
            }
        }
        add(LineKind.CURRENT, 0, concept, monthOrYear, member, amount, Reason.OK);
    }

    public int size() {
        return size;
    }

    public LineKind kind(int line) {
        return kinds[line];
    }

    /** Index in the horizon of the bimestre that the money is about. */
    public int bimester(int line) {
        return bimesters[line];
    }

    public Concept concept(int line) {
        return concepts[line];
    }

    /** {@code year * 12 + month - 1}, or {@code ~year} for a school year. */
    public int monthOrYear(int line) {
        return months[line];
    }

    /** Row of {@code Members}, or {@link #NO_MEMBER}. */
    public int member(int line) {
        return members[line];
    }

    /** Céntimos; a recupero is negative. */
    public long amount(int line) {
        return amounts[line];
    }

    public Reason reason(int line) {
        return reasons[line];
    }
}
