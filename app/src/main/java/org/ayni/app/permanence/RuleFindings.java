package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ayni.kernel.facts.Classification;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.rule.ExitIsProposed;
import org.ayni.kernel.rule.ReturnIsProposed;
import org.ayni.kernel.rule.SuspensionIsProposed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the rules find in a bimestre that was verified: the closed roll says what was, the roll as believed now whether it still
 * is so. One question over the nation, whose few rows with a sign the kernel's rules decide.
 */
final class RuleFindings {

    private static final int FETCH = 2_000;

    /** Which bimestres were verified, the asked one first. */
    static final String CYCLES = """
            SELECT period
            FROM verification.verification
            WHERE period <= :period
            ORDER BY period DESC
            LIMIT :most
            """;

    static final String SIGNS = """
            WITH cycle AS MATERIALIZED (
              SELECT period, closing_day, known_at, row_number() OVER (ORDER BY period DESC) AS back
              FROM verification.verification
              WHERE period = ANY (:periods)
            ),
            month AS MATERIALIZED (
              SELECT household AS code, bool_and(outcome = 'NO_TARGET') AS no_target
              FROM verification.household_month
              WHERE period = :period
              GROUP BY household
            ),
            unmet AS MATERIALIZED (
              SELECT code, count(*) AS bimesters
              FROM (
                SELECT household AS code, period
                FROM verification.household_month
                WHERE period = ANY (:unmetPeriods)
                GROUP BY household, period
                HAVING NOT bool_or(outcome IN ('COMPLIED', 'DEFAULT'))
                   AND bool_or(outcome = 'NOT_COMPLIED')
                EXCEPT
                SELECT household, about
                FROM liquidation.line
                WHERE period = ANY (:unmetPeriods)
                  AND kind = 'REINTEGRO'
                  AND concept = 'BASE'
                  AND amount > 0
              ) AS bimester
              GROUP BY code
            ),
            expired AS MATERIALIZED (
              SELECT household.household, month.code
              FROM month
              JOIN registry.household ON household.household_id = month.code
              JOIN cycle ON cycle.period = :period
              LEFT JOIN registry.classification AS former
                ON former.household = household.household
                  AND former.valid @> cycle.closing_day
                  AND former.recorded @> cycle.known_at
              WHERE former.cse IS NULL
                 OR (former.cse <> 'NP' AND (former.cse_valid_to IS NULL OR former.cse_valid_to < cycle.closing_day))
            ),
            lapse AS MATERIALIZED (
              SELECT expired.code,
                     coalesce(min(cycle.back) FILTER (WHERE NOT was.expired), max(cycle.back) + 1) - 1 AS bimesters
              FROM expired
              CROSS JOIN cycle
              CROSS JOIN LATERAL (
                SELECT EXISTS (
                         SELECT
                         FROM verification.household_month AS former
                         WHERE former.period = cycle.period
                           AND former.household = expired.code)
                   AND NOT EXISTS (
                         SELECT
                         FROM registry.classification AS former
                         WHERE former.household = expired.household
                           AND former.valid @> cycle.closing_day
                           AND former.recorded @> cycle.known_at
                           AND former.cse_valid_to >= cycle.closing_day
                           AND former.cse IN ('PE', 'PNE')) AS expired
              ) AS was
              GROUP BY expired.code
            )
            SELECT household.household, month.code, month.no_target, state.state, state.reason,
                   classification.cse, classification.cse_valid_to, account.status,
                   person.member_id AS holder, record.died_on,
                   concat_ws(' ', record.given_names, record.paternal_surname, record.maternal_surname) AS holder_name,
                   coalesce(lapse.bimesters, 0)::integer AS expired, coalesce(unmet.bimesters, 0)::integer AS unmet,
                   served.unit_code
            FROM month
            JOIN registry.household ON household.household_id = month.code
            JOIN registry.household_state AS state
              ON state.household = household.household
                AND state.valid @> CAST(:today AS date)
                AND upper_inf(state.recorded)
                AND state.state IN ('AFFILIATED', 'SUSPENDED')
            LEFT JOIN unmet ON unmet.code = month.code
            LEFT JOIN lapse ON lapse.code = month.code
            LEFT JOIN registry.classification
              ON classification.household = household.household
                AND classification.valid @> CAST(:today AS date)
                AND upper_inf(classification.recorded)
            LEFT JOIN registry.account
              ON account.household = household.household
                AND account.valid @> CAST(:today AS date)
                AND upper_inf(account.recorded)
            LEFT JOIN registry.holder
              ON holder.household = household.household
                AND holder.valid @> CAST(:today AS date)
                AND upper_inf(holder.recorded)
            LEFT JOIN registry.person ON person.person = holder.person
            LEFT JOIN registry.person_record AS record
              ON record.person = holder.person
                AND record.valid @> CAST(:today AS date)
                AND upper_inf(record.recorded)
            LEFT JOIN registry.household_place AS place ON place.household = household.household
            LEFT JOIN territory.province_unit AS served
              ON served.province_code = place.province
                AND served.valid @> CAST(:today AS date)
            WHERE NOT EXISTS (SELECT FROM permanence.paused WHERE paused.household = household.household)
              AND (
                month.no_target
                OR classification.cse = 'NP'
                OR lapse.bimesters > 0
                OR unmet.bimesters >= :mostUnmet
                OR holder.person IS NULL
                OR record.died_on IS NOT NULL
                OR state.state = 'SUSPENDED'
              )
            ORDER BY month.code
            """;

