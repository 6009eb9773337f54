package org.ayni.app.console.household;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ayni.app.payment.Obstacle;
import org.ayni.app.payment.PaymentState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of the payments of a household, by bimestre, as it was known at the moment of the page. */
final class HouseholdPayments {

    private static final String STEPS = """
            SELECT period, to_state, recorded_at
            FROM payment.life_fact
            WHERE household = :household
              AND period = ANY (:periods)
              AND recorded_at <= CAST(:known AS timestamptz)
            ORDER BY period, step
            """;

    private static final String RESOLUTIONS = """
            SELECT period, number
            FROM liquidation.resolution
            WHERE period = ANY (:periods)
              AND authorised_at <= CAST(:known AS timestamptz)
            """;

    private static final String OBSTACLES = """
            SELECT period, reason
            FROM payment.obstacle
            WHERE household = :household
              AND period = ANY (:periods)
            """;

    private static final String REJECTIONS = """
            SELECT period, reason, reason_text
            FROM payment.rejection
            WHERE household = :household
              AND period = ANY (:periods)
            """;

    private final Map<String, List<PeriodView.Step>> steps = new HashMap<>();
    private final Map<String, PaymentState> states = new HashMap<>();
    private final Map<String, String> resolutions = new HashMap<>();
    private final Map<String, String> remarks = new HashMap<>();

    HouseholdPayments(JdbcClient jdbc, AsOf moment, String household, String[] periods) {
        jdbc.sql(STEPS)
                .param("household", household)
                .param("periods", periods)
                .param("known", moment.knownAt())
                .query(row -> {
                    String period = row.getString("period");
                    PaymentState state = PaymentState.valueOf(row.getString("to_state"));
                    states.put(period, state);
                    steps.computeIfAbsent(period, added -> new ArrayList<>())
                            .add(new PeriodView.Step(
                                    state.spanish(), row.getObject("recorded_at", OffsetDateTime.class)));
                });
        jdbc.sql(RESOLUTIONS)
                .param("periods", periods)
                .param("known", moment.knownAt())
                .query(row -> {
                    resolutions.put(row.getString("period"), row.getString("number"));
                });
        if (moment.known().isEmpty()) {
            readRemarks(jdbc, household, periods);
        }
    }

    /** What hinders a payment now: of an earlier moment nobody needs to mend it. */
    private void readRemarks(JdbcClient jdbc, String household, String[] periods) {
        if (states.containsValue(PaymentState.REJECTED) || states.containsValue(PaymentState.RETURNED)) {
            jdbc.sql(REJECTIONS)
                    .param("household", household)
                    .param("periods", periods)
                    .query(row -> {
                        String words = row.getString("reason_text");
                        remarks.put(
                                row.getString("period"),
                                "El banco dice: " + (words.isBlank() ? row.getString("reason") : words) + ".");
                    });
        }
        jdbc.sql(OBSTACLES)
                .param("household", household)
                .param("periods", periods)
                .query(row -> {
                    remarks.merge(
                            row.getString("period"),
                            "No se pudo instruir: "
                                    + Obstacle.valueOf(row.getString("reason")).spanish() + ".",
                            (said, more) -> said + " " + more);
                });
    }

    PeriodView.Payment of(String period, PeriodView.@Nullable Total total) {
        String resolution = resolutions.getOrDefault(period, "");
        String remark = remarks.getOrDefault(period, "");
        List<PeriodView.Step> taken = steps.getOrDefault(period, List.of());
        PaymentState state = states.get(period);
        if (state != null) {
            return new PeriodView.Payment(state.spanish(), tone(state), remark, resolution, taken);
        }
        if (total == null) {
            return new PeriodView.Payment("Sin liquidar", "plain", remark, resolution, taken);
        }
        if (total.held() && total.payable() > 0) {
            return new PeriodView.Payment(
                    "Retenido hasta que la cuenta esté activa", "note", remark, resolution, taken);
        }
        if (total.payable() + total.released() == 0) {
            return new PeriodView.Payment("Nada que pagar", "plain", remark, resolution, taken);
        }
        return resolution.isEmpty()
                ? new PeriodView.Payment("Liquidado, sin autorizar", "plain", remark, resolution, taken)
                : new PeriodView.Payment(
                        PaymentState.AUTHORISED.spanish(),
                        remark.isEmpty() ? "plain" : "bad",
                        remark,
                        resolution,
                        taken);
    }

    private static String tone(PaymentState state) {
        return switch (state) {
            case CREDITED, WITHDRAWN -> "good";
            case REJECTED, RETURNED, REVERTED -> "bad";
            case HELD, UNCOLLECTED -> "note";
            case LIQUIDATED, AUTHORISED, INSTRUCTED -> "plain";
        };
    }
}
