package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ayni.app.access.Role;
import org.ayni.app.access.SeenPlaces;
import org.ayni.app.access.Staff;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawChanges;
import org.ayni.app.permanence.Act;
import org.ayni.app.permanence.CaseResult;
import org.ayni.app.permanence.DecideCases;
import org.ayni.app.permanence.PauseHousehold;
import org.ayni.app.permanence.ProposeByRules;
import org.ayni.app.permanence.ProposeCase;
import org.ayni.app.registry.RollChange;
import org.ayni.app.registry.RollFact;
import org.ayni.app.registry.RollView;
import org.ayni.app.territory.TerritoryTables;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.id.MemberId;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.rule.HolderMayBe.Standing;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules of permanence find over stored cycles, what people decide of it, and what the next cycle pays. */
class PermanenceStoryTest {

    private static final Bimester MAY_JUNE = new Bimester(2026, 3);
    private static final Bimester JULY_AUGUST = new Bimester(2026, 4);
    private static final Bimester SEPTEMBER_OCTOBER = new Bimester(2026, 5);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 4);
    private static final Actor CLERK = new Actor("registro");

    @TempDir
    Path folder;

    @Test
    void expired_classification_suspends_renewal_brings_back_and_the_next_cycle_pays_what_was_not() {
        try (Programme programme = new Programme(folder)) {
            begin(
                    programme,
                    new SmallFacts(folder.resolve("facts"))
                            .calendar()
                            .household("H1", "ACTIVE", 0)
                            .household("H2", "ACTIVE", 0));
            attend(programme, "H1", "H2");
            say(
                    programme.database,
                    Optional.empty(),
                    change -> change.say(
                            RollFact.CLASSIFICATION, "H1", Map.of("cse_valid_to", Optional.of("2026-07-31"))));
            programme.runWhole(MAY_JUNE, 0);
            programme.runWhole(JULY_AUGUST, 0);
            assertThat(lines(programme, JULY_AUGUST, "H1"))
                    .containsExactly(
                            "CURRENT 2026-07 0 CLASSIFICATION_EXPIRED", "CURRENT 2026-08 0 CLASSIFICATION_EXPIRED");
            assertThat(propose(programme, Programme.LAW, SEPTEMBER)).containsOnly(Map.entry("SUSPEND S02", 1L));
            assertThat(propose(programme, Programme.LAW, SEPTEMBER)).isEmpty();
            decide(programme, openCase(programme, "H1"), SEPTEMBER);
            assertThat(state(programme, "H1", SEPTEMBER)).isEqualTo("SUSPENDED S02");

            LocalDate renewed = LocalDate.of(2026, 10, 5);
            say(
                    programme.database,
                    Optional.of(renewed),
                    change -> change.say(
                            RollFact.CLASSIFICATION, "H1", Map.of("cse_valid_to", Optional.of("2029-10-04"))));
            assertThat(propose(programme, Programme.LAW, renewed)).containsOnly(Map.entry("RETURN R01", 1L));
            decide(programme, openCase(programme, "H1"), renewed);
            programme.runWhole(SEPTEMBER_OCTOBER, 0);
            assertThat(lines(programme, SEPTEMBER_OCTOBER, "H1"))
                    .containsExactly(
                            "CURRENT 2026-09 10000 COMPLIED",
                            "CURRENT 2026-10 10000 COMPLIED",
                            "REINTEGRO 2026-07 10000 LATE_EVIDENCE",
                            "REINTEGRO 2026-08 10000 LATE_EVIDENCE");
            assertThat(state(programme, "H1", SEPTEMBER.plusDays(1))).isEqualTo("SUSPENDED S02");
            assertThat(propose(programme, Programme.LAW, LocalDate.of(2026, 11, 3)))
                    .isEmpty();
        }
    }

    @Test
    void death_of_the_titular_suspends_another_titular_brings_back_and_the_money_waits_for_the_account() {
        try (Programme programme = new Programme(folder)) {
            begin(programme, new SmallFacts(folder.resolve("facts")).calendar().household("H1", "ACTIVE", 0));
            attend(programme, "H1");
            MemberId[] father = new MemberId[1];
            say(programme.database, Optional.empty(), change -> {
                father[0] = change.newPerson();
                change.say(
                        RollFact.PERSON,
                        father[0].value(),
                        Map.of(
                                "birth_date",
                                Optional.of("1988-01-31"),
                                "dni",
                                Optional.of("40000002"),
                                "sex",
                                Optional.of("M"),
                                "given_names",
                                Optional.of("Julio")));
                change.join(father[0], new HouseholdId("H1"));
            });
            programme.runWhole(MAY_JUNE, 0);
            programme.runWhole(JULY_AUGUST, 0);
            LocalDate died = LocalDate.of(2026, 9, 2);
            say(
                    programme.database,
                    Optional.of(died),
                    change -> change.say(RollFact.PERSON, "M10", Map.of("died_on", Optional.of(died.toString()))));
            assertThat(propose(programme, Programme.LAW, SEPTEMBER)).containsOnly(Map.entry("SUSPEND S03", 1L));
            decide(programme, openCase(programme, "H1"), SEPTEMBER);

            CaseResult proposed = new ProposeCase(programme.database, Programme.LAW)
                    .propose(
                            as(programme, Role.LOCAL_MANAGER),
                            new ProposeCase.Proposed(
                                    "H1",
                                    Act.CHANGE_HOLDER,
                                    "T01",
                                    Optional.of(died),
                                    "Acta de defunción",
                                    "Falleció.",
                                    Optional.of(new ProposeCase.NewHolder(father[0].value(), Standing.FATHER))),
                            SEPTEMBER);
            decide(programme, ((CaseResult.Done) proposed).number(), SEPTEMBER);
            assertThat(holders(programme)).containsExactly("(,2026-09-02) M10", "[2026-09-02,) " + father[0].value());
            assertThat(propose(programme, Programme.LAW, SEPTEMBER.plusDays(1)))
                    .containsOnly(Map.entry("RETURN R02", 1L));
            decide(programme, openCase(programme, "H1"), SEPTEMBER.plusDays(1));
            programme.runWhole(SEPTEMBER_OCTOBER, 0);
            assertThat(programme
                            .database
                            .app()
                            .sql("SELECT held::text || ' ' || payable FROM liquidation.total WHERE period = '2026-5'")
                            .query(String.class)
                            .list())
                    .containsExactly("true 20000");
        }
    }

    @Test
    void rules_propose_each_cause_once_withdraw_what_lost_its_cause_and_leave_paused_households_alone() {
        Law strict = LawChanges.parse("prueba.yaml", "- {id: exit_unmet_bimesters, values: [{value: 2}]}")
                .over(Programme.LAW, LocalDate.of(2026, 1, 1));
        try (Programme programme = new Programme(folder)) {
            SmallFacts facts = new SmallFacts(folder.resolve("facts"))
                    .calendar()
                    .household("H1", "ACTIVE", 0)
                    .household("H2", "ACTIVE", 0)
                    .household("H3", "ACTIVE", 0)
                    .household("H4", "ACTIVE", 0)
                    .household("H5", "ACTIVE", 0)
                    .householdRow("H6", "ACTIVE", 0, "2019-04-15")
                    .row("members.csv", "M60,H6,1990-05-05,,,97000060,Ana,Quispe,Mamani,1");
            begin(programme, facts);
            attend(programme, "H1", "H2", "H5");
            // Nobody of H3 and H4 went to school; what is missing of H4 in May comes late, as a reintegro.
            SmallFacts absent = new SmallFacts(folder.resolve("absent"));
            for (String month : List.of("2026-05", "2026-06", "2026-07", "2026-08")) {
                absent.attendance("H3", month, 20, 20, month + "-28").attendance("H4", month, 20, 20, month + "-28");
            }
            programme.load(absent.write());
            programme.runWhole(MAY_JUNE, 0);
            programme.load(new SmallFacts(folder.resolve("late"))
                    .attendance("H4", "2026-05", 20, 0, "2026-07-10")
                    .write());
            programme.runWhole(JULY_AUGUST, 0);
            say(
                    programme.database,
                    Optional.empty(),
                    change -> change.say(RollFact.CLASSIFICATION, "H2", Map.of("cse", Optional.of("NP"))));
            say(
                    programme.database,
                    Optional.empty(),
                    change -> change.say(RollFact.CLASSIFICATION, "H5", Map.of("cse", Optional.of("NP"))));
            Viewer chief = as(programme, Role.UNIT_CHIEF);
            new PauseHousehold(programme.database).pause(chief, "H5", "Reclamó a la ULE");

            assertThat(propose(programme, strict, SEPTEMBER))
                    .isEqualTo(Map.of("EXIT D01", 1L, "EXIT D02", 1L, "EXIT D07", 1L));
            assertThat(cases(programme))
                    .containsExactly("H2 EXIT D02 PROPOSED", "H3 EXIT D07 PROPOSED", "H6 EXIT D01 PROPOSED");
            new DecideCases(programme.database, strict)
                    .decide(
                            chief,
                            DecideCases.Decision.one(
                                    openCase(programme, "H3"), false, "Estuvo enferma", Optional.empty()),
                            SEPTEMBER);
            say(
                    programme.database,
                    Optional.empty(),
                    change -> change.say(RollFact.CLASSIFICATION, "H2", Map.of("cse", Optional.of("PNE"))));
            assertThat(propose(programme, strict, SEPTEMBER)).isEmpty();
            assertThat(cases(programme))
                    .containsExactly("H2 EXIT D02 WITHDRAWN", "H3 EXIT D07 TURNED_DOWN", "H6 EXIT D01 PROPOSED");

            new PauseHousehold(programme.database).release(chief, "H5", "La ULE confirmó");
            assertThat(propose(programme, strict, SEPTEMBER)).containsOnly(Map.entry("EXIT D02", 1L));
            new PauseHousehold(programme.database).pause(chief, "H5", "Reclamó otra vez");
            CaseResult paused = new DecideCases(programme.database, strict)
                    .decide(
                            chief,
                            DecideCases.Decision.one(openCase(programme, "H5"), true, "", Optional.empty()),
                            SEPTEMBER);
            assertThat(((CaseResult.Refused) paused).why()).isEqualTo(CaseResult.Why.PAUSED);
            say(
                    programme.database,
                    Optional.empty(),
                    change -> change.say(RollFact.CLASSIFICATION, "H5", Map.of("cse", Optional.of("PNE"))));
            propose(programme, strict, SEPTEMBER);
            assertThat(cases(programme)).contains("H5 EXIT D02 PROPOSED");

            decide(programme, openCase(programme, "H6"), SEPTEMBER);
            programme.runWhole(SEPTEMBER_OCTOBER, 0);
            assertThat(lines(programme, SEPTEMBER_OCTOBER, "H6")).isEmpty();
            assertThat(new ProposeByRules(programme.database, strict).run(JULY_AUGUST, CLERK, SEPTEMBER))
                    .isInstanceOf(ProposeByRules.Refused.class);
            assertThat(new ProposeByRules(programme.database, strict).run(new Bimester(2026, 6), CLERK, SEPTEMBER))
                    .isInstanceOf(ProposeByRules.Refused.class);
        }
    }

    @Test
    void classification_that_is_not_renewed_in_grace_is_an_exit() {
        Law noGrace = LawChanges.parse("prueba.yaml", "- {id: classification_grace_bimesters, values: [{value: 1}]}")
                .over(Programme.LAW, LocalDate.of(2026, 1, 1));
        try (Programme programme = new Programme(folder)) {
            begin(programme, new SmallFacts(folder.resolve("facts")).calendar().household("H1", "ACTIVE", 0));
            attend(programme, "H1");
            say(
                    programme.database,
                    Optional.empty(),
                    change -> change.say(
                            RollFact.CLASSIFICATION, "H1", Map.of("cse_valid_to", Optional.of("2026-05-31"))));
            programme.runWhole(MAY_JUNE, 0);
            assertThat(propose(programme, noGrace, LocalDate.of(2026, 7, 3)))
                    .containsOnly(Map.entry("SUSPEND S02", 1L));
            decide(programme, openCase(programme, "H1"), LocalDate.of(2026, 7, 3));
            programme.runWhole(JULY_AUGUST, 0);
            assertThat(propose(programme, Programme.LAW, SEPTEMBER)).isEmpty();
            assertThat(propose(programme, noGrace, SEPTEMBER)).containsOnly(Map.entry("EXIT D02", 1L));
        }
    }

    private void begin(Programme programme, SmallFacts facts) {
        TerritoryTables.fill(programme.database);
        for (Role role : List.of(Role.LOCAL_MANAGER, Role.UNIT_CHIEF)) {
            programme
                    .database
                    .app()
                    .sql("INSERT INTO access.staff (user_name, full_name, synthetic) VALUES (:user, :full, true)")
                    .param(
                            "user",
                            role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '.'))
                    .param("full", "Persona Sintética " + role.spanish())
                    .update();
        }
        programme.load(facts.write());
    }

    /** The student of each household never misses a day. */
    private void attend(Programme programme, String... households) {
        SmallFacts facts = new SmallFacts(folder.resolve("attendance-" + String.join("-", households)));
        for (String household : households) {
            for (int month = 5; month <= 10; month++) {
                String text = String.format("2026-%02d", month);
                facts.attendance(household, text, 20, 0, text + "-28");
            }
        }
        programme.load(facts.write());
    }

    private static void say(Database database, Optional<LocalDate> effective, Consumer<RollChange> said) {
        database.transaction().executeWithoutResult(status -> {
            RollChange change = RollChange.begin(database, CLERK, effective, "prueba");
            said.accept(change);
            assertThat(change.finish().refusals()).isEmpty();
        });
    }

    private static Viewer as(Programme programme, Role role) {
        Staff staff = programme
                .database
                .app()
                .sql("SELECT staff AS id, user_name, full_name, synthetic FROM access.staff WHERE user_name = :user")
                .param("user", role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '.'))
                .query(Staff.class)
                .single();
        return new Viewer(staff, Set.of(role), SeenPlaces.NATION, "127.0.0.1");
    }

    private static Map<String, Long> propose(Programme programme, Law law, LocalDate today) {
        String last = programme
                .database
                .app()
                .sql("SELECT max(period) FROM verification.verification")
                .query(String.class)
                .single();
        ProposeByRules.Result result =
                new ProposeByRules(programme.database, law).run(Bimester.parse(last), CLERK, today);
        return ((ProposeByRules.Ruled) result).proposed();
    }

    private static void decide(Programme programme, long number, LocalDate today) {
        assertThat(new DecideCases(programme.database, Programme.LAW)
                        .decide(
                                as(programme, Role.UNIT_CHIEF),
                                DecideCases.Decision.one(number, true, "", Optional.empty()),
                                today))
                .isInstanceOf(CaseResult.Done.class);
    }

    private static long openCase(Programme programme, String household) {
        return programme
                .database
                .app()
                .sql("""
                        SELECT number
                        FROM permanence.case_now
                        JOIN registry.household USING (household)
                        WHERE household_id = :household
                          AND state = 'PROPOSED'
                        """)
                .param("household", household)
                .query(Long.class)
                .single();
    }

    private static List<String> cases(Programme programme) {
        return programme.database.app().sql("""
                        SELECT household_id || ' ' || file.act || ' ' || file.reason || ' ' || state
                        FROM permanence.case_file AS file
                        JOIN permanence.case_now USING (number)
                        JOIN registry.household ON household.household = file.household
                        ORDER BY household_id, number
                        """).query(String.class).list();
    }

    private static String state(Programme programme, String household, LocalDate day) {
        RollView.Household found =
                RollView.of(day).household(programme.database.app(), household).orElseThrow();
        return Objects.toString(found.state()) + " " + found.reason();
    }

    private static List<String> holders(Programme programme) {
        return programme.database.app().sql("""
                        SELECT valid || ' ' || member_id
                        FROM registry.holder
                        JOIN registry.person USING (person)
                        WHERE upper_inf(recorded)
                        ORDER BY valid
                        """).query(String.class).list();
    }

    private static List<String> lines(Programme programme, Bimester period, String household) {
        return programme
                .database
                .app()
                .sql("""
                        SELECT kind || ' ' || month || ' ' || amount || ' ' || reason
                        FROM liquidation.line
                        WHERE period = :period
                          AND household = :household
                        ORDER BY number
                        """)
                .param("period", period.toString())
                .param("household", household)
                .query(String.class)
                .list();
    }
}
