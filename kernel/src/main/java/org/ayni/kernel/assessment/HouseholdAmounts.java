package org.ayni.kernel.assessment;

import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.rule.CarriedBalance;

/** The lines of one household and what they come to. Reused from household to household. */
public final class HouseholdAmounts {

    private final Lines lines = new Lines();
    private int household;
    private Reason state = Reason.OK;
    private boolean held;
    private long balanceBefore;
    private long current;
    private long reintegro;
    private long recupero;

    /**
     * Begins a household, without lines.
     *
     * @param household row of {@code Households}
     * @param state {@link Reason#OK} when R-STATE pays it, else why not
     * @param held whether all lines are held for want of an active account (R-HOLD)
     * @param balanceBefore céntimos still to recover from earlier liquidations (R-CARRY)
     */
    public void begin(int household, Reason state, boolean held, long balanceBefore) {
        this.household = household;
        this.state = state;
        this.held = held;
        this.balanceBefore = balanceBefore;
        lines.clear();
    }

    /** Adds the lines up, after the last one. */
    public void addUp() {
        current = 0;
        reintegro = 0;
        recupero = 0;
        for (int i = 0; i < lines.size(); i++) {
            long amount = lines.amount(i);
            switch (lines.kind(i)) {
                case CURRENT -> current = Math.addExact(current, amount);
                case REINTEGRO -> reintegro = Math.addExact(reintegro, amount);
                case RECUPERO -> recupero = Math.addExact(recupero, amount);
            }
        }
    }

    /** Row of {@code Households}. */
    public int household() {
        return household;
    }

    public Lines lines() {
        return lines;
    }

    /** {@link Reason#OK} when R-STATE pays the household, else why not. */
    public Reason state() {
        return state;
    }

    /** Whether all lines are held for want of an active account (R-HOLD). */
    public boolean isHeld() {
        return held;
    }

    /** Céntimos of the bimestre's own lines. */
    public long current() {
        return current;
    }

    /** Céntimos owed to the household for earlier bimestres. */
    public long reintegro() {
        return reintegro;
    }

    /** Céntimos to recover for earlier bimestres, negative or 0. */
    public long recupero() {
        return recupero;
    }

    public long balanceBefore() {
        return balanceBefore;
    }

    public long balanceAfter() {
        return CarriedBalance.after(current, reintegro, recupero, balanceBefore);
    }

    public long payable() {
        return CarriedBalance.payable(current, reintegro, recupero, balanceBefore);
    }
}
