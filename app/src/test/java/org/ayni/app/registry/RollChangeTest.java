package org.ayni.app.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.id.MemberId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acts of maintenance on one family, and what they refuse. */
class RollChangeTest {

    private static final Actor ANA = new Actor("ana.quispe");
    private static final LocalDate SPRING = LocalDate.of(2026, 9, 1);

    private Database database;
    private HouseholdId quispe;
    private HouseholdId mamani;
    private MemberId rosa;
    private MemberId julio;
    private MemberId child;

    @BeforeEach
    void family() {
        database = TestDatabase.fresh();
        changed(Optional.empty(), change -> {
            quispe = change.newHousehold();
            mamani = change.newHousehold();
            rosa = person(change, "1990-05-05", "40000001");
            julio = person(change, "1988-01-31", "40000002");
            child = person(change, "2019-03-01", "90000003");
            for (MemberId one : List.of(rosa, julio, child)) {
                change.join(one, quispe);
            }
            change.holder(quispe, rosa);
            change.state(quispe, "AFFILIATED", "");
            change.state(mamani, "ELIGIBLE", "");
            change.say(RollFact.RESIDENCE, quispe.value(), Map.of("ubigeo", Optional.of("010101")));
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static MemberId person(RollChange change, String birth, String dni) {
        MemberId person = change.newPerson();
        change.say(RollFact.PERSON, person.value(), Map.of("birth_date", Optional.of(birth), "dni", Optional.of(dni)));
        return person;
    }

    @Test
    void titular_follows_titular_without_a_gap_and_the_former_is_believed_on_for_the_days_before() {
        changed(Optional.of(SPRING), change -> change.holder(quispe, julio));
        assertThat(holderOn(SPRING.minusDays(1))).isEqualTo(rosa.value());
        assertThat(holderOn(SPRING)).isEqualTo(julio.value());
    }

    @Test
    void later_statement_survives_unless_it_is_replaced() {
        LocalDate winter = SPRING.minusMonths(3);
        changed(Optional.of(SPRING), change -> change.state(quispe, "SUSPENDED", "S02"));
        changed(Optional.of(winter), change -> change.state(quispe, "SUSPENDED", "S06"));
        assertThat(reasonOn(winter)).isEqualTo("S06");
        assertThat(reasonOn(SPRING)).isEqualTo("S02");
        changed(
                Optional.of(winter.plusDays(1)),
                change -> change.replacingLater().state(quispe, "DISAFFILIATED", "D03"));
        assertThat(reasonOn(winter)).isEqualTo("S06");
        assertThat(reasonOn(SPRING)).isEqualTo("D03");
    }

    @Test
    void fields_that_are_not_named_stay_as_they_are_on_each_day() {
        changed(
                Optional.of(SPRING),
                change -> change.say(RollFact.RESIDENCE, quispe.value(), Map.of("ubigeo", Optional.of("010102"))));
        changed(
                Optional.of(SPRING.minusMonths(1)),
                change -> change.say(RollFact.RESIDENCE, quispe.value(), Map.of("phone", Optional.of("900000001"))));
        assertThat(residences())
                .containsExactly(
                        "(,2026-08-01) 010101 -",
                        "[2026-08-01,2026-09-01) 010101 900000001",
                        "[2026-09-01,) 010102 900000001");
    }

    @Test
    void several_statements_of_one_change_about_one_thing_are_one_correction() {
        changed(Optional.of(SPRING), change -> {
            change.say(RollFact.RESIDENCE, quispe.value(), Map.of("phone", Optional.of("900000001")));
            change.say(RollFact.RESIDENCE, quispe.value(), Map.of("phone", Optional.of("900000002")));
            change.say(RollFact.RESIDENCE, quispe.value(), Map.of("ubigeo", Optional.of("010103")));
        });
        assertThat(residences()).containsExactly("(,2026-09-01) 010101 -", "[2026-09-01,) 010103 900000002");
    }

    @Test
    void saying_what_is_known_changes_nothing() {
        RollChange.Outcome outcome = changed(Optional.of(SPRING), change -> {
            change.state(quispe, "AFFILIATED", "");
            change.say(RollFact.RESIDENCE, quispe.value(), Map.of("ubigeo", Optional.of("010101")));
            change.holder(quispe, rosa);
        });
        assertThat(outcome.changed()).isZero();
    }

    @Test
    void everything_that_a_change_recorded_carries_its_number_and_its_source() {
        RollChange.Outcome outcome = changed(Optional.of(SPRING), change -> change.state(quispe, "SUSPENDED", "S01"));
        assertThat(database.app()
                        .sql("SELECT reason FROM registry.household_state WHERE load = :load")
                        .param("load", outcome.number())
                        .query(String.class)
                        .list())
                .containsExactly("S01");
        assertThat(database.app()
                        .sql("SELECT kind || ' ' || by_person || ' ' || source FROM registry.load WHERE load = :load")
                        .param("load", outcome.number())
                        .query(String.class)
                        .single())
                .isEqualTo("CHANGE ana.quispe prueba");
    }

    @Test
    void member_moves_on_one_day_and_leaves_on_another() {
        changed(Optional.of(SPRING), change -> change.move(child, mamani));
        assertThat(membersOn(SPRING.minusDays(1), quispe)).contains(child.value());
        assertThat(membersOn(SPRING, quispe)).doesNotContain(child.value());
        assertThat(membersOn(SPRING, mamani)).containsExactly(child.value());
        changed(Optional.of(SPRING.plusDays(3)), change -> change.leave(child, mamani));
        changed(Optional.of(SPRING.plusDays(9)), change -> change.join(child, quispe));
        assertThat(membersOn(SPRING.plusDays(9), quispe)).contains(child.value());
    }

    @Test
    void sets_of_a_person_are_said_whole() {
        var firstPregnancy = new Pregnancy(LocalDate.of(2025, 1, 1), Optional.of(LocalDate.of(2025, 9, 20)));
        var second = new Pregnancy(LocalDate.of(2026, 3, 1), Optional.empty());
        changed(Optional.empty(), change -> change.pregnancies(rosa, List.of(firstPregnancy)));
        assertThat(changed(Optional.empty(), change -> change.pregnancies(rosa, List.of(firstPregnancy, second)))
                        .changed())
                .isEqualTo(1);
        var enrolled = new Enrolment(
                2026,
                Optional.of("S1"),
                Optional.of("PRIMARIA"),
                Optional.of("2"),
                "ENROLLED",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        changed(Optional.empty(), change -> change.enrolments(child, List.of(enrolled)));
        assertThat(changed(Optional.empty(), change -> change.enrolments(child, List.of()))
                        .changed())
                .isEqualTo(1);
        assertThat(count("registry.pregnancy WHERE upper_inf(recorded)")).isEqualTo(2);
        assertThat(count("registry.enrolment WHERE upper_inf(recorded)")).isZero();
    }

    @Test
    void every_refusal_once() {
        Map<Refusal.Kind, Function<RollChange, Optional<Refusal>>> cases = Map.ofEntries(
                Map.entry(
                        Refusal.Kind.UNKNOWN_HOUSEHOLD,
                        change -> change.state(new HouseholdId("H-NADIE"), "SUSPENDED", "S01")),
                Map.entry(Refusal.Kind.UNKNOWN_PERSON, change -> change.join(new MemberId("P-NADIE"), quispe)),
                Map.entry(
                        Refusal.Kind.IMPOSSIBLE_DAY,
                        change -> change.from(Optional.of(LocalDate.of(1492, 1, 1)))
                                .state(quispe, "SUSPENDED", "S01")),
                Map.entry(
                        Refusal.Kind.UNKNOWN_FIELD,
                        change -> change.say(RollFact.ACCOUNT, quispe.value(), Map.of("colour", Optional.of("red")))),
                Map.entry(
                        Refusal.Kind.BAD_VALUE,
                        change -> change.say(RollFact.PERSON, rosa.value(), Map.of("dni", Optional.of("123")))),
                Map.entry(Refusal.Kind.REASON_DOES_NOT_FIT, change -> change.state(quispe, "SUSPENDED", "D01")),
                Map.entry(Refusal.Kind.MEMBER_ELSEWHERE, change -> change.join(child, mamani)),
                Map.entry(Refusal.Kind.ALREADY_A_MEMBER, change -> change.join(child, quispe)),
                Map.entry(Refusal.Kind.NOT_A_MEMBER, change -> change.holder(mamani, julio)),
                Map.entry(
                        Refusal.Kind.NOT_BORN_YET,
                        change -> change.from(Optional.of(LocalDate.of(2018, 1, 1)))
                                .move(child, mamani)),
                Map.entry(Refusal.Kind.DEAD, change -> {
                    change.say(RollFact.PERSON, julio.value(), Map.of("died_on", Optional.of("2026-08-01")));
                    return change.holder(quispe, julio);
                }),
                Map.entry(Refusal.Kind.HOLDER_TOO_YOUNG, change -> change.holder(quispe, child)),
                Map.entry(Refusal.Kind.HOLDER_WITHOUT_DNI, change -> {
                    change.say(RollFact.PERSON, julio.value(), Map.of("dni", Optional.empty()));
                    return change.holder(quispe, julio);
                }),
                Map.entry(Refusal.Kind.HOLDER_ELSEWHERE, change -> {
                    change.move(rosa, mamani);
                    return change.holder(mamani, rosa);
                }),
                Map.entry(Refusal.Kind.HOUSEHOLD_NEEDS_HOLDER, change -> change.releaseHolder(quispe)));
        assertThat(cases.keySet()).containsExactlyInAnyOrder(Refusal.Kind.values());
        cases.forEach((kind, said) -> database.transaction().executeWithoutResult(status -> {
            RollChange change = RollChange.begin(database, ANA, Optional.of(SPRING), "prueba");
            Optional<Refusal> refusal = said.apply(change);
            assertThat(refusal).as(kind.name()).isPresent();
            assertThat(refusal.get().kind()).isEqualTo(kind);
            assertThat(refusal.get().spanish()).isNotBlank();
            assertThat(change.refusals()).contains(refusal.get());
            status.setRollbackOnly();
        }));
    }

    @Test
    void suspended_household_may_be_without_titular_who_is_then_free_for_another() {
        changed(Optional.of(SPRING), change -> {
            change.state(quispe, "SUSPENDED", "S03");
            change.releaseHolder(quispe);
            change.move(rosa, mamani);
            change.holder(mamani, rosa);
        });
        assertThat(count("registry.holder WHERE upper_inf(recorded) AND valid @> DATE '2026-09-01'"))
                .isEqualTo(1);
    }

    @Test
    void nothing_is_written_before_the_change_is_finished_and_a_change_needs_a_transaction() {
        long before = count("registry.household_state");
        database.transaction().executeWithoutResult(status -> {
            RollChange.begin(database, ANA, Optional.of(SPRING), "prueba").state(quispe, "SUSPENDED", "S01");
        });
        assertThat(count("registry.household_state")).isEqualTo(before);
        assertThatThrownBy(() -> RollChange.begin(database, ANA, Optional.empty(), "prueba"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void changes_from_many_threads_come_one_after_the_other_and_a_closing_between_them() throws Exception {
        int threads = 6;
        int each = 15;
        List<Callable<List<OffsetDateTime>>> work = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int thread = t;
            work.add(() -> {
                List<OffsetDateTime> instants = new ArrayList<>();
                for (int i = 0; i < each; i++) {
                    int turn = i;
                    instants.add(
                            thread == 0 && i % 5 == 0
                                    ? Objects.requireNonNull(
                                            database.transaction().execute(s -> RollInstant.toClose(database)))
                                    : changed(
                                                    Optional.of(SPRING.plusDays(turn)),
                                                    change -> change.say(
                                                            RollFact.RESIDENCE,
                                                            quispe.value(),
                                                            Map.of("phone", Optional.of("9" + thread + "" + turn))))
                                            .at());
                }
                return instants;
            });
        }
        List<OffsetDateTime> all = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            for (var done : pool.invokeAll(work)) {
                all.addAll(done.get(60, TimeUnit.SECONDS));
            }
        }
        assertThat(all).hasSize(threads * each).doesNotHaveDuplicates();
        assertThat(database.app()
                        .sql("SELECT load FROM registry.load ORDER BY recorded_at")
                        .query(Integer.class)
                        .list())
                .isSorted();
    }

    @Test
    void change_goes_on_beside_a_load_of_evidence_and_waits_for_a_load_of_the_roll() throws Exception {
        for (boolean ofRoll : List.of(false, true)) {
            var loading = new CountDownLatch(1);
            var go = new CompletableFuture<Boolean>();
            var load = CompletableFuture.runAsync(() -> database.transaction().executeWithoutResult(status -> {
                if (ofRoll) {
                    Load.begin(database, ANA, Optional.empty(), "padrón");
                } else {
                    Load.beginEvidence(database, ANA, Optional.empty(), "evidencia");
                }
                loading.countDown();
                go.join();
            }));
            assertThat(loading.await(10, TimeUnit.SECONDS)).isTrue();
            var change = CompletableFuture.supplyAsync(
                    () -> changed(Optional.of(SPRING), one -> one.state(quispe, "SUSPENDED", ofRoll ? "S01" : "S02")));
            if (ofRoll) {
                assertThatThrownBy(() -> change.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            } else {
                assertThatCode(() -> change.get(10, TimeUnit.SECONDS)).doesNotThrowAnyException();
            }
            go.complete(true);
            change.get(10, TimeUnit.SECONDS);
            load.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void codes_of_the_programme_tell_a_wrong_digit() {
        String code = quispe.value();
        assertThat(code).matches("H[0-9]{8}-[0-9]{2}");
        assertThat(RollCodes.isMiswritten(code)).isFalse();
        for (int i = 1; i < code.length(); i++) {
            if (code.charAt(i) != '-') {
                char other = code.charAt(i) == '9' ? '0' : (char) (code.charAt(i) + 1);
                assertThat(RollCodes.isMiswritten(code.substring(0, i) + other + code.substring(i + 1)))
                        .isTrue();
            }
        }
    }

    private RollChange.Outcome changed(Optional<LocalDate> effective, Consumer<RollChange> said) {
        RollChange.Outcome outcome =
                Objects.requireNonNull(database.transaction().execute(status -> {
                    RollChange change = RollChange.begin(database, ANA, effective, "prueba");
                    said.accept(change);
                    return change.finish();
                }));
        assertThat(outcome.refusals()).isEmpty();
        return outcome;
    }

    private String holderOn(LocalDate day) {
        return database.app()
                .sql(
                        "SELECT member_id FROM registry.holder JOIN registry.person USING (person) WHERE valid @> :day AND upper_inf(recorded)")
                .param("day", day)
                .query(String.class)
                .single();
    }

    private String reasonOn(LocalDate day) {
        return database.app()
                .sql(
                        "SELECT reason FROM registry.household_state WHERE valid @> :day AND upper_inf(recorded) AND household = 1")
                .param("day", day)
                .query(String.class)
                .single();
    }

    private List<String> residences() {
        return database.app()
                .sql(
                        "SELECT valid || ' ' || ubigeo || ' ' || coalesce(phone, '-') FROM registry.residence WHERE upper_inf(recorded) ORDER BY valid")
                .query(String.class)
                .list();
    }

    private List<String> membersOn(LocalDate day, HouseholdId household) {
        return database.app()
                .sql("""
                        SELECT member_id
                        FROM registry.membership
                        JOIN registry.person USING (person)
                        JOIN registry.household USING (household)
                        WHERE household_id = :household
                          AND valid @> :day
                          AND upper_inf(recorded)
                          AND (left_on IS NULL OR left_on > :day)
                        """)
                .param("household", household.value())
                .param("day", day)
                .query(String.class)
                .list();
    }

    private long count(String what) {
        return database.app()
                .sql("SELECT count(*) FROM " + what)
                .query(Long.class)
                .single();
    }
}