    private final JdbcClient jdbc;
    private final String period;
    private final LocalDate today;
    private final int grace;
    private final int mostUnmet;

    RuleFindings(JdbcClient jdbc, Law law, String period, LocalDate today) {
        this.jdbc = jdbc;
        this.period = period;
        this.today = today;
        this.grace = law.numberAt(ParameterIds.CLASSIFICATION_GRACE_BIMESTERS, today);
        this.mostUnmet = law.numberAt(ParameterIds.EXIT_UNMET_BIMESTERS, today);
    }

    /** A household with a sign, as it is believed now. */
    record Sign(
            int household,
            String code,
            boolean noTarget,
            String state,
            @Nullable String reason,
            @Nullable String cse,
            @Nullable LocalDate cseValidTo,
            @Nullable String status,
            @Nullable String holder,
            @Nullable LocalDate diedOn,
            @Nullable String holderName,
            int expired,
            int unmet,
            @Nullable String unitCode) {

        boolean hasLivingHolder() {
            return holder != null && diedOn == null;
        }
    }

    /** What the rules propose about a household. */
    record Finding(Sign sign, Act act, CaseReason reason, String evidence, String why) {}

    /** All of them, in the order of the codes; to be closed. */
    Stream<Finding> all() {
        return jdbc
                .sql(SIGNS)
                .param("period", period)
                .param("periods", verified(grace + 1))
                .param("unmetPeriods", verified(mostUnmet))
                .param("mostUnmet", mostUnmet)
                .param("today", today)
                .withFetchSize(FETCH)
                .query(Sign.class)
                .stream()
                .flatMap(sign -> decide(sign).stream());
    }

    private String[] verified(int most) {
        List<String> periods = jdbc.sql(CYCLES)
                .param("period", period)
                .param("most", most)
                .query(String.class)
                .list();
        return periods.toArray(String[]::new);
    }

    private Optional<Finding> decide(Sign sign) {
        boolean inForce = isInForce(sign);
        int expired = inForce ? 0 : sign.expired();
        Optional<ExitIsProposed.Cause> exit =
                ExitIsProposed.decide(classification(sign), !sign.noTarget(), expired, grace, sign.unmet(), mostUnmet);
        if (exit.isPresent()) {
            return Optional.of(exit(sign, exit.get()));
        }
        return sign.state().equals("AFFILIATED")
                ? SuspensionIsProposed.decide(sign.hasLivingHolder(), expired).map(cause -> suspension(sign, cause))
                : comesBack(sign, inForce);
    }

