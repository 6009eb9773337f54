package org.ayni.kernel.explanation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.assessment.HouseholdMonth;
import org.ayni.kernel.assessment.Lines;
import org.ayni.kernel.assessment.MemberMonth;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.Condition;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Outcome;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Households;
import org.ayni.kernel.facts.Scopes;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Days;

/**
 * Explains everything that was decided for a household in a bimestre, by deciding it again with a listener: an explanation
 * cannot drift from the decision.
 */
public final class Explainer {

    private static final Condition[] CONDITIONS = Condition.values();

    /** Counterfactuals told to the auditor. */
    private static final int ANSWERS = 5;

    private final Facts facts;
    private final Citations citations;
    private final Law law;
    private final HeardItems items = new HeardItems();
    private final Assessor assessor;
    private final ConditionSteps conditions;

    /** @param facts sealed */
    public Explainer(Facts facts, Law law) {
        this.facts = facts;
        this.law = law;
        this.citations = new Citations(law);
        this.assessor = new Assessor(facts, law, items);
        this.conditions = new ConditionSteps(facts, law, citations, items);
    }

    /**
     * Explains for one reader: a few sentences, each member, or everything.
     *
     * @param household row of {@code Households}
     */
    public Explanation explain(int household, Reader reader) {
        items.clear();
        HouseholdAssessment assessment = assessor.assess(household);
        Phrases phrases = new Phrases(law, reader);
        Retelling retelling = new Retelling(facts, law, assessment, phrases);
        Counterfactual counterfactual = new Counterfactual(facts, law);
        return switch (reader) {
            case MOTHER -> MotherExplanation.tell(retelling, counterfactual);
            case MANAGER ->
                new ManagerExplanation(facts, items, conditions, phrases).tell(assessment, retelling, counterfactual);
            case AUDITOR -> withCounterfactual(explain(household), retelling, counterfactual);
        };
    }

    private static Explanation withCounterfactual(
            Explanation whole, Retelling retelling, Counterfactual counterfactual) {
        List<Explanation> steps = new ArrayList<>(whole.steps());
        retelling
                .counterfactual(counterfactual, ANSWERS)
                .forEach(text -> steps.add(new Explanation(text, List.of(), List.of(), List.of())));
        return new Explanation(whole.text(), whole.facts(), whole.citations(), steps);
    }

    /**
     * Everything that was decided, with citations.
     *
     * @param household row of {@code Households}
     */
    public Explanation explain(int household) {
        items.clear();
        HouseholdAssessment assessment = assessor.assess(household);
        List<Explanation> steps = new ArrayList<>();
        steps.add(state(assessment));
        for (int i = 0; i < 2; i++) {
            steps.add(month(assessment.month(i), facts.horizon.months() - 2 + i));
        }
        steps.add(lines(assessment));
        for (int bimester = 0; bimester < facts.horizon.earlierBimesters(); bimester++) {
            if (hasDifference(assessment, bimester)) {
                steps.add(recomputed(assessment, bimester));
            }
        }
        steps.add(total(assessment));
        return new Explanation(
                "Hogar " + facts.households.ids.get(household) + ", bimestre " + facts.horizon.period() + ": "
                        + (assessment.isHeld() ? "se retienen " : "corresponde pagar ")
                        + soles(assessment.payable()),
                List.of(
                        "día de cierre: " + Wording.day(Days.of(facts.horizon.closingDay())),
                        "corte de evidencia: " + Wording.day(facts.horizon.cutDay())),
                List.of(),
                steps);
    }

    private Explanation state(HouseholdAssessment assessment) {
        Households households = facts.households;
        int household = assessment.household();
        String text = assessment.state() == Reason.OK
                ? "El hogar está en condiciones de recibir el abono"
                : "El hogar no recibe abono. Motivo " + assessment.state() + ": "
                        + law.reason(assessment.state()).auditor();
        return new Explanation(
                text,
                List.of(
                        "estado: " + Wording.of(households.state(household)),
                        "clasificación: " + Wording.of(households.classification(household)) + ", vigente hasta "
                                + Wording.day(households.validTo(household)),
                        "afiliación: " + Wording.day(households.affiliatedOn(household)),
                        "cuenta: " + Wording.of(households.account(household))),
                List.of(citations.rule("R-STATE"), citations.rule("R-HOLD")),
                List.of());
    }

    private Explanation month(HouseholdMonth month, int monthIndex) {
        List<Explanation> members = new ArrayList<>();
        for (int i = 0; i < month.size(); i++) {
            members.add(member(month.member(i)));
        }
        return new Explanation(
                ConditionSteps.capitalised(Wording.month(facts.horizon.month(monthIndex))) + ": "
                        + Wording.of(month.outcome()),
                List.of("miembros objetivo: " + month.size()),
                List.of(citations.rule("R-MONTH")),
                members);
    }

