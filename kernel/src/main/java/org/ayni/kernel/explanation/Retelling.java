package org.ayni.kernel.explanation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Scopes;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Phrase;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.rule.PayRunCalendar;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;

/** The sentences about one household's bimestre that every short explanation is made of, in the words of a reader. */
final class Retelling {

    private static final Condition[] DECIDING = {Condition.APN, Condition.CRED, Condition.DNI, Condition.EDU};

    private final Facts facts;
    private final Law law;
    private final HouseholdAssessment assessment;
    private final Phrases phrases;
    private final People people;

    Retelling(Facts facts, Law law, HouseholdAssessment assessment, Phrases phrases) {
        this.facts = facts;
        this.law = law;
        this.assessment = assessment;
        this.phrases = phrases;
        this.people = new People(facts, phrases, assessment);
    }

    People people() {
        return people;
    }

    /** What is paid, held, or not, and why when R-STATE says so. */
    List<String> outcome() {
        Map<String, String> blanks =
                Map.of("monto", Phrases.soles(assessment.payable()), "meses", Phrases.months(monthsOfPeriod()));
        List<String> sentences = new ArrayList<>();
        if (assessment.state() != Reason.OK || assessment.payable() == 0) {
            sentences.add(phrases.say(Phrase.NOTHING_PAID, blanks));
        } else {
            sentences.add(phrases.say(assessment.isHeld() ? Phrase.HELD : Phrase.PAID, blanks));
        }
        if (assessment.state() != Reason.OK) {
            sentences.add(phrases.say(assessment.state()));
        }
        return sentences;
    }

    /** What stood in the way of each month, with who it was about; the same of both months is said once. */
    List<String> unpaidMonths() {
        Map<String, Cause> causes = new LinkedHashMap<>();
        for (int i = 0; i < 2 && assessment.state() == Reason.OK && !isNew(); i++) {
            HouseholdMonth month = assessment.month(i);
            int number = facts.horizon.month(facts.horizon.months() - 2 + i);
            if (month.size() == 0) {
                cause(causes, Phrase.MONTH_NOT_PAID, List.of(), Reason.NO_TARGET, number, 0);
            }
            for (int position = 0; position < month.size(); position++) {
                MemberMonth member = month.member(position);
                for (Condition condition : DECIDING) {
                    Outcome outcome = member.outcome(condition);
                    if (outcome != null && Obstacles.isBad(outcome)) {
                        List<String> who = List.of(people.who(member.member()));
                        cause(causes, Phrase.MONTH_NOT_PAID, who, member.reason(condition), number, 0);
                    }
                }
                if (month.outcome().isCompliant() && member.outcome(Condition.PACK) == Outcome.INCOMPLETE) {
                    List<String> who = List.of(people.who(member.member()));
                    long amount = earlyChildhood(number);
                    cause(causes, Phrase.EARLY_CHILDHOOD_NOT_PAID, who, member.reason(Condition.PACK), number, amount);
                }
            }
        }
        return ofSeveral(causes.values()).stream().map(this::say).toList();
    }

    /** The same of several people in the same months is said once. */
    private static Collection<Cause> ofSeveral(Collection<Cause> causes) {
        Map<String, Cause> joined = new LinkedHashMap<>();
        for (Cause cause : causes) {
            String same = cause.phrase() + " " + cause.reason() + " " + Phrases.months(cause.months());
            Cause first = joined.get(same);
            joined.put(same, first == null ? cause : first.and(cause));
        }
        return joined.values();
    }

    /** Why both months are paid, when nothing stood in the way of either. */
    List<String> allWell() {
        Lines lines = assessment.lines();
        return lines.size() > 0
                        && assessment.state() == Reason.OK
                        && unpaidMonths().isEmpty()
                ? List.of(phrases.say(lines.reason(0)))
                : List.of();
    }