    private boolean isInForce(Sign sign) {
        LocalDate until = sign.cseValidTo();
        return until != null && !until.isBefore(today) && ("PE".equals(sign.cse()) || "PNE".equals(sign.cse()));
    }

    private static Classification classification(Sign sign) {
        String cse = sign.cse();
        return cse == null ? Classification.UNKNOWN : Classification.valueOf(cse);
    }

    private Finding exit(Sign sign, ExitIsProposed.Cause cause) {
        return switch (cause) {
            case NOT_POOR ->
                finding(
                        sign,
                        Act.EXIT,
                        CaseReason.D02,
                        "Clasificación del padrón: no pobre",
                        "La clasificación es de no pobre.");
            case NO_TARGET ->
                finding(
                        sign,
                        Act.EXIT,
                        CaseReason.D01,
                        "Verificación de " + period,
                        "Ningún miembro objetivo en los dos meses de " + period + ".");
            case CLASSIFICATION_NOT_RENEWED ->
                finding(
                        sign,
                        Act.EXIT,
                        CaseReason.D02,
                        "Clasificación del padrón en los cierres hasta " + period,
                        "Sin clasificación vigente en " + sign.expired() + " bimestres seguidos, más que los " + grace
                                + " de gracia.");
            case NOT_COMPLYING ->
                finding(
                        sign,
                        Act.EXIT,
                        CaseReason.D07,
                        "Verificaciones hasta " + period,
                        "Ningún mes cumplido y alguno incumplido en " + sign.unmet() + " bimestres seguidos.");
        };
    }

    private Finding suspension(Sign sign, SuspensionIsProposed.Cause cause) {
        return switch (cause) {
            case WITHOUT_LIVING_HOLDER ->
                finding(
                        sign,
                        Act.SUSPEND,
                        CaseReason.S03,
                        "Padrón: titular",
                        sign.holder() == null
                                ? "El hogar no tiene titular."
                                : "Consta el fallecimiento de la persona titular.");
            case CLASSIFICATION_EXPIRED ->
                finding(
                        sign,
                        Act.SUSPEND,
                        CaseReason.S02,
                        "Clasificación del padrón al cierre de " + period,
                        "La clasificación venció o no consta, y no hay una nueva.");
        };
    }

    /** Only what a person could approve: who returns has a living titular and a classification in force. */
    private Optional<Finding> comesBack(Sign sign, boolean inForce) {
        SuspensionIsProposed.Cause cause;
        if ("S02".equals(sign.reason())) {
            cause = SuspensionIsProposed.Cause.CLASSIFICATION_EXPIRED;
        } else if ("S03".equals(sign.reason())) {
            cause = SuspensionIsProposed.Cause.WITHOUT_LIVING_HOLDER;
        } else {
            return Optional.empty();
        }
        if (!ReturnIsProposed.decide(cause, sign.hasLivingHolder(), inForce) || !inForce || !sign.hasLivingHolder()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (cause) {
                    case CLASSIFICATION_EXPIRED ->
                        finding(
                                sign,
                                Act.RETURN,
                                CaseReason.R01,
                                "Clasificación del padrón vigente hasta " + sign.cseValidTo(),
                                "Se suspendió por la clasificación vencida, y ya hay una vigente.");
                    case WITHOUT_LIVING_HOLDER ->
                        finding(
                                sign,
                                Act.RETURN,
                                CaseReason.R02,
                                "Padrón: nuevo titular",
                                "Se suspendió por no tener titular, y ya lo tiene.");
                });
    }

    private static Finding finding(Sign sign, Act act, CaseReason reason, String evidence, String why) {
        return new Finding(sign, act, reason, evidence, why);
    }
}
