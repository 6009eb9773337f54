package org.ayni.app.whatif;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ayni.kernel.explanation.Explainer;
import org.ayni.kernel.explanation.Explanation;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.money.Soles;

/** Chooses a household for each of the most frequent kinds of change, and explains it with both laws. */
final class TypicalCases {

    private final Facts facts;
    private final Units units;
    private final Explainer then;
    private final Explainer now;

    TypicalCases(Facts facts, Units units, Law law, Law changed) {
        this.facts = facts;
        this.units = units;
        this.then = new Explainer(facts, law);
        this.now = new Explainer(facts, changed);
    }

    List<TypicalCase> of(HouseholdChanges changes, int most) {
        return changes.largest(most).stream()
                .map(group -> explained(group, changes))
                .toList();
    }

    private TypicalCase explained(HouseholdChanges.Group group, HouseholdChanges changes) {
        int row = group.typical();
        Explanation before = then.explain(row);
        Explanation after = now.explain(row);
        Set<String> saidBefore = sentences(before);
        Set<String> saidAfter = sentences(after);
        return new TypicalCase(
                group.households(),
                ChangeKind.words(group.kind()),
                new HouseholdId(facts.households.ids.get(row)),
                units.code(units.of(facts.households.ubigeo(row))),
                Soles.ofCentimos(changes.before[row]),
                Soles.ofCentimos(changes.after[row]),
                without(saidBefore, saidAfter),
                without(saidAfter, saidBefore),
                before,
                after);
    }

    /** Everything said below the title, in its order. */
    private static Set<String> sentences(Explanation explanation) {
        Set<String> said = new LinkedHashSet<>();
        explanation.steps().forEach(step -> collect(step, said));
        return said;
    }

    private static void collect(Explanation step, Set<String> said) {
        said.add(step.text());
        step.citations().forEach(citation -> said.add("§ " + citation.id() + ": " + citation.text()));
        step.steps().forEach(below -> collect(below, said));
    }

    private static List<String> without(Set<String> said, Set<String> alsoSaid) {
        List<String> only = new ArrayList<>(said);
        only.removeAll(alsoSaid);
        return only;
    }
}
