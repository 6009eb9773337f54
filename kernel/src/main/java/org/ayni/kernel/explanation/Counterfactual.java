package org.ayni.kernel.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.HouseholdCopy;
import org.ayni.kernel.law.Law;

/**
 * What would have had to be otherwise for a household to be paid more: found by trying. Each fact that stood in the way is
 * changed alone, as little as it takes, and the household is assessed again by the same rules; what pays more is an answer.
 * When no single change does, pairs are tried; beyond that there is no honest short answer, and none is given.
 *
 * <p>Only facts of the bimestre itself and of the household on the closing day are tried; earlier bimestres are as they are.
 */
public final class Counterfactual {

    /** Of a household with more obstacles than this, only single changes are tried. */
    private static final int MOST_FOR_PAIRS = 12;

    /**
     * Changes that would have been enough.
     *
     * @param changes one, or two that are only enough together
     * @param paid céntimos that would have been paid
     */
    public record Answer(List<Change> changes, long paid) {
        public Answer {
            changes = List.copyOf(changes);
        }
    }

    private final Facts facts;
    private final Law law;
    private final HeardItems items = new HeardItems();
    private final Assessor assessor;

    /** @param facts sealed */
    public Counterfactual(Facts facts, Law law) {
        this.facts = facts;
        this.law = law;
        this.assessor = new Assessor(facts, law, items);
    }

    /**
     * The answers for a household, what pays most first; of those that pay the same, what was found first in the order of
     * the months.
     *
     * @param household row of {@code Households}
     * @return empty when nothing stood in the way, or when neither one change nor two are enough
     */
    public List<Answer> answers(int household) {
        items.clear();
        HouseholdAssessment assessment = assessor.assess(household);
        long paid = paid(assessment);
        List<Change> obstacles = new Obstacles(facts, law, items).of(assessment);
        List<Answer> answers = new ArrayList<>();
        for (Change change : obstacles) {
            tryOut(household, List.of(change), paid, answers);
        }
        if (answers.isEmpty() && obstacles.size() <= MOST_FOR_PAIRS) {
            for (int i = 0; i < obstacles.size(); i++) {
                for (int j = i + 1; j < obstacles.size(); j++) {
                    tryOut(household, List.of(obstacles.get(i), obstacles.get(j)), paid, answers);
                }
            }
        }
        answers.sort(Comparator.comparingLong(Answer::paid).reversed());
        return answers;
    }

    /** Whether anything stood in the way of a household being paid more. */
    public boolean isObstructed(int household) {
        items.clear();
        return !new Obstacles(facts, law, items).of(assessor.assess(household)).isEmpty();
    }

    /** What is paid out: nothing of what is held. */
    static long paid(HouseholdAssessment assessment) {
        return assessment.isHeld() ? 0 : assessment.payable();
    }

    private void tryOut(int household, List<Change> changes, long paid, List<Answer> answers) {
        HouseholdCopy copy = new HouseholdCopy(facts, law, household);
        changes.forEach(change -> change.applyTo(copy));
        long changed = paid(new Assessor(copy.facts(), law).assess(0));
        if (changed > paid) {
            answers.add(new Answer(changes, changed));
        }
    }
}
