package org.ayni.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.synthetic.PublishedComparison;
import org.ayni.app.synthetic.PublishedFigures;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.time.Bimester;

/** Counts an assessment beside the published figures, when its facts were made to resemble them. */
final class PublishedColumn implements AssessFiles.Onlooker {

    private final Optional<PublishedComparison> comparison;

    private PublishedColumn(Optional<PublishedComparison> comparison) {
        this.comparison = comparison;
    }

    static PublishedColumn of(Path facts, Bimester period) throws IOException {
        return new PublishedColumn(SyntheticCaseload.asPublished(facts)
                .filter(period::equals)
                .flatMap(PublishedFigures::of)
                .map(PublishedComparison::new));
    }

    @Override
    public void saw(Facts facts, HouseholdAssessment household) {
        if (comparison.isEmpty()) {
            return;
        }
        int district = facts.households.ubigeo(household.household());
        comparison
                .get()
                .add(
                        district < 0 ? "" : facts.districts.get(district).substring(0, 2),
                        household.payable() > 0 && !household.isHeld(),
                        has(household.lines(), Concept.TPI),
                        has(household.lines(), Concept.TAS),
                        1);
    }

    void print(Ayni ayni, PrintWriter out) {
        comparison.ifPresent(counted -> {
            ayni.say(String.format(
                    "DATOS SINTÉTICOS: %,d hogares que no existen, junto a lo que se publicó", counted.households()));
            new PublishedText(Territory.builtIn()).print(counted, ayni.format, out);
        });
    }

    /** Whether a transfer of the bimestre itself is due. */
    private static boolean has(Lines lines, Concept concept) {
        for (int line = 0; line < lines.size(); line++) {
            if (lines.concept(line) == concept && lines.kind(line) == LineKind.CURRENT && lines.amount(line) > 0) {
                return true;
            }
        }
        return false;
    }
}
