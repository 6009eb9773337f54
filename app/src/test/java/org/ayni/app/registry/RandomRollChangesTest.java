package org.ayni.app.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.id.MemberId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random changes of the roll against a naive model that keeps, for each day, what is true of it. What was known at every earlier
 * instant must read the same afterwards, and what the database forbids must never have been tried.
 */
class RandomRollChangesTest {

    private static final Actor ANA = new Actor("ana.quispe");
    private static final int HOUSEHOLDS = 6;
    private static final int PEOPLE = 14;
    private static final int CHANGES = 260;
    private static final int MOST_STATEMENTS = 12;

    /** Days of which changes speak lie between the first and the last, which stand for always and for ever. */
    private static final int DAYS = 30;

    private static final List<RollFact> FACTS = List.of(RollFact.values());

    private Random random = new Random(0);
    private List<HouseholdId> households = List.of();
    private List<MemberId> people = List.of();
    private LocalDate firstDay = LocalDate.EPOCH;
    private int statements;
    private int refused;

    /** Fact, subject, day → what is believed. */
    private final Map<RollFact, Map<String, @Nullable Map<String, Optional<String>>[]>> model =
            new EnumMap<>(RollFact.class);

    private record Known(OffsetDateTime at, String hash) {}

    @ParameterizedTest
    @ValueSource(longs = {20_260_901, 7, 424_242})
    void what_was_known_stays_and_what_is_valid_is_what_the_naive_model_says(long seed) {
        System.out.println("changes of the roll: seed " + seed);
        random = new Random(seed);
        List<Known> known = new ArrayList<>();
        try (Database database = TestDatabase.fresh()) {
            begin(database);
            for (int i = 0; i < CHANGES; i++) {
                RollChange.Outcome outcome = changeAtRandom(database);
                known.add(new Known(outcome.at(), hash(database, outcome.at())));
                if (i % 40 == 0) {
                    compare(database, "seed " + seed + ", change " + i);
                }
            }
            compare(database, "seed " + seed);
            for (Known before : known) {
                assertThat(hash(database, before.at()))
                        .as("seed " + seed + " at " + before.at())
                        .isEqualTo(before.hash());
            }
            assertThat(known).extracting(Known::at).isSorted().doesNotHaveDuplicates();
            assertThat(contradictions(database)).as("seed " + seed).isZero();
        }
        System.out.println(statements + " statements, " + refused + " refused");
        assertThat(statements).isGreaterThan(CHANGES);
        assertThat(refused).isBetween(statements / 50, statements * 2 / 3);
    }

    private void begin(Database database) {
        model.clear();
        statements = 0;
        refused = 0;
        database.transaction().executeWithoutResult(status -> {
            RollChange change = RollChange.begin(database, ANA, Optional.empty(), "los primeros");
            firstDay = change.at().toLocalDate().minusDays(DAYS / 2);
            households = change.newHouseholds(HOUSEHOLDS);
            people = change.newPeople(PEOPLE);
            for (int i = 0; i < PEOPLE; i++) {
                Map<String, Optional<String>> fields = new HashMap<>();
                fields.put("birth_date", Optional.of("19" + (60 + i) + "-03-01"));
                fields.put("dni", Optional.of(String.format("%08d", 40_000_000 + i)));
                assertThat(say(change, RollFact.PERSON, people.get(i).value(), null, false, fields))
                        .isEmpty();
            }
            change.finish();
        });
    }

    private RollChange.Outcome changeAtRandom(Database database) {
        return Objects.requireNonNull(database.transaction().execute(status -> {
            RollChange begun = RollChange.begin(database, ANA, Optional.empty(), "al azar");
            for (int i = 1 + random.nextInt(MOST_STATEMENTS); i > 0; i--) {
                @Nullable Integer day = random.nextInt(5) == 0 ? null : 1 + random.nextInt(DAYS - 2);
                boolean replacing = random.nextInt(4) == 0;
                RollChange change = begun.from(Optional.ofNullable(day).map(firstDay::plusDays));
                Optional<Refusal> refusal = sayAtRandom(replacing ? change.replacingLater() : change, day, replacing);
                statements++;
                refused += refusal.isPresent() ? 1 : 0;
            }
            return begun.finish();
        }));
    }

