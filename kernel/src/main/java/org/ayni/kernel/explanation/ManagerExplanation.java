package org.ayni.kernel.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.rule.Items;

/** A bimestre for the local manager: each member with what is missing and which record says so, and what to do next. */
final class ManagerExplanation {

    private static final int ANSWERS = 3;

    private final Facts facts;
    private final HeardItems items;
    private final ConditionSteps conditions;
    private final Phrases phrases;

    ManagerExplanation(Facts facts, HeardItems items, ConditionSteps conditions, Phrases phrases) {
        this.facts = facts;
        this.items = items;
        this.conditions = conditions;
        this.phrases = phrases;
    }

    Explanation tell(HouseholdAssessment assessment, Retelling household, Counterfactual counterfactual) {
        List<Explanation> steps = new ArrayList<>();
        household.outcome().stream().skip(1).forEach(text -> steps.add(sentence(text)));
        Map<Integer, List<Explanation>> members = new LinkedHashMap<>();
        for (int i = 0; i < 2; i++) {
            HouseholdMonth month = assessment.month(i);
            for (int position = 0; position < month.size(); position++) {
                MemberMonth member = month.member(position);
                members.computeIfAbsent(member.member(), first -> new ArrayList<>())
                        .addAll(missing(member));
            }
        }
        members.forEach((member, missing) -> steps.add(new Explanation(
                Phrases.sentence(household.people().who(member)) + (missing.isEmpty() ? ": nada pendiente" : ""),
                List.of(),
                List.of(),
                missing)));
        household.allWell().forEach(text -> steps.add(sentence(text)));
        household.otherMonths().forEach(text -> steps.add(sentence(text)));
        household.counterfactual(counterfactual, ANSWERS).forEach(text -> steps.add(sentence(text)));
        household.byWhen().forEach(text -> steps.add(sentence(text)));
        return new Explanation(
                "Hogar " + facts.households.ids.get(assessment.household()) + ", bimestre " + facts.horizon.period()
                        + ". " + household.outcome().get(0),
                List.of(),
                List.of(),
                steps);
    }

    private List<Explanation> missing(MemberMonth month) {
        List<Explanation> steps = new ArrayList<>();
        for (Condition condition : Condition.values()) {
            Outcome outcome = month.outcome(condition);
            if (outcome != null && Obstacles.isBad(outcome)) {
                steps.add(new Explanation(
                        Phrases.sentence(Wording.month(facts.horizon.month(month.monthIndex()))) + ", "
                                + Wording.of(condition) + ": " + Wording.of(outcome) + ". "
                                + phrases.say(month.reason(condition)),
                        factsOf(month, condition),
                        List.of(),
                        List.of()));
            }
        }
        return steps;
    }

    private List<String> factsOf(MemberMonth month, Condition condition) {
        List<String> found = new ArrayList<>(conditions.factsOf(month, condition));
        for (HeardItems.Heard heard : items.of(month.member(), month.monthIndex(), condition)) {
            if (heard.record() == Items.MISSED) {
                found.add("falta: " + conditions.name(heard));
            }
        }
        return found;
    }

    private static Explanation sentence(String text) {
        return new Explanation(text, List.of(), List.of(), List.of());
    }
}
