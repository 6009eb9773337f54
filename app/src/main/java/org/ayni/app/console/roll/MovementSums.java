package org.ayni.app.console.roll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.ayni.app.console.list.ListView.Source;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The movement of the roll between two days in numbers: by UT, so that who was in, came and went makes who is in; and by reason.
 *
 * @param known the day by whose end it was known; empty = what is known now
 */
record MovementSums(LocalDate from, LocalDate to, Optional<LocalDate> known, List<Group> groups) {

    /**
     * Households to which the same happened.
     *
     * @param kind code of a {@link Movement}; empty when the state did not change
     * @param reason code; empty for none
     * @param unitBefore code of the UT on the first day; empty for none
     */
    record Group(
            String kind,
            boolean moved,
            boolean wasIn,
            boolean isIn,
            String reason,
            String unitBefore,
            String unitAfter,
            long households) {

        boolean changesUnit() {
            return wasIn && isIn && !unitBefore.equals(unitAfter);
        }
    }

    /** Reads within the places of who asks. */
    static MovementSums read(JdbcClient jdbc, LocalDate from, LocalDate to, Optional<LocalDate> known) {
        Set<String> needed =
                Set.of("before", "after", "home_before", "home_after", "movement", "unit_before", "unit_after");
        StringBuilder joins = new StringBuilder();
        for (Source source : MovementList.sources(known.isPresent())) {
            if (needed.contains(source.name())) {
                joins.append(source.sql()).append('\n');
            }
        }
        JdbcClient.StatementSpec question =
                jdbc.sql("""
                        SELECT coalesce(movement.kind, '') AS kind, movement.moved, movement.was_in, movement.is_in,
                               CASE WHEN movement.kind IS NULL THEN '' ELSE coalesce(after.reason, '') END AS reason,
                               coalesce(served_before.unit_code, '') AS unit_before,
                               coalesce(served_after.unit_code, '') AS unit_after,
                               count(*) AS households
                        FROM registry.household_place AS place
                        """ + joins + """
                        WHERE movement.was_in OR movement.is_in
                        GROUP BY 1, 2, 3, 4, 5, 6, 7
                        ORDER BY 1, 5
                        """).param(MovementList.FROM_DAY, from).param(MovementList.TO_DAY, to);
        if (known.isPresent()) {
            question = question.param(RollDay.KNOWN, known.get());
        }
        return new MovementSums(from, to, known, question.query(Group.class).list());
    }

    /**
     * A UT between the two days: {@code before + entered + reinstated - left + arrived - gone = after}.
     *
     * @param unit code; empty for households whose district is unknown
     */
    record UnitLine(
            String unit,
            long before,
            long entered,
            long reinstated,
            long left,
            long arrived,
            long gone,
            long after,
            long suspended,
            long lifted) {}

    /** Each UT in which there was or is a household, by code. */
    List<UnitLine> byUnit() {
        Map<String, UnitLine> lines = new TreeMap<>();
        groups.forEach(group -> {
            lines.put(group.unitBefore(), UNKNOWN);
            lines.put(group.unitAfter(), UNKNOWN);
        });
        lines.replaceAll((unit, none) -> line(unit, unit::equals));
        return lines.values().stream()
                .filter(line -> line.before() > 0 || line.after() > 0)
                .toList();
    }

    private static final UnitLine UNKNOWN = new UnitLine("", 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** All of them together: who changed the UT neither came nor went. */
    UnitLine all() {
        UnitLine sum = line("", unit -> true);
        return new UnitLine(
                "",
                sum.before(),
                sum.entered(),
                sum.reinstated(),
                sum.left(),
                0,
                0,
                sum.after(),
                sum.suspended(),
                sum.lifted());
    }

    private UnitLine line(String unit, Predicate<String> in) {
        return new UnitLine(
                unit,
                sum(one -> one.wasIn() && in.test(one.unitBefore())),
                sum(one -> is(one, Movement.ENTERED) && in.test(one.unitAfter())),
                sum(one -> is(one, Movement.REINSTATED) && in.test(one.unitAfter())),
                sum(one -> is(one, Movement.LEFT) && in.test(one.unitBefore())),
                sum(one -> one.changesUnit() && in.test(one.unitAfter())),
                sum(one -> one.changesUnit() && in.test(one.unitBefore())),
                sum(one -> one.isIn() && in.test(one.unitAfter())),
                sum(one -> is(one, Movement.SUSPENDED) && in.test(one.unitAfter())),
                sum(one -> is(one, Movement.LIFTED) && in.test(one.unitAfter())));
    }

    /** How many moved to another district, and how many of them to another UT. */
    long moved() {
        return sum(Group::moved);
    }

    long changedUnit() {
        return sum(Group::changesUnit);
    }

    /** A movement with one reason. */
    record ReasonLine(Movement kind, String reason, long households) {}

    /** In the order of the movements, the most frequent reason first. */
    List<ReasonLine> byReason() {
        List<ReasonLine> lines = new ArrayList<>();
        for (Movement kind : Movement.values()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            groups.stream()
                    .filter(group -> is(group, kind))
                    .forEach(group -> counts.merge(group.reason(), group.households(), Long::sum));
            counts.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .forEach(entry -> lines.add(new ReasonLine(kind, entry.getKey(), entry.getValue())));
        }
        return lines;
    }

    private static boolean is(Group group, Movement kind) {
        return group.kind().equals(kind.code());
    }

    private long sum(Predicate<Group> which) {
        return groups.stream().filter(which).mapToLong(Group::households).sum();
    }
}
