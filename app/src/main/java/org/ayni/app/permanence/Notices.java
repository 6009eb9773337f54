package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.permanence.CaseDesk.NewStep;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The notices for families: made with the decision, kept as they were printed. */
public final class Notices {

    private final JdbcClient jdbc;

    public Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A notice.
     *
     * @param appealDays for an appeal; null = there is nothing to appeal
     */
    public record Notice(long number, String text, @Nullable Integer appealDays) {

        /** For the page: one after the other. */
        public List<String> paragraphs() {
            return List.of(text.split("\n\n", -1));
        }

        /** Last day for an appeal of who received it on a day. */
        public Optional<LocalDate> appealUntil(LocalDate delivered) {
            return Optional.ofNullable(appealDays).map(delivered::plusDays);
        }
    }

    public Optional<Notice> of(long number) {
        return jdbc.sql("SELECT number, text, appeal_days FROM permanence.notice WHERE number = :number")
                .param("number", number)
                .query(Notice.class)
                .optional();
    }

    /** Makes the notice of each decision, to the titular of the day from which it is true. */
    void write(List<NewStep> decided, int appealDays) {
        Map<Long, String> names = holders(decided);
        jdbc.sql("""
                        INSERT INTO permanence.notice (number, household, text, appeal_days)
                        SELECT * FROM unnest(:numbers::bigint[], :households::integer[], :texts::text[], :days::integer[])
                        """)
                .param(
                        "numbers",
                        decided.stream().map(one -> one.file().number()).toArray(Long[]::new))
                .param(
                        "households",
                        decided.stream()
                                .map(one -> one.file().householdNumber())
                                .toArray(Integer[]::new))
                .param(
                        "texts",
                        decided.stream()
                                .map(one -> NoticeText.of(
                                        one.file(),
                                        names.getOrDefault(one.file().number(), ""),
                                        Objects.requireNonNull(one.day()),
                                        appealDays))
                                .toArray(String[]::new))
                .param(
                        "days",
                        decided.stream()
                                .map(one -> one.file().act().isAppealable() ? appealDays : null)
                                .toArray(Integer[]::new))
                .update();
    }

    private Map<Long, String> holders(List<NewStep> decided) {
        Map<Long, String> names = new HashMap<>();
        jdbc.sql("""
                        SELECT decided.number,
                               concat_ws(' ', record.given_names, record.paternal_surname, record.maternal_surname) AS name
                        FROM unnest(:numbers::bigint[], :households::integer[], :days::date[]) AS decided (number, household, day)
                        JOIN registry.holder
                          ON holder.household = decided.household
                            AND holder.valid @> decided.day
                            AND upper_inf(holder.recorded)
                        JOIN registry.person_record AS record
                          ON record.person = holder.person
                            AND record.valid @> decided.day
                            AND upper_inf(record.recorded)
                            AND record.died_on IS NULL
                        """)
                .param(
                        "numbers",
                        decided.stream().map(one -> one.file().number()).toArray(Long[]::new))
                .param(
                        "households",
                        decided.stream()
                                .map(one -> one.file().householdNumber())
                                .toArray(Integer[]::new))
                .param(
                        "days",
                        decided.stream().map(one -> String.valueOf(one.day())).toArray(String[]::new))
                .query(row -> {
                    names.put(row.getLong("number"), row.getString("name"));
                });
        return names;
    }
}
