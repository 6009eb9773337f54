package org.ayni.kernel.facts;

import java.util.Arrays;
import org.ayni.kernel.decision.Concept;
import org.jspecify.annotations.Nullable;

/**
 * What was liquidated so far for earlier bimestres: their own lines, zeros included, and every reintegro and recupero
 * about them since.
 */
public final class Liquidated {

    /** A household without any earlier liquidation. */
    public static final int NEVER = Integer.MAX_VALUE;

    /** School years are numbers below 0, months above. */
    private static final int EARLIEST_YEAR = ~9_999;

    private static final Concept[] CONCEPTS = Concept.values();

    private final Horizon horizon;
    private IntColumn household = new IntColumn();
    private final NarrowColumn bimesterAndConcept = NarrowColumn.ofNumbers();
    private final NarrowColumn month = new NarrowColumn(EARLIEST_YEAR, Integer.MIN_VALUE);
    private final IntColumn member = new IntColumn();
    private final LongColumn amount = new LongColumn();
    private final boolean[] seen;
    private int[] firstPeriod = new int[0];
    private @Nullable Rows byHousehold;

    Liquidated(Horizon horizon) {
        this.horizon = horizon;
        this.seen = new boolean[horizon.bimesters()];
    }

    /**
     * @param period ordinal of the bimestre that the money is about
     * @param monthOrYear {@code year * 12 + month - 1}, or {@code ~year} for a school year
     * @param member row of {@link Members}, -1 for none
     * @param amount céntimos, a recupero negative
     */
    public void add(int household, int period, Concept concept, int monthOrYear, int member, long amount) {
        remember(household, period);
        int index = horizon.indexOfBimester(period);
        if (index < 0) {
            return;
        }
        seen[index] = true;
        if (index == horizon.earlierBimesters()) {
            return;
        }
        this.household.add(household);
        this.bimesterAndConcept.add(index * CONCEPTS.length + concept.ordinal());
        this.month.add(monthOrYear);
        this.member.add(member);
        this.amount.add(amount);
    }

    /**
     * Notes that something, perhaps only zeros, was liquidated for a bimestre, without saying what: enough for R-NEW.
     *
     * @param period ordinal of the bimestre
     */
    public void addFirst(int household, int period) {
        remember(household, period);
    }

    void clear() {
        household.clear();
        bimesterAndConcept.clear();
        month.clear();
        member.clear();
        amount.clear();
        Arrays.fill(seen, false);
        Arrays.fill(firstPeriod, NEVER);
        byHousehold = null;
    }

    void seal(int households) {
        byHousehold = Rows.byOwner(household, households);
        household = new IntColumn();
    }

    public Rows byHousehold() {
        return Facts.sealed(byHousehold);
    }

    /** Whether any household was liquidated for the bimestre at an index of the horizon. */
    public boolean hasBimester(int index) {
        return seen[index];
    }

    /** The ordinal of the earliest bimestre for which anything, even a zero, was liquidated, or {@link #NEVER}. */
    public int firstPeriod(int owner) {
        return owner < firstPeriod.length ? firstPeriod[owner] : NEVER;
    }

    public int bimester(int row) {
        return bimesterAndConcept.get(row) / CONCEPTS.length;
    }

    public Concept concept(int row) {
        return CONCEPTS[bimesterAndConcept.get(row) % CONCEPTS.length];
    }

    public int monthOrYear(int row) {
        return month.get(row);
    }

    public int member(int row) {
        return member.get(row);
    }

    public long amount(int row) {
        return amount.get(row);
    }

    private void remember(int owner, int period) {
        if (owner >= firstPeriod.length) {
            int from = firstPeriod.length;
            firstPeriod = Arrays.copyOf(firstPeriod, Math.max(owner + 1, from * 3 / 2));
            Arrays.fill(firstPeriod, from, firstPeriod.length, NEVER);
        }
        firstPeriod[owner] = Math.min(firstPeriod[owner], period);
    }
}
