package org.ayni.app.permanence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case: what is proposed about a household and where it stands.
 *
 * @param household its code
 * @param householdNumber registry.household; never shown
 * @param newHolder code of whom a change of titular makes titular
 * @param standing as what the new titular answers for the children
 * @param effective day from which it should be true; null = the day of the decision
 * @param seen what was believed when it was proposed, name to value
 * @param owner user name of who answers for it by name
 */
public record CaseFile(
        long number,
        String household,
        int householdNumber,
        Act act,
        String fromState,
        CaseReason reason,
        boolean byRules,
        @Nullable String period,
        @Nullable String newHolder,
        @Nullable String standing,
        @Nullable LocalDate effective,
        String evidence,
        String why,
        Map<String, String> seen,
        @Nullable String unit,
        String openedBy,
        Instant openedAt,
        CaseState state,
        int step,
        @Nullable String owner,
        List<Step> steps) {

    public CaseFile {
        seen = Map.copyOf(seen);
        steps = List.copyOf(steps);
    }

    /**
     * Something that happened to it.
     *
     * @param day that it is about: effective day, delivery, appeal
     * @param load the change of the roll that it made
     */
    public record Step(
            int step,
            String fact,
            String spanish,
            String by,
            Instant at,
            @Nullable LocalDate day,
            String remark,
            String evidence,
            @Nullable Integer load) {}

    /** The last step of a kind. */
    public Optional<Step> last(String fact) {
        return steps.stream().filter(step -> step.fact().equals(fact)).reduce((earlier, later) -> later);
    }

    /** Since when what was decided is true. */
    public Optional<LocalDate> inForceSince() {
        return last("CaseApproved").map(Step::day);
    }
}
