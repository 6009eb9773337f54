package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ayni.app.cycle.Programme.BETO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ayni.app.audit.Actor;
import org.ayni.app.variance.AcceptFinding;
import org.ayni.app.variance.CompareCycles;
import org.ayni.app.variance.Finding;
import org.ayni.app.variance.FindingKind;
import org.ayni.app.variance.Findings;
import org.ayni.app.variance.ReviewLiquidation;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R-VARIANCE: what stands out in a liquidation waits for a person before it is authorised. */
class VarianceTest {

    private static final Bimester MAY_JUNE = new Bimester(2026, 3);
    private static final Bimester JULY_AUGUST = new Bimester(2026, 4);
    private static final Actor DORA = new Actor("Dora Ccori");

    @TempDir
    Path folder;

    private Programme programme;

    @BeforeEach
    void open() {
        programme = new Programme(folder);
    }

    @AfterEach
    void close() {
        programme.close();
    }

    @Test
    void a_first_cycle_has_nothing_to_be_compared_with() {
        load(25, 0);
        programme.runToLiquidation(MAY_JUNE);
        assertThat(findings(MAY_JUNE)).isEmpty();
        assertThat(new CompareCycles(programme.database.app()).previous(MAY_JUNE))
                .isEmpty();
        Programme.requireDone(programme.authorise(MAY_JUNE));
    }

