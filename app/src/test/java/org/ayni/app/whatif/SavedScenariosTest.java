package org.ayni.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.law.LawChanges;
import org.ayni.app.law.LawFiles;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

/** A what-if from its saving to the law: who may, when, and what is kept of it. */
class SavedScenariosTest {

    private static final Law LAW = LawFiles.builtIn();
    private static final Actor ANA = new Actor("Ana Quispe");
    private static final Actor BETO = new Actor("Beto Huamán");
    private static final ScenarioName NAME = new ScenarioName("base-120");
    private static final LocalDate BEGINS = LocalDate.of(2027, 1, 1);
    private static final String HASH = "a".repeat(64);

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private Path facts = Path.of("");

    @BeforeEach
    void write() {
        facts = new StudentFacts().student("H1", "020101", 3, 0, 4).write(folder.resolve("facts"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Answer save(ScenarioName name, String yaml, Actor by) {
        LawChanges changes = LawChanges.parse("cambios.yaml", yaml);
        WhatIfResult result = new WhatIf(StudentFacts.read(facts, LAW), LAW, Territory.builtIn(), Optional.empty(), 1)
                .run(changes.over(LAW, StudentFacts.PERIOD.firstDay()));
        LocalDate day = StudentFacts.PERIOD.lastDay();
        return new SaveScenario(database)
                .save(name, new SaveScenario.Origin(FactsSource.FILES, "", true, day, day, HASH), changes, result, by);
    }

    private Answer saveBase(int centimos) {
        return save(NAME, "- {id: base_amount, values: [{value: " + centimos + "}]}", ANA);
    }

    private Answer promote(LocalDate begins, LocalDate lastClosed, Actor by) {
        return new PromoteScenario(database, LAW, folder.resolve("proposals"))
                .promote(NAME, begins, "R.M. 001-2027-MIDIS", Optional.ofNullable(lastClosed), by);
    }

    private Answer approve(Actor by) {
        return new ApproveProposal(database, LAW).approve(NAME, Optional.empty(), by);
    }

    private Value baseAmount(String day) {
        return InstallationLaw.over(LAW, database)
                .parameter("base_amount")
                .at(LocalDate.parse(day))
                .value();
    }

    private List<String> acts() {
        return database.app()
                .sql("SELECT act || ' ' || subject || ' ' || by_person FROM audit.act ORDER BY id")
                .query(String.class)
                .list();
    }

    private static void assertRefused(Answer answer, String words) {
        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.reason()).contains(words);
            assertThat(refused.whatToDo()).isNotBlank();
        });
    }

    private static void assertDone(Answer answer) {
        assertThat(answer).as(answer.toString()).isInstanceOf(Answer.Done.class);
    }

    @Test
    void what_is_saved_reads_back_with_its_sums_and_leaves_one_act() {
        assertDone(saveBase(12_000));
        Scenarios scenarios = new Scenarios(database.app());

        assertThat(scenarios.all()).singleElement().satisfies(saved -> {
            assertThat(saved.savedBy()).isEqualTo("Ana Quispe");
            assertThat(saved.isSynthetic()).isTrue();
            assertThat(saved.stage()).isEqualTo("guardada");
        });
        assertThat(scenarios.costs(NAME)).singleElement().satisfies(cost -> {
            assertThat(cost.before().centimos()).isEqualTo(10_000);
            assertThat(cost.after().centimos()).isEqualTo(12_000);
        });
        assertThat(scenarios.effects(NAME)).containsExactly(new WhatIfResult.UnitEffects("ANCASH", 0, 1, 0, 0, 0));
        assertThat(acts()).containsExactly("save-whatif base-120 Ana Quispe");
    }

    @Test
    void the_same_again_changes_nothing_and_another_under_the_same_name_is_refused() {
        assertDone(saveBase(12_000));
        assertDone(saveBase(12_000));
        assertRefused(saveBase(13_000), "Ya hay otra simulación");
        assertRefused(save(new ScenarioName("nada"), "", ANA), "no cambia ningún valor");
        assertThat(acts()).hasSize(1);
    }

