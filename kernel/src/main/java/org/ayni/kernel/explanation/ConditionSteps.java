package org.ayni.kernel.explanation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ayni.kernel.assessment.Evidence;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Category;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Exemptions;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.law.ReasonText;
import org.ayni.kernel.rule.Item;
import org.ayni.kernel.rule.Items;
import org.ayni.kernel.time.Days;

/** Explains one condition of one member in one month: the outcome, why, what was looked at. */
final class ConditionSteps {

    private final Facts facts;
    private final Law law;
    private final Citations citations;
    private final HeardItems items;

    ConditionSteps(Facts facts, Law law, Citations citations, HeardItems items) {
        this.facts = facts;
        this.law = law;
        this.citations = citations;
        this.items = items;
    }

    Explanation explain(MemberMonth month, Condition condition, Outcome outcome) {
        Reason reason = month.reason(condition);
        LocalDate day = Days.toDate(Days.lastDayOf(facts.horizon.month(month.monthIndex())));
        List<Explanation.Citation> cited = new ArrayList<>();
        cited.add(citations.rule(ruleOf(condition)));
        String decidedBy = law.reason(reason).rule();
        if (reason == Reason.REVIEWED) {
            cited.add(citations.rule("R-REVIEW"));
        } else if (!decidedBy.equals(ruleOf(condition)) && !decidedBy.isEmpty() && condition != Condition.PACK) {
            cited.add(citations.rule(decidedBy));
        }
        if (condition == Condition.EDU) {
            cited.add(citations.parameter(ParameterIds.ATTENDANCE_MINIMUM_PERCENT, day));
        } else if (condition == Condition.DNI) {
            cited.add(citations.parameter(ParameterIds.DNI_DEADLINE_DAYS, day));
        } else if (condition == Condition.PACK && month.category() != Category.PREGNANT) {
            cited.add(citations.parameter(ParameterIds.PACKAGE_CHILD_LAST_DAY, day));
        }
        return new Explanation(
                capitalised(Wording.of(condition)) + ": " + Wording.of(outcome) + ". " + words(reason),
                factsOf(month, condition),
                cited,
                itemSteps(month, condition, day));
    }

    private String words(Reason reason) {
        ReasonText text = law.reason(reason);
        return "Motivo " + reason + ": " + text.auditor();
    }

    /** What was looked at, each as {@code name: value}. */
    List<String> factsOf(MemberMonth month, Condition condition) {
        int member = month.member();
        String birth = "nacimiento: " + Wording.day(facts.members.birth(member));
        String document = "DNI emitido: " + Wording.day(facts.members.dniIssued(member));
        List<String> found = new ArrayList<>(
                switch (condition) {
                    case APN -> List.of(facility(month));
                    case CRED -> List.of(birth, facility(month));
                    case DNI -> List.of(birth, document);
                    case EDU -> school(month);
                    case PACK ->
                        month.category() != Category.PREGNANT
                                ? List.of(
                                        birth,
                                        document,
                                        "bajo peso o prematuro en su registro: "
                                                + (facts.members.lowBirthWeight(member) ? "sí" : "no"))
                                : List.of();
                });
        addMarks(month, condition, found);
        if (month.reason(condition) == Reason.EXEMPTED) {
            found.add("exoneración de: " + exemptedBy(month, condition));
        }
        return found;
    }