    private Optional<Refusal> sayAtRandom(RollChange change, @Nullable Integer day, boolean replacing) {
        String household = pick(households).value();
        String person = pick(people).value();
        return switch (random.nextInt(10)) {
            case 0 ->
                say(
                        change,
                        RollFact.RESIDENCE,
                        household,
                        day,
                        replacing,
                        some("ubigeo", "01010" + random.nextInt(4), "phone", "9" + random.nextInt(3)));
            case 1 ->
                say(
                        change,
                        RollFact.STATE,
                        household,
                        day,
                        replacing,
                        random.nextBoolean()
                                ? Map.of("state", Optional.of("AFFILIATED"), "reason", Optional.empty())
                                : Map.of(
                                        "state",
                                        Optional.of("SUSPENDED"),
                                        "reason",
                                        Optional.of("S0" + (1 + random.nextInt(3)))));
            case 2 ->
                say(
                        change,
                        RollFact.CLASSIFICATION,
                        household,
                        day,
                        replacing,
                        some(
                                "cse",
                                random.nextBoolean() ? "PE" : "NP",
                                "cse_valid_to",
                                "202" + random.nextInt(9) + "-01-01"));
            case 3 ->
                say(
                        change,
                        RollFact.ACCOUNT,
                        household,
                        day,
                        replacing,
                        some("status", random.nextBoolean() ? "ACTIVE" : "NONE", "number", "n" + random.nextInt(3)));
            case 4 ->
                say(
                        change,
                        RollFact.REGISTRATION,
                        person,
                        day,
                        replacing,
                        some("school_id", "S" + random.nextInt(3), "facility_id", "F" + random.nextInt(3)));
            case 5 ->
                say(
                        change,
                        RollFact.PERSON,
                        person,
                        day,
                        replacing,
                        some("given_names", "N" + random.nextInt(3), "maternal_surname", "M" + random.nextInt(3)));
            case 6 ->
                membership(
                        change,
                        change.join(new MemberId(person), new HouseholdId(household)),
                        person,
                        household,
                        day,
                        replacing);
            case 7 ->
                membership(
                        change,
                        change.move(new MemberId(person), new HouseholdId(household)),
                        person,
                        household,
                        day,
                        replacing);
            case 8 -> {
                Optional<Refusal> refusal = change.leave(new MemberId(person), new HouseholdId(household));
                if (refusal.isEmpty()) {
                    apply(RollFact.MEMBERSHIP, person, day, replacing, Map.of("left_on", text(day)));
                }
                yield refusal;
            }
            default -> {
                Optional<Refusal> refusal = change.holder(new HouseholdId(household), new MemberId(person));
                if (refusal.isEmpty()) {
                    apply(RollFact.HOLDER, household, day, replacing, Map.of("person", Optional.of(person)));
                }
                yield refusal;
            }
        };
    }

    private Optional<Refusal> membership(
            RollChange change,
            Optional<Refusal> refusal,
            String person,
            String household,
            @Nullable Integer day,
            boolean replacing) {
        if (refusal.isEmpty()) {
            apply(
                    RollFact.MEMBERSHIP,
                    person,
                    day,
                    replacing,
                    Map.of("household", Optional.of(household), "joined_on", text(day), "left_on", Optional.empty()));
        }
        return refusal;
    }

    private Optional<Refusal> say(
            RollChange change,
            RollFact fact,
            String subject,
            @Nullable Integer day,
            boolean replacing,
            Map<String, Optional<String>> fields) {
        Optional<Refusal> refusal = change.say(fact, subject, fields);
        if (refusal.isEmpty()) {
            apply(fact, subject, day, replacing, fields);
        }
        return refusal;
    }

    /** What a statement means, day by day. */
    private void apply(
            RollFact fact,
            String subject,
            @Nullable Integer from,
            boolean replacing,
            Map<String, Optional<String>> fields) {
        @Nullable Map<String, Optional<String>>[] days = days(fact, subject);
        int first = from == null ? 0 : from;
        @Nullable Map<String, Optional<String>> now = days[first];
        for (int day = first; day < DAYS; day++) {
            @Nullable Map<String, Optional<String>> then = days[day];
            if (!replacing && !sameIn(now, then, fields)) {
                return;
            }
            Map<String, Optional<String>> changed = then == null ? new TreeMap<>() : new TreeMap<>(then);
            changed.putAll(fields);
            days[day] = changed;
        }
    }

    private static boolean sameIn(
            @Nullable Map<String, Optional<String>> one,
            @Nullable Map<String, Optional<String>> other,
            Map<String, Optional<String>> fields) {
        if (one == null || other == null) {
            return one == other;
        }
        return fields.keySet().stream()
                .allMatch(field ->
                        one.getOrDefault(field, Optional.empty()).equals(other.getOrDefault(field, Optional.empty())));
    }

    @SuppressWarnings("unchecked")
    private @Nullable Map<String, Optional<String>>[] days(RollFact fact, String subject) {
        return model.computeIfAbsent(fact, none -> new LinkedHashMap<>())
                .computeIfAbsent(subject, none -> new Map[DAYS]);
    }

