package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.permanence.RuleFindings.Finding;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Act: goes through a verified bimestre by the rules of permanence (R-EXIT). Who: affiliation at headquarters. Facts:
 * {@code CaseProposed} for what is new, {@code CauseGone} for what waits and no longer has its cause. The same bimestre again
 * proposes nothing twice, also not what a person turned down; households in pause are left alone.
 */
public final class ProposeByRules {

    private static final int AT_ONCE = 2_000;

    private final Database database;
    private final Law law;

    public ProposeByRules(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /** What came of it. */
    public sealed interface Result {}

    /**
     * It was done.
     *
     * @param proposed new cases by act and reason
     * @param gone cases whose cause was gone
     * @param waiting cases that wait for a decision now, all of them
     */
    public record Ruled(Map<String, Long> proposed, long gone, long waiting) implements Result {

        public long total() {
            return proposed.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @param reason what is in the way and what to do, in words */
    public record Refused(String reason) implements Result {}

    private record Open(long number, int household, String act, String reason, int step, String code) {

        private String key() {
            return household + " " + act + " " + reason;
        }
    }

    public Result run(Bimester period, Actor by, LocalDate today) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            new CaseDesk(database).alone();
            Optional<String> last = lastVerified();
            if (last.isEmpty() || last.get().compareTo(period.toString()) < 0) {
                return new Refused("El bimestre " + period + " no está verificado: verifíquelo antes.");
            }
            if (!last.get().equals(period.toString())) {
                return new Refused("Ya se verificó " + last.get() + ": las propuestas salen del último bimestre.");
            }
            return run(period.toString(), by, today);
        }));
    }

    private Ruled run(String period, Actor by, LocalDate today) {
        JdbcClient app = database.app();
        app.sql("SET LOCAL work_mem = '64MB'").update();
        List<Finding> findings = new ArrayList<>();
        try (Stream<Finding> all = new RuleFindings(app, law, period, today).all()) {
            for (Iterator<Finding> each = all.iterator(); each.hasNext(); ) {
                findings.add(each.next());
            }
        }
        long gone = withdrawGone(app, period, findings);
        Map<String, Long> proposed = new TreeMap<>();
        for (int from = 0; from < findings.size(); from += AT_ONCE) {
            open(app, period, findings.subList(from, Math.min(findings.size(), from + AT_ONCE)), proposed);
        }
        Ruled ruled = new Ruled(proposed, gone, waiting(app));
        app.sql(
                        "INSERT INTO permanence.ruled_period (period, proposed, gone, by_person) VALUES (:period, :proposed, :gone, :by)")
                .param("period", period)
                .param("proposed", ruled.total())
                .param("gone", gone)
                .param("by", by.name())
                .update();
        Map<String, String> detail = new TreeMap<>();
        proposed.forEach((what, count) -> detail.put(what, count.toString()));
        detail.put("gone", Long.toString(gone));
        Audit.record(app, by, "propose-by-rules", period, detail);
        return ruled;
    }

    private Optional<String> lastVerified() {
        return database.app()
                .sql("SELECT period FROM verification.verification ORDER BY period DESC LIMIT 1")
                .query(String.class)
                .optional();
    }

    private static long waiting(JdbcClient app) {
        return app.sql("SELECT count(*) FROM permanence.case_now WHERE state = 'PROPOSED'")
                .query(Long.class)
                .single();
    }

    /** What the rules proposed and would not propose now. */
    private static long withdrawGone(JdbcClient app, String period, List<Finding> findings) {
        Set<String> found = new HashSet<>();
        findings.forEach(one -> found.add(one.sign().household() + " "
                + one.act().name() + " " + one.reason().name()));
        List<Open> gone = app.sql("""
                        SELECT file.number, file.household, file.act, file.reason, now.step, household.household_id AS code
                        FROM permanence.case_now AS now
                        JOIN permanence.case_file AS file USING (number)
                        JOIN registry.household ON household.household = file.household
                        WHERE now.state = 'PROPOSED'
                          AND file.origin = 'RULE'
                          AND NOT EXISTS (SELECT FROM permanence.paused WHERE paused.household = file.household)
                        ORDER BY file.number
                        """).query(Open.class).list().stream()
                .filter(one -> !found.contains(one.key()))
                .toList();
        if (!gone.isEmpty()) {
            app.sql("""
                            INSERT INTO permanence.step
                              (number, step, household, fact, from_state, to_state, by_person, remark)
                            SELECT number, step + 1, household, 'CauseGone', 'PROPOSED', 'WITHDRAWN', :by, :remark
                            FROM unnest(:numbers::bigint[], :steps::integer[], :households::integer[])
                              AS gone (number, step, household)
                            """)
                    .param("by", Actor.SYSTEM.name())
                    .param("remark", "Según el padrón de ahora y " + period + " ya no corresponde.")
                    .param("numbers", gone.stream().map(Open::number).toArray(Long[]::new))
                    .param("steps", gone.stream().map(Open::step).toArray(Integer[]::new))
                    .param("households", gone.stream().map(Open::household).toArray(Integer[]::new))
                    .update();
        }
        return gone.size();
    }

    /** Opens those of which no case of the act waits, and which this bimestre has not proposed before. */
    private static void open(JdbcClient app, String period, List<Finding> findings, Map<String, Long> proposed) {
        List<Long> numbers = new ArrayList<>();
        app.sql("""
                        INSERT INTO permanence.case_file
                          (household, act, from_state, reason, origin, period, evidence, why, seen, unit_code, opened_by)
                        SELECT said.household, said.act, said.state, said.reason, 'RULE', :period, said.evidence, said.why,
                               jsonb_strip_nulls(jsonb_build_object(
                                 'state', said.state,
                                 'reason', said.state_reason,
                                 'classification', said.cse,
                                 'classification_until', said.until,
                                 'account', said.account,
                                 'holder', said.holder,
                                 'holder_name', nullif(said.holder_name, ''),
                                 'holder_died', said.died)),
                               said.unit, :by
                        FROM unnest(:households::integer[], :acts::text[], :states::text[], :reasons::text[], :evidence::text[],
                                    :whys::text[], :stateReasons::text[], :cses::text[], :untils::text[], :accounts::text[],
                                    :holders::text[], :holderNames::text[], :dieds::text[], :units::text[])
                          AS said (household, act, state, reason, evidence, why, state_reason, cse, until, account,
                                   holder, holder_name, died, unit)
                        WHERE NOT EXISTS (
                                SELECT
                                FROM permanence.case_now AS waits
                                WHERE waits.household = said.household
                                  AND waits.act = said.act
                                  AND waits.state = 'PROPOSED')
                          AND NOT EXISTS (
                                SELECT
                                FROM permanence.case_file AS former
                                WHERE former.household = said.household
                                  AND former.act = said.act
                                  AND former.reason = said.reason
                                  AND former.period = :period
                                  AND former.origin = 'RULE')
                        RETURNING number, act, reason
                        """)
                .param("period", period)
                .param("by", Actor.SYSTEM.name())
                .param(
                        "households",
                        findings.stream().map(one -> one.sign().household()).toArray(Integer[]::new))
                .param("acts", texts(findings, one -> one.act().name()))
                .param("states", texts(findings, one -> one.sign().state()))
                .param("reasons", texts(findings, one -> one.reason().name()))
                .param("evidence", texts(findings, Finding::evidence))
                .param("whys", texts(findings, Finding::why))
                .param("stateReasons", texts(findings, one -> one.sign().reason()))
                .param("cses", texts(findings, one -> one.sign().cse()))
                .param("untils", texts(findings, one -> day(one.sign().cseValidTo())))
                .param("accounts", texts(findings, one -> one.sign().status()))
                .param("holders", texts(findings, one -> one.sign().holder()))
                .param("holderNames", texts(findings, one -> one.sign().holderName()))
                .param("dieds", texts(findings, one -> day(one.sign().diedOn())))
                .param("units", texts(findings, one -> one.sign().unitCode()))
                .query(row -> {
                    numbers.add(row.getLong("number"));
                    proposed.merge(row.getString("act") + " " + row.getString("reason"), 1L, Long::sum);
                });
        app.sql("""
                        INSERT INTO permanence.step (number, step, household, fact, from_state, to_state, by_person)
                        SELECT number, 1, household, 'CaseProposed', '', 'PROPOSED', opened_by
                        FROM permanence.case_file
                        WHERE number = ANY (:numbers)
                        ORDER BY number
                        """).param("numbers", numbers.toArray(Long[]::new)).update();
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String[] texts(List<Finding> findings, Function<Finding, @Nullable String> text) {
        @Nullable String[] texts = new String[findings.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(findings.get(i));
        }
        return texts;
    }
}