    @ParameterizedTest(name = "{0} households, {1} of them no longer paid: {2} findings")
    @CsvSource({"25, 5, 0", "25, 6, 1", "20, 5, 1", "19, 19, 0"})
    void more_than_the_set_share_of_change_in_a_unit_is_a_finding(int households, int lost, int expected) {
        load(households, lost);
        programme.runWhole(MAY_JUNE, 0);
        programme.runToLiquidation(JULY_AUGUST);
        assertThat(findings(JULY_AUGUST)).hasSize(expected).allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.UNIT_CHANGED);
            assertThat(finding.id()).isEqualTo("CAMBIO-" + finding.unit());
            assertThat(finding.before().households()).isEqualTo(households);
            assertThat(finding.now().households()).isEqualTo(households - lost);
        });
    }

    @Test
    void households_are_compared_with_the_cycle_before_by_reason_and_unit() {
        load(25, 6);
        programme.runWhole(MAY_JUNE, 0);
        programme.load(new SmallFacts(folder.resolve("entered"))
                .household("H77", "ACTIVE", 0)
                .attendance("H77", "2026-07", 15, 0, "2026-08-05")
                // Absent in July: paid, but less than before.
                .attendance("H25", "2026-07", 15, 15, "2026-08-06")
                .write());
        programme.runToLiquidation(JULY_AUGUST);
        assertThat(new CompareCycles(programme.database.app()).changes(JULY_AUGUST, MAY_JUNE))
                .extracting(change -> change.kind() + " " + change.reason() + " " + change.households() + " "
                        + change.before().decimal() + " " + change.now().decimal())
                .containsExactly(
                        "CHANGED BASE 1 200.00 100.00",
                        "LOST NOT_COMPLIED 6 1200.00 0.00",
                        "NEW ENTERED_ROLL 1 0.00 100.00");
    }

    @Test
    void an_account_of_two_households_is_a_finding_that_names_them() {
        loadWithSharedAccount();
        programme.runToLiquidation(MAY_JUNE);
        assertThat(findings(MAY_JUNE)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("CUENTA-H1");
            assertThat(finding.kind()).isEqualTo(FindingKind.SHARED_ACCOUNT);
            assertThat(finding.involved()).containsExactly("H1", "H2");
            assertThat(finding.now()).isEqualTo(new Finding.Paid(2, Soles.ofCentimos(40_000)));
        });
    }

    @Test
    void a_payment_to_a_holder_who_is_known_dead_is_a_finding() throws IOException {
        load(2, 0);
        Path facts = Files.createDirectories(folder.resolve("died"));
        Files.writeString(
                facts.resolve("members.csv"),
                "member_id,household_id,birth_date,died_on,holder\nM20,H2,1990-05-05,2026-06-02,1\n");
        programme.load(facts);
        programme.runToLiquidation(MAY_JUNE);
        assertThat(findings(MAY_JUNE)).extracting(Finding::id).containsExactly("FALLECIDO-H2");
    }

    @Test
    void a_household_of_the_closed_roll_without_a_total_is_a_finding() {
        load(2, 0);
        programme.runToLiquidation(MAY_JUNE);
        JdbcClient owner = JdbcClient.create(programme.database.ownerDataSource());
        owner.sql("""
                        ALTER TABLE liquidation.stored_total_2026_3 DISABLE TRIGGER append_only;
                        ALTER TABLE variance.review DISABLE TRIGGER append_only;
                        DELETE FROM liquidation.stored_total_2026_3
                        WHERE household = (SELECT household FROM registry.household WHERE household_id = 'H2');
                        DELETE FROM variance.review""").update();
        programme
                .database
                .transaction()
                .executeWithoutResult(
                        status -> new ReviewLiquidation(programme.database, Programme.LAW).review(MAY_JUNE));
        assertThat(findings(MAY_JUNE)).extracting(Finding::id).containsExactly("SIN-DECISION-H2");
    }

    @Test
    void a_liquidation_cut_off_before_it_was_looked_through_is_looked_through_before_it_is_authorised() {
        loadWithSharedAccount();
        programme.runToLiquidation(MAY_JUNE);
        JdbcClient.create(programme.database.ownerDataSource()).sql("""
                        ALTER TABLE variance.review DISABLE TRIGGER append_only;
                        ALTER TABLE variance.finding DISABLE TRIGGER append_only;
                        DELETE FROM variance.finding;
                        DELETE FROM variance.review""").update();
        refused(programme.authorise(MAY_JUNE), "CUENTA-H1", "ayni cycle accept 2026-3 CUENTA-H1");
    }

    @Test
    void nothing_is_authorised_until_a_person_who_did_not_liquidate_accepts_each_finding_with_a_reason() {
        loadWithSharedAccount();
        programme.runToLiquidation(MAY_JUNE);
        refused(programme.authorise(MAY_JUNE), "CUENTA-H1", "ayni cycle accept 2026-3 CUENTA-H1");

        refused(accept("CUENTA-H9", "Son hermanas", DORA), "no tiene el hallazgo");
        refused(accept("CUENTA-H1", "  ", DORA), "Falta el motivo");
        refused(accept("CUENTA-H1", "Son hermanas", new Actor("ÁNA  quispe")), "no puede también aceptar");
        assertThat(programme.authorise(MAY_JUNE)).isInstanceOf(StepResult.Refused.class);

        assertThat(accept("CUENTA-H1", "Son hermanas y lo pidieron", DORA)).isInstanceOf(AcceptFinding.Accepted.class);
        assertThat(accept("CUENTA-H1", "Otra vez", BETO))
                .isInstanceOfSatisfying(
                        AcceptFinding.AlreadyAccepted.class,
                        known -> assertThat(known.acceptance())
                                .isEqualTo(new Finding.Acceptance("Dora Ccori", "Son hermanas y lo pidieron")));
        assertThat(programme.count("SELECT count(*) FROM audit.act WHERE act = 'cycle-accept'"))
                .isEqualTo(1);
        Programme.requireDone(programme.authorise(MAY_JUNE));
    }

    @Test
    void a_finding_of_a_cycle_that_is_not_liquidated_cannot_be_accepted() {
        refused(accept("CUENTA-H1", "Porque sí", DORA), "no está liquidado");
    }

    @Test
    void all_of_a_kind_are_accepted_at_once_by_who_says_how_many_there_are() {
        load(5, 0);
        programme.load(new SmallFacts(folder.resolve("shared"))
                .row("households.csv", "H2,010101,0101010001,AFFILIATED,2019-04-15,PE,2028-12-31,ACTIVE,0,99000000001")
                .row("households.csv", "H4,010101,0101010001,AFFILIATED,2019-04-15,PE,2028-12-31,ACTIVE,0,99000000003")
                .write());
        programme.runToLiquidation(MAY_JUNE);
        assertThat(findings(MAY_JUNE)).extracting(Finding::id).containsExactly("CUENTA-H1", "CUENTA-H3");

        AcceptFinding accept = new AcceptFinding(programme.database);
        FindingKind kind = FindingKind.SHARED_ACCOUNT;
        refused(accept.acceptAllOf(MAY_JUNE, kind, 3, "Oficio 12", DORA), "tiene 2 hallazgos por aceptar");
        refused(accept.acceptAllOf(MAY_JUNE, FindingKind.DEAD_HOLDER, 0, "Oficio 12", DORA), "tiene 0 hallazgos");
        refused(accept.acceptAllOf(MAY_JUNE, kind, 2, " ", DORA), "Falta el motivo");
        refused(accept.acceptAllOf(MAY_JUNE, kind, 2, "Oficio 12", Programme.ANA), "no puede también aceptar");
        refused(accept.acceptAllOf(JULY_AUGUST, kind, 2, "Oficio 12", DORA), "no está liquidado");
        assertThat(findings(MAY_JUNE)).allMatch(Finding::isOpen);

        assertThat(accept.acceptAllOf(MAY_JUNE, kind, 2, "Oficio 12", DORA))
                .isInstanceOfSatisfying(
                        AcceptFinding.AcceptedAll.class,
                        all -> assertThat(all.findings()).hasSize(2).noneMatch(Finding::isOpen));
        assertThat(programme.count("SELECT count(*) FROM audit.act WHERE act = 'cycle-accept'"))
                .isEqualTo(1);
        refused(accept.acceptAllOf(MAY_JUNE, kind, 2, "Oficio 12", DORA), "tiene 0 hallazgos");
        Programme.requireDone(programme.authorise(MAY_JUNE));
    }

    @Test
    void the_database_itself_refuses_a_resolution_over_a_liquidation_that_was_not_looked_through() {
        load(3, 0);
        programme.runToLiquidation(MAY_JUNE);
        JdbcClient.create(programme.database.ownerDataSource()).sql("""
                        ALTER TABLE variance.review DISABLE TRIGGER append_only;
                        DELETE FROM variance.review""").update();
        assertThatThrownBy(this::signWithoutTheProgram).rootCause().hasMessageContaining("was not looked through");
    }

    @Test
    void the_database_itself_refuses_a_resolution_when_a_finding_is_missing() {
        loadWithSharedAccount();
        programme.runToLiquidation(MAY_JUNE);
        JdbcClient.create(programme.database.ownerDataSource()).sql("""
                        ALTER TABLE variance.finding DISABLE TRIGGER append_only;
                        DELETE FROM variance.finding""").update();
        assertThatThrownBy(this::signWithoutTheProgram)
                .rootCause()
                .hasMessageContaining("findings that nobody accepted");
    }

    @Test
    void the_database_itself_refuses_a_resolution_over_an_open_finding() {
        loadWithSharedAccount();
        programme.runToLiquidation(MAY_JUNE);
        assertThatThrownBy(this::signWithoutTheProgram)
                .rootCause()
                .hasMessageContaining("findings that nobody accepted");
    }

    private void signWithoutTheProgram() {
        programme.database.app().sql("""
                        INSERT INTO liquidation.resolution (
                            number, period, authorised_by, households, lines_sum, payable, held, released, to_instruct)
                        VALUES ('RDE-9', '2026-3', 'Beto', 0, 0, 0, 0, 0, 0)""").update();
    }

    @Test
    void findings_that_no_longer_come_out_as_stored_stop_the_authorisation() {
        loadWithSharedAccount();
        programme.runToLiquidation(MAY_JUNE);
        accept("CUENTA-H1", "Son hermanas", DORA);
        JdbcClient.create(programme.database.ownerDataSource()).sql("""
                        ALTER TABLE variance.finding DISABLE TRIGGER append_only;
                        UPDATE variance.finding SET amount = 0""").update();
        assertThatThrownBy(() -> programme.authorise(MAY_JUNE)).hasMessageContaining("otherwise than stored");
    }

    private List<Finding> findings(Bimester period) {
        return new Findings(programme.database.app()).all(period);
    }

    private AcceptFinding.Result accept(String finding, String reason, Actor by) {
        return new AcceptFinding(programme.database).accept(MAY_JUNE, finding, reason, by);
    }

    /** Households H1 to Hn that complied in May and June; of July and August, all but the first {@code lost}. */
    private void load(int households, int lost) {
        programme.load(facts(households, lost).write());
    }

    private SmallFacts facts(int households, int lost) {
        SmallFacts facts = new SmallFacts(folder.resolve("facts")).calendar();
        for (int i = 1; i <= households; i++) {
            int absent = i <= lost ? 15 : 0;
            facts.household("H" + i, "ACTIVE", 0)
                    .attendance("H" + i, "2026-05", 20, 0, "2026-06-05")
                    .attendance("H" + i, "2026-06", 20, 0, "2026-06-30")
                    .attendance("H" + i, "2026-07", 15, absent, "2026-08-05")
                    .attendance("H" + i, "2026-08", 15, absent, "2026-08-31");
        }
        return facts;
    }

    private void loadWithSharedAccount() {
        load(3, 0);
        programme.load(new SmallFacts(folder.resolve("shared"))
                .row("households.csv", "H2,010101,0101010001,AFFILIATED,2019-04-15,PE,2028-12-31,ACTIVE,0, 99000000001")
                .write());
    }

    private static void refused(AcceptFinding.Result result, String because) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        AcceptFinding.Refused.class,
                        refused -> assertThat(refused.reason()).contains(because));
    }

    private static void refused(StepResult result, String because, String whatToDo) {
        assertThat(result).isInstanceOfSatisfying(StepResult.Refused.class, refused -> {
            assertThat(refused.reason()).contains(because);
            assertThat(refused.whatToDo()).contains(whatToDo);
        });
    }
}
