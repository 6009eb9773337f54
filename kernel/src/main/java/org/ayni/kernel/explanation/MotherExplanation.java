package org.ayni.kernel.explanation;

import java.util.ArrayList;
import java.util.List;

/** A bimestre for the mother: what she is paid, what not and why, what to do and by when. Fits a leaflet or an SMS. */
final class MotherExplanation {

    private MotherExplanation() {}

    static Explanation tell(Retelling household, Counterfactual counterfactual) {
        List<String> sentences = new ArrayList<>(household.outcome());
        sentences.addAll(household.allWell());
        sentences.addAll(household.unpaidMonths());
        sentences.addAll(household.otherMonths());
        sentences.addAll(household.counterfactual(counterfactual, 1));
        sentences.addAll(household.byWhen());
        return new Explanation(String.join(" ", sentences), List.of(), List.of(), List.of());
    }
}