    private void compare(Database database, String when) {
        for (RollFact fact : FACTS) {
            for (Map.Entry<String, @Nullable Map<String, Optional<String>>[]> entry :
                    model.getOrDefault(fact, Map.of()).entrySet()) {
                List<String> expected = Arrays.stream(entry.getValue())
                        .map(fields -> fields == null ? "nothing" : written(fact, fields))
                        .toList();
                List<String> found = new ArrayList<>();
                for (int day = 0; day < DAYS; day++) {
                    found.add(believed(database, fact, entry.getKey(), sample(day)));
                }
                assertThat(found)
                        .as(when + ", " + fact + " of " + entry.getKey())
                        .isEqualTo(expected);
            }
        }
    }

    /** The first and the last day stand for all before and all after. */
    private LocalDate sample(int day) {
        return day == 0 ? firstDay.minusYears(50) : day == DAYS - 1 ? firstDay.plusYears(50) : firstDay.plusDays(day);
    }

    private static String written(RollFact fact, Map<String, Optional<String>> fields) {
        return fact.fields().stream()
                .map(field ->
                        fields.getOrDefault(field.name(), Optional.empty()).orElse("-"))
                .toList()
                .toString();
    }

    private String believed(Database database, RollFact fact, String code, LocalDate day) {
        String table = switch (fact) {
            case RESIDENCE -> "residence";
            case STATE -> "household_state";
            case CLASSIFICATION -> "classification";
            case ACCOUNT -> "account";
            case PERSON -> "person_record";
            case REGISTRATION -> "registration";
            case MEMBERSHIP -> "membership";
            case HOLDER -> "holder";
        };
        String columns = String.join(
                ", ",
                fact.fields().stream()
                        .map(field -> switch (field.name()) {
                            case "household" ->
                                "(SELECT household_id FROM registry.household AS h WHERE h.household = b.household)";
                            case "person" -> "(SELECT member_id FROM registry.person AS p WHERE p.person = b.person)";
                            default -> "b." + field.name() + "::text";
                        })
                        .map(column -> "coalesce(" + column + ", '-')")
                        .toList());
        String subject = fact.about() == RollFact.Of.HOUSEHOLD
                ? "b.household = (SELECT household FROM registry.household WHERE household_id = :code)"
                : "b.person = (SELECT person FROM registry.person WHERE member_id = :code)";
        return database.app()
                .sql("SELECT ARRAY[" + columns + "] FROM registry." + table + " AS b WHERE " + subject
                        + " AND b.valid @> :day AND upper_inf(b.recorded)")
                .param("code", code)
                .param("day", day)
                .query((row, number) ->
                        List.of((String[]) row.getArray(1).getArray()).toString())
                .optional()
                .orElse("nothing");
    }

    private static String hash(Database database, OffsetDateTime at) {
        StringBuilder sql = new StringBuilder("SELECT md5(");
        List<String> tables = List.of(
                "residence",
                "household_state",
                "classification",
                "account",
                "person_record",
                "membership",
                "holder",
                "registration");
        sql.append(String.join(
                " || ",
                tables.stream()
                        .map(table -> "coalesce((SELECT string_agg((to_jsonb(b) - 'recorded')::text, ';' "
                                + "ORDER BY (to_jsonb(b) - 'recorded')::text) FROM registry." + table
                                + " AS b WHERE b.recorded @> :at), '')")
                        .toList()));
        return database.app()
                .sql(sql.append(")").toString())
                .param("at", at)
                .query(String.class)
                .single();
    }

    /** Two titulars of a household, two households of a titular or of a person, on one day at one instant. */
    private static long contradictions(Database database) {
        return database.app().sql("""
                        SELECT count(*)
                        FROM (
                          SELECT FROM registry.membership AS a
                          JOIN registry.membership AS b
                            ON a.person = b.person AND a.ctid <> b.ctid AND a.valid && b.valid AND a.recorded && b.recorded
                          UNION ALL
                          SELECT FROM registry.holder AS a
                          JOIN registry.holder AS b
                            ON (a.person = b.person OR a.household = b.household)
                              AND a.ctid <> b.ctid AND a.valid && b.valid AND a.recorded && b.recorded
                          UNION ALL
                          SELECT FROM registry.household_state AS a
                          JOIN registry.household_state AS b
                            ON a.household = b.household AND a.ctid <> b.ctid AND a.valid && b.valid AND a.recorded && b.recorded
                        ) AS found
                        """).query(Long.class).single();
    }

    private Map<String, Optional<String>> some(String one, String value, String other, String otherValue) {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of(one, Optional.of(value));
            case 1 -> Map.of(other, Optional.of(otherValue));
            case 2 -> Map.of(one, Optional.empty());
            default -> Map.of(one, Optional.of(value), other, Optional.of(otherValue));
        };
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Optional<String> text(@Nullable Integer day) {
        return Optional.ofNullable(day).map(firstDay::plusDays).map(LocalDate::toString);
    }
}
