package org.ayni.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.exchange.ResultWriter;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.assessment.HouseholdAssessment;
import org.ayni.kernel.explanation.Change;
import org.ayni.kernel.explanation.Counterfactual;
import org.ayni.kernel.explanation.Explainer;
import org.ayni.kernel.explanation.Explanation;
import org.ayni.kernel.explanation.Reader;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.facts.HouseholdCopy;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every household of a caseload is explained to each reader, and what is said of changes is true of them. */
class ExplainedCaseloadTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);
    private static final int HOUSEHOLDS = 1_500;
    private static final int SMS = 160;

    @TempDir
    static Path folder;

    private static Facts facts;

    @BeforeAll
    static void generate() throws IOException {
        Caseloads.write(Caseloads.spec(HOUSEHOLDS, 17, PERIOD.toString()), folder);
        Horizon horizon = Horizon.of(PERIOD, PERIOD.lastDay(), PERIOD.lastDay(), Caseloads.LAW);
        facts = new AssessFiles(Caseloads.LAW, horizon, bytes -> {}).read(folder, rejected -> {});
    }

    @Test
    void a_copied_household_is_decided_as_the_household_itself() throws IOException {
        Assessor assessor = new Assessor(facts, Caseloads.LAW);
        for (int household = 0; household < HOUSEHOLDS; household++) {
            Facts copy = new HouseholdCopy(facts, Caseloads.LAW, household).facts();
            assertThat(results(copy, new Assessor(copy, Caseloads.LAW).assess(0)))
                    .as(facts.households.ids.get(household))
                    .isEqualTo(results(facts, assessor.assess(household)));
        }
    }

    @Test
    void each_answer_applied_to_the_facts_pays_what_it_says_and_more_than_before() {
        Counterfactual counterfactual = new Counterfactual(facts, Caseloads.LAW);
        Assessor assessor = new Assessor(facts, Caseloads.LAW);
        int answered = 0;
        for (int household = 0; household < HOUSEHOLDS; household++) {
            long before = paid(assessor.assess(household));
            for (Counterfactual.Answer answer : counterfactual.answers(household)) {
                HouseholdCopy copy = new HouseholdCopy(facts, Caseloads.LAW, household);
                for (Change change : answer.changes()) {
                    change.applyTo(copy);
                }
                long after = paid(new Assessor(copy.facts(), Caseloads.LAW).assess(0));
                assertThat(after).isEqualTo(answer.paid()).isGreaterThan(before);
                answered++;
            }
        }
        assertThat(answered).isGreaterThan(50);
    }

    @Test
    void two_changes_are_only_told_where_none_is_enough_alone() {
        Counterfactual counterfactual = new Counterfactual(facts, Caseloads.LAW);
        int pairs = 0;
        for (int household = 0; household < HOUSEHOLDS; household++) {
            List<Counterfactual.Answer> answers = counterfactual.answers(household);
            long ofOne = answers.stream()
                    .filter(answer -> answer.changes().size() == 1)
                    .count();
            assertThat(ofOne).isIn(0L, (long) answers.size());
            pairs += answers.size() - ofOne;
        }
        assertThat(pairs).isPositive();
    }

    @Test
    void the_mother_reads_a_few_sentences_without_codes_of_anybody() {
        Explainer explainer = new Explainer(facts, Caseloads.LAW);
        int longer = 0;
        for (int household = 0; household < HOUSEHOLDS; household++) {
            Explanation explanation = explainer.explain(household, Reader.MOTHER);
            String text = explanation.text();
            assertThat(explanation.steps()).isEmpty();
            assertThat(text)
                    .doesNotContainPattern("SM\\d|SH\\d|R-[A-Z]|_|SIAGIE|HIS|CRED|FUR|CSE|APN|TPI|\\{|\\}")
                    .endsWith(".")
                    .hasSizeLessThan(6 * SMS);
            longer += text.length() > 3 * SMS ? 1 : 0;
        }
        assertThat(longer).as("households with more than three messages").isLessThan(HOUSEHOLDS / 50);
    }

    @Test
    void the_manager_sees_every_member_and_the_auditor_all_that_was_told_before() {
        Explainer explainer = new Explainer(facts, Caseloads.LAW);
        for (int household = 0; household < HOUSEHOLDS; household += 7) {
            Explanation manager = explainer.explain(household, Reader.MANAGER);
            assertThat(manager.text()).contains(facts.households.ids.get(household));
            Explanation whole = explainer.explain(household);
            Explanation auditor = explainer.explain(household, Reader.AUDITOR);
            assertThat(auditor.steps()).startsWith(whole.steps().toArray(Explanation[]::new));
        }
    }

    private static long paid(HouseholdAssessment assessment) {
        return assessment.isHeld() ? 0 : assessment.payable();
    }

    private static Map<String, String> results(Facts of, HouseholdAssessment assessment) throws IOException {
        Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
        ResultWriter.FILES.forEach(file -> files.put(file, new ByteArrayOutputStream()));
        try (ResultWriter writer = new ResultWriter(of, files::get)) {
            writer.accept(assessment);
            writer.finish();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((file, bytes) -> texts.put(file, bytes.toString(StandardCharsets.UTF_8)));
        return texts;
    }
}
