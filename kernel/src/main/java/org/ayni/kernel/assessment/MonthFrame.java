package org.ayni.kernel.assessment;

import java.util.BitSet;
import java.util.List;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Scopes;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Days;

/** What is the same for every household in one month: its days, its scheme, its scopes. */
final class MonthFrame {

    /** Index in the horizon. */
    final int index;

    /** {@code year * 12 + month - 1}. */
    final int month;

    final int first;

    /** The reference day {@code D}. */
    final int last;

    final int year;
    final Scheme scheme;

    /** For every word of the HIS vocabulary, the kinds of attention it is under this scheme. */
    final int[] kinds;

    final Scopes.Districts upperSecondary;
    final Scopes.Districts lowerSecondary;
    private final Scopes.Districts pilot;
    private final BitSet upperGrades;
    private final BitSet lowerGrades;

    MonthFrame(Facts facts, Law law, int index) {
        this.index = index;
        this.month = facts.horizon.month(index);
        this.first = Days.firstDayOf(month);
        this.last = Days.lastDayOf(month);
        this.year = Math.floorDiv(month, 12);
        this.scheme = law.schemeAt(Days.toDate(last));
        this.kinds = facts.health.vocabulary.kinds(scheme);
        this.upperSecondary = facts.scopes.on(Concept.TAS, last);
        this.lowerSecondary =
                facts.scopes.on(Concept.TBS, last).with(scheme.amounts().tbsDistricts(), facts.districts);
        this.pilot = Scopes.named(scheme.amounts().tpiPilotDistricts(), facts.districts);
        this.upperGrades = grades(facts, scheme.amounts().tasGrades());
        this.lowerGrades = grades(facts, scheme.amounts().tbsGrades());
    }

    /** Céntimos of the early-childhood transfer in a district. */
    long earlyChildhood(int district) {
        return pilot.includes(district)
                ? scheme.amounts().tpiPilot()
                : scheme.amounts().tpi();
    }

    boolean isUpperGrade(int grade) {
        return grade >= 0 && upperGrades.get(grade);
    }

    boolean isLowerGrade(int grade) {
        return grade >= 0 && lowerGrades.get(grade);
    }

    private static BitSet grades(Facts facts, List<String> texts) {
        BitSet grades = new BitSet();
        for (String text : texts) {
            int grade = facts.grades.find(text);
            if (grade >= 0) {
                grades.set(grade);
            }
        }
        return grades;
    }
}
