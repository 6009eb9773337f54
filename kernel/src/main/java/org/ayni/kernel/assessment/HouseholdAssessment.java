package org.ayni.kernel.assessment;

import org.ayni.kernel.decision.Reason;

/** Everything that was decided for one household in a bimestre. Reused from household to household. */
public final class HouseholdAssessment {

    final HouseholdMonth[] months = {new HouseholdMonth(), new HouseholdMonth()};
    final HouseholdAmounts amounts = new HouseholdAmounts();
    final HouseholdMonth[][] earlierMonths;
    final boolean[] recomputed;

    HouseholdAssessment(int earlierBimesters) {
        earlierMonths = new HouseholdMonth[earlierBimesters][];
        for (int i = 0; i < earlierBimesters; i++) {
            earlierMonths[i] = new HouseholdMonth[] {new HouseholdMonth(), new HouseholdMonth()};
        }
        recomputed = new boolean[earlierBimesters];
    }

    /** Row of {@code Households}. */
    public int household() {
        return amounts.household();
    }

    /** The first (0) or second (1) month of the bimestre. */
    public HouseholdMonth month(int which) {
        return months[which];
    }

    /** Whether an earlier bimestre of the horizon was recomputed for the household (R-RETRO). */
    public boolean isRecomputed(int bimester) {
        return recomputed[bimester];
    }

    /** The first (0) or second (1) month of an earlier bimestre that was recomputed, as it is decided now. */
    public HouseholdMonth earlierMonth(int bimester, int which) {
        return earlierMonths[bimester][which];
    }

    /** The lines and what they come to. */
    public HouseholdAmounts amounts() {
        return amounts;
    }

    public Lines lines() {
        return amounts.lines();
    }

    /** {@link Reason#OK} when R-STATE pays the household, else why not. */
    public Reason state() {
        return amounts.state();
    }

    /** Whether all lines are held for want of an active account (R-HOLD). */
    public boolean isHeld() {
        return amounts.isHeld();
    }

    /** Céntimos of the bimestre's own lines. */
    public long current() {
        return amounts.current();
    }

    /** Céntimos owed to the household for earlier bimestres. */
    public long reintegro() {
        return amounts.reintegro();
    }

    /** Céntimos to recover for earlier bimestres, negative or 0. */
    public long recupero() {
        return amounts.recupero();
    }

    public long balanceBefore() {
        return amounts.balanceBefore();
    }

    public long balanceAfter() {
        return amounts.balanceAfter();
    }

    public long payable() {
        return amounts.payable();
    }
}