    private Explanation member(MemberMonth month) {
        List<Explanation> steps = new ArrayList<>();
        for (Condition condition : CONDITIONS) {
            Outcome outcome = month.outcome(condition);
            if (outcome != null) {
                steps.add(conditions.explain(month, condition, outcome));
            }
        }
        int member = month.member();
        int day = Days.lastDayOf(facts.horizon.month(month.monthIndex()));
        int birth = facts.members.birth(member);
        List<String> found = new ArrayList<>();
        found.add("nacimiento: " + Wording.day(birth));
        if (birth != Days.UNKNOWN) {
            found.add("edad al " + Wording.day(day) + ": " + Days.completedMonths(birth, day) + " meses ("
                    + (day - birth) + " días)");
        }
        if (month.pregnancy() >= 0) {
            found.add("fecha de última regla: " + Wording.day(facts.pregnancies.lmp(month.pregnancy())));
        }
        return new Explanation(
                "Miembro " + facts.members.ids.get(member) + ": " + Wording.of(month.category()),
                found,
                List.of(citations.rule("R-TARGET")),
                steps);
    }

    private Explanation lines(HouseholdAssessment assessment) {
        Lines lines = assessment.lines();
        List<Explanation> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            steps.add(line(assessment.household(), lines, i));
        }
        return new Explanation("Lo liquidado, línea por línea", List.of(), List.of(), steps);
    }

    private Explanation line(int household, Lines lines, int line) {
        Concept concept = lines.concept(line);
        String about = Wording.monthOrYear(lines.monthOrYear(line))
                + (lines.member(line) == Lines.NO_MEMBER
                        ? ""
                        : ", miembro " + facts.members.ids.get(lines.member(line)));
        List<Explanation.Citation> cited = new ArrayList<>();
        cited.add(citations.rule("R-" + concept.name()));
        if (lines.kind(line) != LineKind.CURRENT) {
            cited.add(citations.rule("R-RETRO"));
        } else {
            if (lines.reason(line) == Reason.NEW_HOUSEHOLD) {
                cited.add(citations.rule("R-NEW"));
            }
            LocalDate day = dayOf(lines.monthOrYear(line));
            cited.add(citations.parameter(amountOf(concept, household, day), day));
            if (concept == Concept.VRAEM) {
                cited.add(citations.parameter(ParameterIds.VRAEM_TOP_AMOUNT, day));
                cited.add(citations.rule("R-TOP3"));
            }
        }
        return new Explanation(
                ConditionSteps.capitalised(Wording.of(concept)) + " (" + Wording.of(lines.kind(line)) + "), " + about
                        + ": " + soles(lines.amount(line)) + ". Motivo " + lines.reason(line) + ": "
                        + law.reason(lines.reason(line)).auditor(),
                List.of(),
                cited,
                List.of());
    }

    private static boolean hasDifference(HouseholdAssessment assessment, int bimester) {
        Lines lines = assessment.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.kind(i) != LineKind.CURRENT && lines.bimester(i) == bimester) {
                return true;
            }
        }
        return false;
    }

    /** An earlier bimestre as it is decided now, under the differences that it gives. */
    private Explanation recomputed(HouseholdAssessment assessment, int bimester) {
        List<Explanation> months = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            months.add(month(assessment.earlierMonth(bimester, i), 2 * bimester + i));
        }
        return new Explanation(
                "Bimestre " + facts.horizon.bimester(bimester)
                        + ", recalculado con lo que se sabe ahora; la diferencia con lo ya liquidado está en las líneas",
                List.of(),
                List.of(citations.rule("R-RETRO")),
                months);
    }

    private Explanation total(HouseholdAssessment assessment) {
        return new Explanation(
                "Total: " + soles(assessment.payable()),
                List.of(
                        "del bimestre: " + soles(assessment.current()),
                        "reintegros: " + soles(assessment.reintegro()),
                        "recuperos: " + soles(assessment.recupero()),
                        "saldo anterior por recuperar: " + soles(assessment.balanceBefore()),
                        "saldo que pasa a la siguiente: " + soles(assessment.balanceAfter())),
                List.of(citations.rule("R-CARRY")),
                List.of());
    }

    private static LocalDate dayOf(int monthOrYear) {
        return Days.toDate(Days.lastDayOf(monthOrYear < 0 ? ~monthOrYear * 12 + 11 : monthOrYear));
    }

    private String amountOf(Concept concept, int household, LocalDate day) {
        return switch (concept) {
            case BASE -> ParameterIds.BASE_AMOUNT;
            case TPI ->
                Scopes.named(law.schemeAt(day).amounts().tpiPilotDistricts(), facts.districts)
                                .includes(facts.households.ubigeo(household))
                        ? ParameterIds.TPI_PILOT_AMOUNT
                        : ParameterIds.TPI_AMOUNT;
            case TAS -> ParameterIds.TAS_AMOUNT;
            case TBS -> ParameterIds.TBS_AMOUNT;
            case VRAEM -> ParameterIds.VRAEM_AMOUNT;
        };
    }

    private static String soles(long centimos) {
        return Soles.ofCentimos(centimos).toString();
    }
}