    @Test
    void two_persons_make_a_saved_change_law_from_its_day_on() throws IOException {
        saveBase(12_000);
        assertDone(promote(BEGINS, LocalDate.of(2026, 12, 31), ANA));
        assertThat(Files.readString(folder.resolve("proposals/base-120.yaml")))
                .contains("Ana Quispe", "R.M. 001-2027-MIDIS", "12000");
        assertThat(baseAmount("2027-01-31")).isEqualTo(new Value.Number(10_000));

        assertDone(approve(BETO));
        assertThat(baseAmount("2026-12-31")).isEqualTo(new Value.Number(10_000));
        assertThat(baseAmount("2027-01-31")).isEqualTo(new Value.Number(12_000));
        assertThat(new Scenarios(database.app()).all().getFirst().stage()).contains("Beto Huamán", "2027-01-01");
        assertThat(acts())
                .containsExactly(
                        "save-whatif base-120 Ana Quispe",
                        "promote-whatif base-120 Ana Quispe",
                        "approve-law-change base-120 Beto Huamán");
    }

    @Test
    void who_proposed_does_not_approve_however_the_name_is_written() {
        saveBase(12_000);
        promote(BEGINS, null, ANA);
        assertRefused(approve(ANA), "no puede también aprobarla");
        assertRefused(approve(new Actor("ANA  QUISPE")), "no puede también aprobarla");
        assertThatThrownBy(() -> database.app()
                        .sql("INSERT INTO whatif.approval (scenario, promoted_by, approved_by) VALUES"
                                + " ('base-120', 'Ana Quispe', 'ana quispe')")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(baseAmount("2027-01-31")).isEqualTo(new Value.Number(10_000));
    }

    @Test
    void a_change_begins_with_a_bimestre_that_no_closed_cycle_looks_at() {
        saveBase(12_000);
        assertRefused(promote(LocalDate.of(2027, 1, 15), null, ANA), "no es el primer día de un bimestre");
        assertRefused(promote(LocalDate.of(2027, 2, 1), null, ANA), "no es el primer día de un bimestre");
        assertRefused(promote(BEGINS, LocalDate.of(2027, 2, 28), ANA), "Hay un bimestre cerrado");
        assertDone(promote(BEGINS, LocalDate.of(2026, 12, 31), ANA));
        assertRefused(
                new ApproveProposal(database, LAW).approve(NAME, Optional.of(LocalDate.of(2027, 2, 28)), BETO),
                "Hay un bimestre cerrado");
    }

    @Test
    void values_with_a_day_of_their_own_are_not_moved() {
        save(NAME, "- {id: base_amount, values: [{from: 2026-07-01, value: 12000}]}", ANA);
        assertRefused(promote(BEGINS, null, ANA), "fecha propia (2026-07-01)");
    }

    @Test
    void what_is_not_there_cannot_be_proposed_or_approved_and_what_is_done_is_done_once() {
        assertRefused(promote(BEGINS, null, ANA), "No hay una simulación");
        assertRefused(approve(BETO), "No hay una propuesta");
        saveBase(12_000);
        assertRefused(approve(BETO), "No hay una propuesta");
        assertDone(promote(BEGINS, null, ANA));
        assertDone(promote(BEGINS, null, ANA));
        assertRefused(promote(LocalDate.of(2027, 3, 1), null, ANA), "ya está propuesta");
        assertDone(approve(BETO));
        assertDone(approve(BETO));
        assertThat(acts()).hasSize(3);
    }

    @Test
    void nothing_that_was_kept_can_be_changed() {
        saveBase(12_000);
        for (String change : List.of(
                "UPDATE whatif.scenario SET saved_by = 'otra'",
                "DELETE FROM whatif.unit_cost",
                "DELETE FROM whatif.approval")) {
            assertThatThrownBy(() -> database.app().sql(change).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