    /** Differences about other bimestres, and what is still to recover. */
    List<String> otherMonths() {
        List<String> sentences = new ArrayList<>();
        difference(LineKind.REINTEGRO, Phrase.REINTEGRO, assessment.reintegro(), sentences);
        difference(LineKind.RECUPERO, Phrase.RECUPERO, Math.negateExact(assessment.recupero()), sentences);
        if (assessment.balanceAfter() > 0) {
            sentences.add(phrases.say(Phrase.BALANCE, Map.of("monto", Phrases.soles(assessment.balanceAfter()))));
        }
        return sentences;
    }

    /** Until when it still pays to bring evidence; nothing when there is nothing to bring. */
    List<String> byWhen() {
        if (assessment.state() == Reason.OK && unpaidMonths().isEmpty()) {
            return List.of();
        }
        Scheme closing = law.schemeAt(facts.horizon.closingDay());
        Bimester last = Bimester.ofOrdinal(facts.horizon.period().ordinal() + closing.retroBimesters());
        LocalDate day = PayRunCalendar.decide(last, closing.payRun()).evidenceCloses();
        return List.of(phrases.say(Phrase.BY_WHEN, Map.of("fecha", phrases.day(day))));
    }

    /** The best answer, or that there is none; nothing when nothing stood in the way. */
    List<String> counterfactual(Counterfactual counterfactual, int atMost) {
        List<Counterfactual.Answer> answers = counterfactual.answers(assessment.household());
        if (!answers.isEmpty()) {
            ChangeWords words = new ChangeWords(facts, phrases, people);
            return answers.stream().limit(atMost).map(words::say).toList();
        }
        return counterfactual.isObstructed(assessment.household())
                ? List.of(phrases.say(Phrase.NO_CHANGE_FOUND, Map.of()))
                : List.of();
    }

    private record Cause(Phrase phrase, List<String> who, Reason reason, long amount, List<Integer> months) {

        Cause and(Cause other) {
            List<String> everybody = new ArrayList<>(who);
            other.who.stream().filter(one -> !everybody.contains(one)).forEach(everybody::add);
            return new Cause(phrase, everybody, reason, amount, months);
        }
    }

    private static void cause(
            Map<String, Cause> causes, Phrase phrase, List<String> who, Reason reason, int month, long amount) {
        causes.computeIfAbsent(
                        phrase + " " + reason + " " + who,
                        first -> new Cause(phrase, who, reason, amount, new ArrayList<>()))
                .months()
                .add(month);
    }

    private String say(Cause cause) {
        String reason = phrases.say(cause.reason());
        if (cause.who().isEmpty()) {
            return reason;
        }
        long amount = Math.multiplyExact(
                cause.amount(), cause.months().stream().distinct().count());
        return Phrases.sentence(phrases.say(
                cause.phrase(),
                Map.of(
                        "meses", Phrases.months(cause.months()),
                        "quien", Phrases.list(cause.who()),
                        "motivo", reason,
                        "monto", Phrases.soles(amount))));
    }

    private void difference(LineKind kind, Phrase phrase, long amount, List<String> sentences) {
        List<Integer> months = new ArrayList<>();
        Lines lines = assessment.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.kind(i) == kind) {
                months.add(lines.monthOrYear(i));
            }
        }
        if (!months.isEmpty()) {
            sentences.add(phrases.say(phrase, Map.of("monto", Phrases.soles(amount), "meses", Phrases.months(months))));
        }
    }

    /** R-NEW pays both months whatever was verified. */
    private boolean isNew() {
        Lines lines = assessment.lines();
        return lines.size() > 0 && lines.reason(0) == Reason.NEW_HOUSEHOLD;
    }

    private List<Integer> monthsOfPeriod() {
        int last = facts.horizon.month(facts.horizon.months() - 1);
        return List.of(last - 1, last);
    }

    /** Céntimos of a month, where the household lives. */
    private long earlyChildhood(int month) {
        Scheme.Amounts amounts = scheme(month).amounts();
        int district = facts.households.ubigeo(assessment.household());
        return Scopes.named(amounts.tpiPilotDistricts(), facts.districts).includes(district)
                ? amounts.tpiPilot()
                : amounts.tpi();
    }

    private Scheme scheme(int month) {
        return law.schemeAt(Days.toDate(Days.lastDayOf(month)));
    }
}