    private static void addMarks(MemberMonth month, Condition condition, List<String> found) {
        Evidence evidence = month.evidence();
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.condition(i) == condition && evidence.kind(i) == Evidence.Kind.MARK) {
                found.add((month.reason(condition) == Reason.REVIEWED ? "revisión aprobada" : "formato de campo")
                        + ": registro " + evidence.reference(i));
            }
        }
    }

    private String exemptedBy(MemberMonth month, Condition condition) {
        int member = month.member();
        int district = facts.households.ubigeo(facts.members.household(member));
        List<String> scopes = new ArrayList<>();
        if (facts.exemptions.covers(Exemptions.Scope.DISTRICT, district, month.monthIndex())) {
            scopes.add("el distrito " + facts.districts.get(district));
        }
        if (facts.exemptions.covers(Exemptions.Scope.MEMBER, member, month.monthIndex())) {
            scopes.add("la persona");
        }
        int school = facts.members.school(member);
        if (condition == Condition.EDU
                && facts.exemptions.covers(Exemptions.Scope.SCHOOL, school, month.monthIndex())) {
            scopes.add("la escuela " + facts.schools.get(school));
        }
        int facility = facts.members.facility(member);
        boolean health = condition == Condition.APN || condition == Condition.CRED;
        if (health && facts.exemptions.covers(Exemptions.Scope.FACILITY, facility, month.monthIndex())) {
            scopes.add("el establecimiento " + facts.facilities.get(facility));
        }
        return String.join(", ", scopes);
    }

    private List<String> school(MemberMonth month) {
        int member = month.member();
        int school = facts.members.school(member);
        List<String> found = new ArrayList<>();
        found.add("escuela registrada: " + (school < 0 ? "ninguna" : facts.schools.get(school)));
        found.add("días de clase según calendario: " + facts.calendar.days(school, month.monthIndex()));
        int enrolment = month.enrolment();
        if (enrolment >= 0) {
            found.add("matrícula " + facts.enrolments.year(enrolment) + ": "
                    + Wording.of(facts.enrolments.status(enrolment)) + ", nivel " + facts.enrolments.level(enrolment));
        } else {
            found.add("matrícula: ninguna");
        }
        int record = facts.attendance.record(member, month.monthIndex());
        if (record >= 0) {
            found.add("SIAGIE: " + facts.attendance.days(record) + " días, " + facts.attendance.absences(record)
                    + " faltas, " + facts.attendance.justified(record) + " justificadas (recibido "
                    + Wording.day(facts.attendance.receivedOn(record)) + ", registro "
                    + facts.attendance.reference(record) + ")");
        } else {
            found.add("SIAGIE: sin registro; la escuela "
                    + (facts.reports.schoolReported(school, month.monthIndex()) ? "sí" : "no") + " reportó ese mes");
        }
        return found;
    }

    private String facility(MemberMonth month) {
        int facility = facts.members.facility(month.member());
        if (facility < 0) {
            return "establecimiento registrado: ninguno";
        }
        return "establecimiento registrado: " + facts.facilities.get(facility) + ", que "
                + (facts.reports.facilityReported(facility, month.monthIndex()) ? "sí" : "no") + " reportó ese mes";
    }

    private List<Explanation> itemSteps(MemberMonth month, Condition condition, LocalDate day) {
        return items.of(month.member(), month.monthIndex(), condition).stream()
                .map(heard -> itemStep(heard, day))
                .toList();
    }

    private Explanation itemStep(HeardItems.Heard heard, LocalDate day) {
        return new Explanation(
                name(heard) + ": " + served(heard.record()),
                List.of(),
                List.of(citations.parameter(heard.item().parameter(), day)),
                List.of());
    }

    /** What was asked for, with its number in the series and its window. */
    String name(HeardItems.Heard heard) {
        boolean once = heard.item() == Item.HAEMOGLOBIN || heard.item() == Item.PRENATAL_IN_MONTH;
        return Wording.of(heard.item()) + (once ? "" : " " + heard.number()) + " (del " + Wording.day(heard.first())
                + " al " + Wording.day(heard.last()) + ")";
    }

    private String served(int record) {
        return switch (record) {
            case Items.MISSED -> "no hay registro que lo cumpla";
            case Items.FROM_REGISTRY -> "cumplido, según el padrón";
            default ->
                "cumplido el " + Wording.day(facts.health.day(record)) + ", código "
                        + facts.health.vocabulary.code(facts.health.word(record)) + " (registro "
                        + facts.health.reference(record) + ")";
        };
    }

    static String ruleOf(Condition condition) {
        return switch (condition) {
            case APN -> "R-APN";
            case CRED -> "R-CRED";
            case DNI -> "R-DNI";
            case EDU -> "R-EDU";
            case PACK -> "R-PACK";
        };
    }

    static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
