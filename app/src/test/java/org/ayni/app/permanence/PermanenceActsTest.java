package org.ayni.app.permanence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ayni.app.permanence.Office.LAW;
import static org.ayni.app.permanence.Office.TODAY;
import static org.ayni.app.permanence.Office.done;
import static org.ayni.app.permanence.Office.proposed;
import static org.ayni.app.permanence.Office.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.ayni.app.access.Role;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Actor;
import org.ayni.app.permanence.CaseResult.Why;
import org.ayni.app.registry.RollFact;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.rule.HolderMayBe.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do with cases: from the proposal to the appeal, who may, and everything that is refused. */
class PermanenceActsTest {

    private static final Set<Role> OF_THE_UNIT =
            EnumSet.of(Role.LOCAL_MANAGER, Role.ZONAL_COORDINATOR, Role.UNIT_COORDINATOR, Role.UNIT_CHIEF);

    private Office office;
    private Office.Family family;

    @BeforeEach
    void open() {
        office = new Office();
        family = office.family();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void suspension_is_proposed_by_one_decided_by_another_told_to_the_family_and_true_from_its_day() {
        long number = office.open(family.household(), Act.SUSPEND, "S06");
        assertThat(office.state(family.household(), TODAY)).isEqualTo("AFFILIATED");
        done(office.approve(Role.UNIT_CHIEF, number));
        assertThat(office.state(family.household(), TODAY.minusDays(1))).isEqualTo("AFFILIATED");
        assertThat(office.state(family.household(), TODAY)).isEqualTo("SUSPENDED S06");
        CaseFile file = office.file(number);
        assertThat(file.state()).isEqualTo(CaseState.IN_FORCE);
        assertThat(file.steps()).extracting(CaseFile.Step::fact).containsExactly("CaseProposed", "CaseApproved");
        Notices.Notice notice = new Notices(office.database.app()).of(number).orElseThrow();
        assertThat(notice.text())
                .contains("Rosa Sintética", "fue suspendido", "10 de setiembre de 2026", "Tiene 30 días", "1880")
                .doesNotContain("S06", "null");
        assertThat(office.acts("propose-case")).isEqualTo(1);
        assertThat(office.acts("approve-cases")).isEqualTo(1);
    }

    @Test
    void family_that_is_right_gets_back_what_was_taken_from_the_first_day() {
        long number = office.open(family.household(), Act.EXIT, "D07");
        done(new DecideCases(office.database, LAW)
                .decide(
                        office.as(Role.UNIT_CHIEF),
                        DecideCases.Decision.one(number, true, "", Optional.of(LocalDate.of(2026, 7, 1))),
                        TODAY));
        LocalDate now = LocalDate.ofInstant(office.file(number).openedAt(), Lima.ZONE);
        done(new DeliverNotice(office.database)
                .deliver(office.as(Role.LOCAL_MANAGER), number, now, "A la titular, en su casa", "Cargo firmado", now));
        LocalDate lastDay = now.plusDays(30);
        done(new FileAppeal(office.database)
                .file(
                        office.as(Role.ATTENTION_OPERATOR),
                        number,
                        lastDay,
                        "Sí fue a la escuela",
                        "Constancia",
                        lastDay));
        assertThat(office.state(family.household(), TODAY)).isEqualTo("DISAFFILIATED D07");
        done(new DecideAppeal(office.database)
                .decide(office.as(Role.OPERATIONS_HEAD), number, true, "La escuela lo confirma"));
        assertThat(office.file(number).state()).isEqualTo(CaseState.REVERSED);
        assertThat(office.state(family.household(), LocalDate.of(2026, 7, 1))).isEqualTo("AFFILIATED R03");
        assertThat(office.state(family.household(), LocalDate.of(2026, 6, 30))).isEqualTo("AFFILIATED");
    }

    @Test
    void appeal_that_is_not_founded_leaves_the_decision_and_may_still_be_undone_as_a_mistake() {
        long number = appealed(family);
        done(new DecideAppeal(office.database)
                .decide(office.as(Role.OPERATIONS_HEAD), number, false, "El hogar no fue hallado tres veces"));
        assertThat(office.state(family.household(), TODAY)).isEqualTo("SUSPENDED S05");
        done(new UndoDecision(office.database).undo(office.as(Role.OPERATIONS_HEAD), number, "Era otro hogar"));
        assertThat(office.file(number).state()).isEqualTo(CaseState.UNDONE);
        assertThat(office.state(family.household(), TODAY)).isEqualTo("AFFILIATED R03");
    }

    @Test
    void later_decision_stays_when_an_earlier_one_is_undone() {
        long first = office.open(family.household(), Act.SUSPEND, "S01");
        done(office.approve(Role.UNIT_CHIEF, first));
        long second = office.open(family.household(), Act.EXIT, "D03");
        done(new DecideCases(office.database, LAW)
                .decide(
                        office.as(Role.UNIT_CHIEF),
                        DecideCases.Decision.one(second, true, "", Optional.of(TODAY.plusDays(5))),
                        TODAY));
        done(new UndoDecision(office.database).undo(office.as(Role.OPERATIONS_HEAD), first, "Error"));
        assertThat(office.state(family.household(), TODAY)).isEqualTo("AFFILIATED R03");
        assertThat(office.state(family.household(), TODAY.plusDays(5))).isEqualTo("DISAFFILIATED D03");
        done(new UndoDecision(office.database).undo(office.as(Role.OPERATIONS_HEAD), second, "Error"));
        assertThat(office.state(family.household(), TODAY.plusDays(5))).isEqualTo("SUSPENDED S01");
    }

    @Test
    void titular_follows_titular_and_the_money_waits_for_the_new_account() {
        long number = done(office.propose(
                Role.LOCAL_MANAGER, Office.newHolder(family.household(), family.father(), Standing.FATHER, "T03")));
        done(office.approve(Role.UNIT_CHIEF, number));
        HouseholdSeen before = HouseholdSeen.read(office.database.app(), family.household(), TODAY.minusDays(1))
                .orElseThrow();
        HouseholdSeen after = HouseholdSeen.read(office.database.app(), family.household(), TODAY)
                .orElseThrow();
        assertThat(before.holder()).isEqualTo(family.mother());
        assertThat(before.account()).isEqualTo("ACTIVE");
        assertThat(after.holder()).isEqualTo(family.father());
        assertThat(after.account()).isEqualTo("NONE");
        assertThat(new Notices(office.database.app()).of(number).orElseThrow().text())
                .contains("Julio Sintética", "guardado");
        done(new UndoDecision(office.database).undo(office.as(Role.OPERATIONS_HEAD), number, "No era verdad"));
        HouseholdSeen undone = HouseholdSeen.read(office.database.app(), family.household(), TODAY)
                .orElseThrow();
        assertThat(undone.holder()).isEqualTo(family.mother());
        assertThat(undone.account()).isEqualTo("ACTIVE");
    }

    @Test
    void exactly_so_many_are_decided_at_once_or_none() {
        List<Long> numbers = new ArrayList<>();
        List<Office.Family> families = new ArrayList<>(List.of(family));
        for (int i = 0; i < 4; i++) {
            families.add(office.family());
        }
        families.forEach(one -> numbers.add(office.open(one.household(), Act.EXIT, "D08")));
        DecideCases act = new DecideCases(office.database, LAW);
        Viewer chief = office.as(Role.UNIT_CHIEF);
        assertThat(refused(act.decide(chief, new DecideCases.Decision(numbers, 4, true, "", Optional.empty()), TODAY)))
                .isEqualTo(Why.OTHER_NUMBER);
        done(new WithdrawProposal(office.database)
                .withdraw(office.as(Role.LOCAL_MANAGER), numbers.getLast(), "Apareció"));
        assertThat(refused(act.decide(chief, new DecideCases.Decision(numbers, 5, true, "", Optional.empty()), TODAY)))
                .isEqualTo(Why.NO_SUCH_STEP);
        assertThat(families)
                .allMatch(one -> office.state(one.household(), TODAY).equals("AFFILIATED"));
        CaseResult done = act.decide(
                chief, new DecideCases.Decision(numbers.subList(0, 4), 4, true, "", Optional.empty()), TODAY);
        assertThat(((CaseResult.Done) done).numbers()).isEqualTo(numbers.subList(0, 4));
        assertThat(families.subList(0, 4))
                .allMatch(one -> office.state(one.household(), TODAY).equals("DISAFFILIATED D08"));
        assertThat(office.state(families.getLast().household(), TODAY)).isEqualTo("AFFILIATED");
        assertThat(office.database
                        .app()
                        .sql("SELECT count(DISTINCT load) FROM permanence.step WHERE fact = 'CaseApproved'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void case_that_waits_too_long_is_given_to_the_chief_of_its_unit() {
        long number = office.open(family.household(), Act.SUSPEND, "S06");
        LocalDate opened = LocalDate.ofInstant(office.file(number).openedAt(), Lima.ZONE);
        TakeCase act = new TakeCase(office.database);
        assertThat(act.giveOld(LAW, opened.plusDays(31))).isZero(); // The UT has no chief yet.
        office.database.app().sql("""
                        INSERT INTO access.assignment (staff, role, unit_code, valid, by_person)
                        SELECT staff, 'UNIT_CHIEF', (SELECT unit_code FROM permanence.case_now), '(,)', 'prueba'
                        FROM access.staff
                        WHERE user_name = 'unit.chief'
                        """).update();
        assertThat(act.giveOld(LAW, opened.plusDays(30))).isZero();
        assertThat(act.giveOld(LAW, opened.plusDays(31))).isEqualTo(1);
        assertThat(act.giveOld(LAW, opened.plusDays(32))).isZero();
        assertThat(office.file(number).owner()).isEqualTo("unit.chief");
        done(act.take(office.as(Role.LOCAL_MANAGER), number));
        assertThat(office.file(number).owner()).isEqualTo("local.manager");
    }

    @Test
    void every_refusal_of_a_proposal_once() {
        long open = office.open(family.household(), Act.SUSPEND, "S06");
        assertThat(open).isPositive();
        String household = family.household();
        Map<Why, ProposeCase.Proposed> cases = Map.of(
                Why.NOT_FOUND, proposed(office.family(Office.ELSEWHERE).household(), Act.SUSPEND, "S06"),
                Why.NO_SUCH_STEP, proposed(household, Act.REINSTATE, "R01"),
                Why.REASON_DOES_NOT_FIT, proposed(household, Act.EXIT, "S01"),
                Why.WORDS_MISSING,
                        new ProposeCase.Proposed(
                                household, Act.EXIT, "D03", Optional.empty(), " ", "Porque sí", Optional.empty()),
                Why.IMPOSSIBLE_DAY,
                        new ProposeCase.Proposed(
                                household,
                                Act.EXIT,
                                "D03",
                                Optional.of(TODAY.plusYears(2)),
                                "Carta",
                                "Renuncia",
                                Optional.empty()),
                Why.ALREADY_OPEN, proposed(household, Act.SUSPEND, "S01"),
                Why.NOT_A_CANDIDATE, Office.newHolder(household, family.child(), Standing.GUARDIAN, "T03"));
        cases.forEach((why, proposed) -> assertThat(refused(office.propose(Role.LOCAL_MANAGER, proposed)))
                .isEqualTo(why));
        assertThat(refused(office.propose(Role.VERIFICATION_HEAD, proposed(household, Act.EXIT, "D03"))))
                .isEqualTo(Why.NOT_YOUR_POST);
        for (ProposeCase.Proposed notHer : List.of(
                Office.newHolder(household, family.mother(), Standing.MOTHER, "T03"),
                Office.newHolder(household, family.father(), Standing.MOTHER, "T03"),
                Office.newHolder(household, "P-NADIE", Standing.GUARDIAN, "T03"),
                proposed(household, Act.CHANGE_HOLDER, "T03"))) {
            assertThat(refused(office.propose(Role.LOCAL_MANAGER, notHer))).isEqualTo(Why.NOT_A_CANDIDATE);
        }
    }

    @Test
    void every_refusal_of_a_decision_once() {
        long number = office.open(family.household(), Act.SUSPEND, "S06");
        DecideCases act = new DecideCases(office.database, LAW);
        Viewer chief = office.as(Role.UNIT_CHIEF);
        assertThat(refused(act.decide(chief, DecideCases.Decision.one(999, true, "", Optional.empty()), TODAY)))
                .isEqualTo(Why.NOT_FOUND);
        assertThat(refused(act.decide(chief, DecideCases.Decision.one(number, false, " ", Optional.empty()), TODAY)))
                .isEqualTo(Why.WORDS_MISSING);
        assertThat(refused(act.decide(
                        chief, DecideCases.Decision.one(number, true, "", Optional.of(TODAY.minusYears(3))), TODAY)))
                .isEqualTo(Why.IMPOSSIBLE_DAY);
        assertThat(refused(office.approve(Role.LOCAL_MANAGER, number))).isEqualTo(Why.NOT_YOUR_POST);
        long own = done(office.propose(Role.UNIT_CHIEF, proposed(family.household(), Act.EXIT, "D03")));
        assertThat(refused(office.approve(Role.UNIT_CHIEF, own))).isEqualTo(Why.SAME_PERSON);
        office.hire("otra.cuenta", "PERSONA SINTETICA  jefe de unidad territorial");
        assertThat(refused(act.decide(
                        office.as("otra.cuenta", Role.UNIT_CHIEF),
                        DecideCases.Decision.one(own, true, "", Optional.empty()),
                        TODAY)))
                .isEqualTo(Why.SAME_PERSON);
        office.change(
                Optional.of(TODAY), change -> change.state(new HouseholdId(family.household()), "SUSPENDED", "S01"));
        assertThat(refused(office.approve(Role.OPERATIONS_HEAD, own))).isEqualTo(Why.STATE_CHANGED);
        long back = office.open(family.household(), Act.RETURN, "R02");
        office.change(
                Optional.empty(),
                change -> change.say(
                        RollFact.CLASSIFICATION,
                        family.household(),
                        Map.of("cse_valid_to", Optional.of("2026-01-01"))));
        assertThat(refused(office.approve(Role.UNIT_CHIEF, back))).isEqualTo(Why.CRITERIA_NOT_MET);
        assertThat(office.acts("approve-cases")).isZero();
    }

    @Test
    void roll_that_refuses_leaves_nothing_of_the_decision() {
        long number = done(office.propose(
                Role.LOCAL_MANAGER, Office.newHolder(family.household(), family.father(), Standing.FATHER, "T03")));
        office.change(
                Optional.empty(),
                change -> change.say(RollFact.PERSON, family.father(), Map.of("dni", Optional.empty())));
        assertThat(refused(office.approve(Role.UNIT_CHIEF, number))).isEqualTo(Why.ROLL_REFUSES);
        assertThat(office.file(number).state()).isEqualTo(CaseState.PROPOSED);
    }

    @Test
    void every_refusal_of_what_follows_a_decision_once() {
        long number = office.open(family.household(), Act.SUSPEND, "S05");
        DeliverNotice deliver = new DeliverNotice(office.database);
        FileAppeal appeal = new FileAppeal(office.database);
        Viewer manager = office.as(Role.LOCAL_MANAGER);
        assertThat(refused(deliver.deliver(manager, number, TODAY, "x", "", TODAY)))
                .isEqualTo(Why.NO_SUCH_STEP);
        done(office.approve(Role.UNIT_CHIEF, number));
        LocalDate decided = LocalDate.ofInstant(
                office.file(number).last("CaseApproved").orElseThrow().at(), Lima.ZONE);
        assertThat(refused(deliver.deliver(manager, number, decided, " ", "", decided)))
                .isEqualTo(Why.WORDS_MISSING);
        assertThat(refused(deliver.deliver(manager, number, decided.plusDays(1), "x", "", decided)))
                .isEqualTo(Why.IMPOSSIBLE_DAY);
        assertThat(refused(deliver.deliver(manager, 999, decided, "x", "", decided)))
                .isEqualTo(Why.NOT_FOUND);
        done(deliver.deliver(manager, number, decided, "A la titular", "Cargo", decided));
        assertThat(refused(appeal.file(manager, number, decided.plusDays(31), "No", "", decided.plusDays(31))))
                .isEqualTo(Why.TOO_LATE);
        assertThat(refused(appeal.file(manager, number, decided, " ", "", decided)))
                .isEqualTo(Why.WORDS_MISSING);
        assertThat(refused(appeal.file(manager, number, decided.minusDays(1), "No", "", decided)))
                .isEqualTo(Why.IMPOSSIBLE_DAY);
        done(appeal.file(manager, number, decided, "No es así", "", decided));
        DecideAppeal decide = new DecideAppeal(office.database);
        assertThat(refused(decide.decide(office.as(Role.UNIT_CHIEF), number, true, "x")))
                .isEqualTo(Why.NOT_YOUR_POST);
        assertThat(refused(decide.decide(office.as(Role.OPERATIONS_HEAD), number, true, " ")))
                .isEqualTo(Why.WORDS_MISSING);
        office.change(
                Optional.of(LocalDate.of(2026, 9, 10)),
                change -> change.state(new HouseholdId(family.household()), "SUSPENDED", "S06"));
        assertThat(refused(decide.decide(office.as(Role.OPERATIONS_HEAD), number, true, "x")))
                .isEqualTo(Why.STATE_CHANGED);
        long back = office.open(family.household(), Act.RETURN, "R02");
        done(office.approve(Role.UNIT_CHIEF, back));
        assertThat(refused(appeal.file(manager, back, decided, "No", "", decided)))
                .isEqualTo(Why.NO_SUCH_STEP);
        assertThat(refused(new UndoDecision(office.database).undo(office.as(Role.UNIT_CHIEF), back, "x")))
                .isEqualTo(Why.SAME_PERSON);
        assertThat(refused(new WithdrawProposal(office.database).withdraw(manager, back, "x")))
                .isEqualTo(Why.NO_SUCH_STEP);
    }

    @Test
    void pause_is_set_and_released_with_a_reason_and_once() {
        PauseHousehold act = new PauseHousehold(office.database);
        Viewer chief = office.as(Role.UNIT_CHIEF);
        assertThat(refused(act.pause(chief, family.household(), " "))).isEqualTo(Why.WORDS_MISSING);
        assertThat(refused(act.pause(chief, "H-NADIE", "x"))).isEqualTo(Why.NOT_FOUND);
        assertThat(refused(act.pause(office.as(Role.LOCAL_MANAGER), family.household(), "x")))
                .isEqualTo(Why.NOT_YOUR_POST);
        assertThat(refused(act.release(chief, family.household(), "x"))).isEqualTo(Why.NOT_PAUSED);
        act.pause(chief, family.household(), "Caso en la fiscalía");
        assertThat(refused(act.pause(chief, family.household(), "x"))).isEqualTo(Why.PAUSED);
        assertThat(Cases.pause(office.database.app(), family.household())
                        .orElseThrow()
                        .reason())
                .isEqualTo("Caso en la fiscalía");
        act.release(office.as(Role.OPERATIONS_HEAD), family.household(), "Se archivó");
        assertThat(Cases.pause(office.database.app(), family.household())).isEmpty();
    }

    /** One permission test per act: every role, and only those of the tables of edges may. */
    @Test
    void every_act_is_done_by_the_roles_of_its_edge_and_nobody_else() {
        Set<Role> proposers = EnumSet.copyOf(OF_THE_UNIT);
        proposers.add(Role.AFFILIATION_SPECIALIST);
        Set<Role> deciders = EnumSet.of(Role.UNIT_CHIEF, Role.OPERATIONS_HEAD);
        Set<Role> attention = EnumSet.copyOf(proposers);
        attention.add(Role.ATTENTION_OPERATOR);
        Set<Role> takers = EnumSet.copyOf(proposers);
        takers.addAll(deciders);
        assertAllowed(
                proposers,
                () -> 0L,
                (viewer, none) -> new ProposeCase(office.database, LAW)
                        .propose(viewer, proposed(office.family().household(), Act.SUSPEND, "S06"), TODAY));
        assertAllowed(
                deciders,
                () -> openByZonal(Act.SUSPEND, "S06"),
                (viewer, number) -> new DecideCases(office.database, LAW)
                        .decide(viewer, DecideCases.Decision.one(number, true, "", Optional.empty()), TODAY));
        assertAllowed(
                Set.of(Role.ZONAL_COORDINATOR),
                () -> openByZonal(Act.SUSPEND, "S06"),
                (viewer, number) -> new WithdrawProposal(office.database).withdraw(viewer, number, "x"));
        assertAllowed(
                takers,
                () -> openByZonal(Act.SUSPEND, "S06"),
                (viewer, number) -> new TakeCase(office.database).take(viewer, number));
        LocalDate now =
                LocalDate.ofInstant(office.file(openByZonal(Act.SUSPEND, "S06")).openedAt(), Lima.ZONE);
        assertAllowed(
                proposers,
                this::inForce,
                (viewer, number) -> new DeliverNotice(office.database).deliver(viewer, number, now, "x", "", now));
        assertAllowed(
                attention,
                this::inForce,
                (viewer, number) -> new FileAppeal(office.database).file(viewer, number, now, "x", "", now));
        assertAllowed(
                EnumSet.of(Role.OPERATIONS_HEAD, Role.TECHNICAL_COORDINATOR),
                () -> appealed(office.family()),
                (viewer, number) -> new DecideAppeal(office.database).decide(viewer, number, true, "x"));
        assertAllowed(
                EnumSet.of(Role.OPERATIONS_HEAD),
                this::inForce,
                (viewer, number) -> new UndoDecision(office.database).undo(viewer, number, "x"));
        assertAllowed(
                PauseHousehold.MAY,
                () -> 0L,
                (viewer, none) -> new PauseHousehold(office.database)
                        .pause(viewer, office.family().household(), "x"));
    }

    private void assertAllowed(Set<Role> allowed, Supplier<Long> open, BiFunction<Viewer, Long, CaseResult> act) {
        for (Role role : Role.values()) {
            CaseResult result = act.apply(office.as(role), open.get());
            assertThat(result instanceof CaseResult.Done)
                    .as(role + " " + result)
                    .isEqualTo(allowed.contains(role));
        }
    }

    @Test
    void database_refuses_what_is_no_edge_the_same_person_and_every_change() {
        long number = office.open(family.household(), Act.SUSPEND, "S06");
        assertThatThrownBy(() -> step(number, 2, "CaseApproved", "PROPOSED", "NOTIFIED", "unit.chief"))
                .hasStackTraceContaining("cannot go from");
        assertThatThrownBy(() -> step(number, 2, "CaseApproved", "PROPOSED", "IN_FORCE", "local.manager"))
                .hasStackTraceContaining("needs another person");
        assertThatThrownBy(() -> step(number, 2, "CaseApproved", "PROPOSED", "IN_FORCE", Actor.SYSTEM.name()))
                .hasStackTraceContaining("person of the staff");
        assertThatThrownBy(() -> step(number, 3, "CaseApproved", "PROPOSED", "IN_FORCE", "unit.chief"))
                .hasStackTraceContaining("is PROPOSED after step 1");
        assertThatThrownBy(() -> step(number, 2, "AppealFounded", "APPEALED", "REVERSED", "unit.chief"))
                .hasStackTraceContaining("is PROPOSED after step 1");
        for (String table : List.of("case_file", "step", "case_owner", "notice", "pause", "pause_end", "state_edge")) {
            assertThatThrownBy(() -> office.database
                            .app()
                            .sql("DELETE FROM permanence." + table)
                            .update())
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> office.database
                        .app()
                        .sql("UPDATE permanence.case_now SET state = 'IN_FORCE'")
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    private void step(long number, int step, String fact, String from, String to, String by) {
        office.database.app().sql("""
                        INSERT INTO permanence.step (number, step, household, fact, from_state, to_state, by_person)
                        SELECT number, ?, household, ?, ?, ?, ? FROM permanence.case_file WHERE number = ?
                        """).params(step, fact, from, to, by, number).update();
    }

    private long openByZonal(Act act, String reason) {
        return done(
                office.propose(Role.ZONAL_COORDINATOR, proposed(office.family().household(), act, reason)));
    }

    /** Decided by the chief of the UT. */
    private long inForce() {
        long number = openByZonal(Act.SUSPEND, "S06");
        done(office.approve(Role.UNIT_CHIEF, number));
        return number;
    }

    private long appealed(Office.Family whose) {
        long number = office.open(whose.household(), Act.SUSPEND, "S05");
        done(office.approve(Role.UNIT_CHIEF, number));
        LocalDate day = LocalDate.ofInstant(office.file(number).openedAt(), Lima.ZONE);
        done(new FileAppeal(office.database)
                .file(office.as(Role.LOCAL_MANAGER), number, day, "Sí vivimos ahí", "", day));
        return number;
    }
}
