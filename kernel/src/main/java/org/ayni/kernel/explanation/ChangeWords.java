package org.ayni.kernel.explanation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Phrase;
import org.ayni.kernel.rule.Item;
import org.ayni.kernel.time.Days;

/** The answers of {@link Counterfactual} in the words of a reader. */
final class ChangeWords {

    private final Facts facts;
    private final Phrases phrases;
    private final People people;

    ChangeWords(Facts facts, Phrases phrases, People people) {
        this.facts = facts;
        this.phrases = phrases;
        this.people = people;
    }

    /** The whole sentence. */
    String say(Counterfactual.Answer answer) {
        Map<String, String> blanks = new HashMap<>();
        blanks.put("monto", Phrases.soles(answer.paid()));
        blanks.put("cambio", say(answer.changes().get(0)));
        if (answer.changes().size() == 1) {
            return phrases.say(Phrase.WOULD_BE_PAID, blanks);
        }
        blanks.put("otro", say(answer.changes().get(1)));
        return phrases.say(Phrase.WOULD_BE_PAID_WITH_TWO, blanks);
    }

    String say(Change change) {
        if (change instanceof Change.AccountActive) {
            return phrases.say(Phrase.CHANGE_ACCOUNT, Map.of());
        } else if (change instanceof Change.NotSuspended) {
            return phrases.say(Phrase.CHANGE_SUSPENSION, Map.of());
        } else if (change instanceof Change.Poor) {
            return phrases.say(Phrase.CHANGE_POOR, Map.of());
        } else if (change instanceof Change.ClassificationValid valid) {
            return phrases.say(Phrase.CHANGE_CLASSIFICATION, Map.of("fecha", day(valid.closingDay())));
        } else if (change instanceof Change.FewerAbsences fewer) {
            String days = fewer.fewer() == 1 ? "1 día" : fewer.fewer() + " días";
            return sayOfMonth(Phrase.CHANGE_ABSENCES, fewer.member(), fewer.monthIndex(), Map.of("dias", days));
        } else if (change instanceof Change.AttendanceSent sent) {
            return sayOfMonth(Phrase.CHANGE_ATTENDANCE_SENT, sent.member(), sent.monthIndex(), Map.of());
        } else if (change instanceof Change.Enrolled enrolled) {
            return sayOfMonth(Phrase.CHANGE_ENROLLED, enrolled.member(), enrolled.monthIndex(), Map.of());
        } else if (change instanceof Change.Served served) {
            return sayOfMonth(
                    Phrase.CHANGE_SERVED,
                    served.member(),
                    served.monthIndex(),
                    Map.of("control", item(served), "desde", day(served.first()), "fecha", day(served.day())));
        } else if (change instanceof Change.DocumentIssued document) {
            return sayOfMonth(
                    Phrase.CHANGE_DOCUMENT,
                    document.member(),
                    document.monthIndex(),
                    Map.of("fecha", day(document.day())));
        }
        Change.MarkedAsMet mark = (Change.MarkedAsMet) change;
        return sayOfMonth(Phrase.CHANGE_MARK, mark.member(), mark.monthIndex(), Map.of());
    }

    private String sayOfMonth(Phrase phrase, int member, int monthIndex, Map<String, String> more) {
        Map<String, String> blanks = new HashMap<>(more);
        blanks.put("quien", people.who(member));
        blanks.put("mes", Phrases.months(List.of(facts.horizon.month(monthIndex))));
        return phrases.say(phrase, blanks);
    }

    private String item(Change.Served served) {
        boolean once = served.item() == Item.HAEMOGLOBIN
                || served.item() == Item.PRENATAL_IN_MONTH
                || served.item() == Item.PRENATAL_FIRST
                || served.item() == Item.IRON_FIRST;
        String name = Wording.of(served.item()) + (once ? "" : " " + served.number());
        return phrases.say(phrase(served.item()), Map.of("nombre", name));
    }

    private static Phrase phrase(Item item) {
        return switch (item) {
            case CRED_NEWBORN, CRED_MONTHLY, CRED_SECOND_YEAR, CRED_THIRD_YEAR, PACKAGE_DNI -> Phrase.ITEM_CONTROL;
            case PNEUMOCOCCAL, POLIO, PENTAVALENT, ROTAVIRUS -> Phrase.ITEM_VACCINE;
            case IRON_FIRST, IRON, MICRONUTRIENT, TREATMENT -> Phrase.ITEM_IRON;
            case HAEMOGLOBIN -> Phrase.ITEM_HAEMOGLOBIN;
            case PRENATAL_IN_MONTH, PRENATAL_FIRST -> Phrase.ITEM_PRENATAL;
        };
    }

    private String day(int day) {
        return phrases.day(Days.toDate(day));
    }
}
