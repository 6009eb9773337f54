package org.ayni.app.console.cycles;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says, in numbers of this moment, what pressing a step will do. */
@Component
class ConfirmStep {

    private static final String FOR_GOOD = "No se puede deshacer.";

    private final OnBehalfOf reader;

    ConfirmStep(OnBehalfOf reader) {
        this.reader = reader;
    }

    private record Paid(long households, Soles amount) {}

    Confirmation of(StepButton button, Bimester period, Viewer viewer) {
        return reader.read(viewer, jdbc -> switch (button) {
            case OPEN -> new Confirmation(List.of(), "", "");
            case CLOSE_ROLL ->
                households(
                        knownHouseholds(jdbc),
                        "Se cierra el padrón con los %s hogares que conoce ahora.",
                        "Lo que se corrija después no cambia este bimestre: se paga o descuenta en los dos siguientes.");
            case VERIFY ->
                households(
                        closedHouseholds(jdbc, period),
                        "Se decide qué cumplió cada miembro, cada mes, en los %s hogares del padrón cerrado.",
                        "Lo que llegue después no cambia este bimestre.");
            case LIQUIDATE ->
                households(
                        closedHouseholds(jdbc, period),
                        "Se calcula cuánto corresponde a cada uno de los %s hogares del padrón cerrado.",
                        "Después usted no podrá aceptar los hallazgos ni autorizar este bimestre.");
            case AUTHORISE ->
                paid(
                        jdbc,
                        period,
                        "Se autoriza transferir %s a %s hogares.",
                        "La resolución queda unida a esta suma, y el Programa la debe desde ese momento.");
            case INSTRUCT ->
                paid(
                        jdbc,
                        period,
                        "Se ordena al banco abonar lo autorizado: %s a %s hogares, menos lo que ya se ordenó o no se"
                                + " puede ordenar todavía.",
                        "Los archivos quedan en la carpeta de donde el banco los lee.");
        });
    }

    private static Confirmation households(long count, String what, String then) {
        String number = String.format(Locale.ROOT, "%,d", count);
        return new Confirmation(
                List.of(String.format(Locale.ROOT, what, number), then, FOR_GOOD),
                "Para confirmar, escriba el número de hogares: " + number,
                number);
    }

    private static Confirmation paid(JdbcClient jdbc, Bimester period, String what, String then) {
        Paid paid = paid(jdbc, period);
        String number = String.format(Locale.ROOT, "%,d", paid.households());
        return new Confirmation(
                List.of(String.format(Locale.ROOT, what, paid.amount(), number), then, FOR_GOOD),
                "Para confirmar, escriba la suma: " + paid.amount(),
                paid.amount().decimal());
    }

    private static long knownHouseholds(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM registry.household")
                .query(Long.class)
                .single();
    }

    private static long closedHouseholds(JdbcClient jdbc, Bimester period) {
        Optional<Long> closed = jdbc.sql("SELECT households FROM cycle.closed_roll WHERE period = :period")
                .param("period", period.toString())
                .query(Long.class)
                .optional();
        return closed.orElse(0L);
    }

    private static Paid paid(JdbcClient jdbc, Bimester period) {
        return jdbc.sql("""
                        SELECT count(*) AS households,
                               coalesce(sum(CASE WHEN held THEN 0 ELSE payable END + released), 0)::bigint AS amount
                        FROM liquidation.total
                        WHERE period = :period
                          AND CASE WHEN held THEN 0 ELSE payable END + released > 0
                        """)
                .param("period", period.toString())
                .query((row, number) -> new Paid(row.getLong("households"), Soles.ofCentimos(row.getLong("amount"))))
                .single();
    }
}
