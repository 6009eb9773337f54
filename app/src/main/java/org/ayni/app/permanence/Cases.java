package org.ayni.app.permanence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads cases. With the client that {@code OnBehalfOf} gave, those of other places do not exist. */
public final class Cases {

    private static final String LISTED = """
            SELECT file.number, household.household_id, file.household, file.act, file.from_state, file.reason, file.origin,
                   file.period, person.member_id, file.standing, file.effective, file.evidence, file.why, file.unit_code,
                   file.opened_by, file.opened_at, now.state, now.step, now.owner,
                   array(SELECT key FROM jsonb_each_text(file.seen) ORDER BY key) AS names,
                   array(SELECT value FROM jsonb_each_text(file.seen) ORDER BY key) AS parts
            FROM permanence.case_file AS file
            JOIN permanence.case_now AS now USING (number)
            JOIN registry.household ON household.household = file.household
            LEFT JOIN registry.person ON person.person = file.person
            """;

    private static final String STEPS = """
            SELECT step.number, step.step, step.fact, edge.spanish, step.by_person, step.at, step.day, step.remark,
                   step.evidence, step.load
            FROM permanence.step
            JOIN permanence.case_edge AS edge USING (fact, from_state)
            WHERE step.number = ANY (:numbers)
            ORDER BY step.number, step.step
            """;

    private Cases() {}

    public static Optional<CaseFile> find(JdbcClient asked, long number) {
        return find(asked, List.of(number)).stream().findFirst();
    }

    /** Those of these numbers that there are, in the order of their numbers. */
    public static List<CaseFile> find(JdbcClient asked, List<Long> numbers) {
        return read(
                asked,
                asked.sql(LISTED + "WHERE file.number = ANY (:numbers) ORDER BY file.number")
                        .param("numbers", numbers.toArray(Long[]::new)));
    }

    /** All cases of a household, the latest first. */
    public static List<CaseFile> ofHousehold(JdbcClient asked, String household) {
        return read(
                asked,
                asked.sql(LISTED + "WHERE household.household_id = :household ORDER BY file.number DESC")
                        .param("household", household));
    }

    /** Cases in a state, the oldest first. */
    public static List<CaseFile> inState(JdbcClient asked, CaseState state, int most) {
        return read(
                asked,
                asked.sql(LISTED + "WHERE now.state = :state ORDER BY file.number LIMIT :most")
                        .param("state", state.name())
                        .param("most", most));
    }

    /** A pause that is in force. */
    public record Pause(long pause, String reason, String by, OffsetDateTime at) {}

    public static Optional<Pause> pause(JdbcClient asked, String household) {
        return asked.sql("""
                        SELECT paused.pause, paused.reason, paused.by_person AS by, paused.at
                        FROM permanence.paused
                        JOIN registry.household USING (household)
                        WHERE household_id = :household
                        ORDER BY paused.pause
                        LIMIT 1
                        """).param("household", household).query(Pause.class).optional();
    }

    private static List<CaseFile> read(JdbcClient asked, JdbcClient.StatementSpec statement) {
        List<CaseFile> files = statement.query(Cases::file).list();
        if (files.isEmpty()) {
            return files;
        }
        Map<Long, List<CaseFile.Step>> steps = new HashMap<>();
        asked.sql(STEPS)
                .param("numbers", files.stream().map(CaseFile::number).toArray(Long[]::new))
                .query(row -> {
                    steps.computeIfAbsent(row.getLong("number"), none -> new java.util.ArrayList<>())
                            .add(step(row));
                });
        return files.stream()
                .map(file -> withSteps(file, steps.getOrDefault(file.number(), List.of())))
                .toList();
    }

    private static CaseFile.Step step(ResultSet row) throws SQLException {
        return new CaseFile.Step(
                row.getInt("step"),
                row.getString("fact"),
                row.getString("spanish"),
                row.getString("by_person"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("day", LocalDate.class),
                row.getString("remark"),
                row.getString("evidence"),
                row.getObject("load", Integer.class));
    }

    private static CaseFile file(ResultSet row, int number) throws SQLException {
        String[] names = (String[]) row.getArray("names").getArray();
        @Nullable String[] parts = (String[]) row.getArray("parts").getArray();
        Map<String, String> seen = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            String part = parts[i];
            if (part != null) {
                seen.put(names[i], part);
            }
        }
        return new CaseFile(
                row.getLong("number"),
                row.getString("household_id"),
                row.getInt("household"),
                Act.valueOf(row.getString("act")),
                row.getString("from_state"),
                CaseReason.valueOf(row.getString("reason")),
                row.getString("origin").equals("RULE"),
                row.getString("period"),
                row.getString("member_id"),
                row.getString("standing"),
                row.getObject("effective", LocalDate.class),
                row.getString("evidence"),
                row.getString("why"),
                seen,
                row.getString("unit_code"),
                row.getString("opened_by"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                CaseState.valueOf(row.getString("state")),
                row.getInt("step"),
                row.getString("owner"),
                List.of());
    }

    private static CaseFile withSteps(CaseFile file, List<CaseFile.Step> steps) {
        return new CaseFile(
                file.number(),
                file.household(),
                file.householdNumber(),
                file.act(),
                file.fromState(),
                file.reason(),
                file.byRules(),
                file.period(),
                file.newHolder(),
                file.standing(),
                file.effective(),
                file.evidence(),
                file.why(),
                file.seen(),
                file.unit(),
                file.openedBy(),
                file.openedAt(),
                file.state(),
                file.step(),
                file.owner(),
                steps);
    }
}
