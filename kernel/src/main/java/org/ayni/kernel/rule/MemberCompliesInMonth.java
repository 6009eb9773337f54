package org.ayni.kernel.rule;

import org.ayni.kernel.decision.Outcome;

/** A member's month over the conditions that apply: the worst of them, in the order of rulebook §3. */
@Rule("R-MONTH")
public final class MemberCompliesInMonth {

    /** No condition looked at yet. */
    public static final Outcome START = Outcome.NOT_APPLICABLE;

    private MemberCompliesInMonth() {}

    /**
     * {@code NOT_COMPLIED} before {@code NOT_VERIFIED} before {@code COMPLIED} before {@code EXEMPT} before
     * {@code NOT_APPLICABLE}: the order of {@link Outcome}.
     */
    public static Outcome decide(Outcome sofar, Outcome next) {
        return sofar.compareTo(next) <= 0 ? sofar : next;
    }
}
