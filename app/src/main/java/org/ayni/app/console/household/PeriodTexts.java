package org.ayni.app.console.household;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.HouseholdOutcome;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.explanation.Wording;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.rule.Item;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;

/** What was decided, in the words of the staff: those of the law for the local manager. */
final class PeriodTexts {

    private final Law law;

    PeriodTexts(Law law) {
        this.law = law;
    }

    /** {@code julio y agosto de 2026}. */
    static String months(Bimester period) {
        String first = Wording.month(Days.month(period.firstMonth()));
        return first.substring(0, first.indexOf(' ')) + " y " + Wording.month(Days.month(period.secondMonth()));
    }

    /** {@code julio de 2026} of {@code 2026-07}; a school year stays a year. */
    static String month(String code) {
        String[] parts = code.split("-");
        return parts.length == 2
                ? Wording.month(Integer.parseInt(parts[0]) * 12 + Integer.parseInt(parts[1]) - 1)
                : "año escolar " + code;
    }

    PeriodView.Mark decision(String condition, String outcome, String reason, List<String> missed) {
        Outcome decided = Outcome.valueOf(outcome);
        boolean asks =
                decided == Outcome.NOT_COMPLIED || decided == Outcome.NOT_VERIFIED || decided == Outcome.INCOMPLETE;
        String why = asks || decided == Outcome.EXEMPT ? manager(reason) : "";
        String lacking =
                missed.stream().map(item -> Wording.of(Item.valueOf(item))).collect(Collectors.joining(", "));
        return new PeriodView.Mark(
                Wording.of(Condition.valueOf(condition)), Wording.of(decided), tone(decided), why, lacking);
    }

    PeriodView.Mark household(String outcome) {
        HouseholdOutcome decided = HouseholdOutcome.valueOf(outcome);
        String tone = switch (decided) {
            case COMPLIED -> "good";
            case NOT_COMPLIED -> "bad";
            case NOT_VERIFIED -> "note";
            case DEFAULT, NO_TARGET -> "plain";
        };
        return new PeriodView.Mark("", Wording.of(decided), tone, "", "");
    }

    /** Why, and what to do next; the code itself when the law of today has no words for it. */
    String manager(String reason) {
        return Arrays.stream(Reason.values())
                .filter(known -> known.name().equals(reason))
                .findFirst()
                .map(known -> law.reason(known).manager())
                .orElse(reason);
    }

    private static String tone(Outcome outcome) {
        return switch (outcome) {
            case COMPLIED, COMPLETE -> "good";
            case NOT_COMPLIED, INCOMPLETE -> "bad";
            case NOT_VERIFIED -> "note";
            case EXEMPT, NOT_APPLICABLE -> "plain";
        };
    }
}
