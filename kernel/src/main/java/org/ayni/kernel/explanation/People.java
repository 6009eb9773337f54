package org.ayni.kernel.explanation;

import java.util.HashMap;
import java.util.Map;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Phrase;
import org.ayni.kernel.time.Days;

/** The target members of a household in the words of a reader: {@code su bebé}, {@code M71 (estudiante de 10 años)}. */
final class People {

    private final Facts facts;
    private final Phrases phrases;
    private final Map<Integer, Category> categories = new HashMap<>();

    People(Facts facts, Phrases phrases, HouseholdAssessment assessment) {
        this.facts = facts;
        this.phrases = phrases;
        for (int i = 0; i < 2; i++) {
            HouseholdMonth month = assessment.month(i);
            for (int position = 0; position < month.size(); position++) {
                MemberMonth member = month.member(position);
                categories.put(member.member(), member.category());
            }
        }
    }

    /** @param member a target member of the bimestre */
    String who(int member) {
        Category category = categories.getOrDefault(member, Category.STUDENT);
        Phrase phrase = switch (category) {
            case PREGNANT -> Phrase.PERSON_PREGNANT;
            case INFANT -> Phrase.PERSON_INFANT;
            case TODDLER, PRESCHOOL -> Phrase.PERSON_CHILD;
            case STUDENT -> Phrase.PERSON_STUDENT;
        };
        return phrases.say(phrase, Map.of("edad", age(member), "codigo", facts.members.ids.get(member)));
    }

    /** In completed years at the end of the bimestre; below one year, in months. */
    private String age(int member) {
        int birth = facts.members.birth(member);
        if (birth == Days.UNKNOWN) {
            return "edad sin dato";
        }
        int months = Days.completedMonths(birth, Days.lastDayOf(facts.horizon.month(facts.horizon.months() - 1)));
        if (months < 12) {
            return months == 1 ? "1 mes" : months + " meses";
        }
        return months / 12 == 1 ? "1 año" : months / 12 + " años";
    }
}
