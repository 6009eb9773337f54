package org.ayni.app.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ayni.app.payment.BreakType;
import org.ayni.app.payment.Obstacle;
import org.ayni.app.payment.Payments;
import org.ayni.app.payment.Reconciliation;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.explanation.Wording;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up a cycle for the director: who is paid, why the others are not, how much by transfer and place, where it stands. */
public final class ReadSummary {

    private final JdbcClient jdbc;
    private final Words words;
    private final PublishedSection published;

    public ReadSummary(JdbcClient jdbc, Law law, Territory territory) {
        this.jdbc = jdbc;
        this.words = new Words(law, territory);
        this.published = new PublishedSection(jdbc, territory);
    }

    /** Empty until the cycle is liquidated. */
    public Optional<Summary> of(Bimester period) {
        return ReportHeader.find(jdbc, period).map(header -> {
            List<Summary.Section> sections = new ArrayList<>();
            sections.add(households(period));
            sections.add(outcomes(period));
            sections.add(whyUnpaid(period));
            sections.add(whyNotCompliant(period));
            sections.add(transfers(period));
            sections.add(units(period));
            published.of(period).ifPresent(sections::add);
            sections.add(money(period, header));
            sections.add(refused(period));
            return new Summary(period, header.hashes().whole(), sections);
        });
    }

    private Summary.Section households(Bimester period) {
        return section(
                "households",
                "Los hogares del padrón y lo que reciben",
                List.of("Hogares", "Cuántos", "Por abonar", "Retenido"),
                """
                        WITH base AS (
                            SELECT household, count(*) FILTER (WHERE amount > 0) AS months
                            FROM liquidation.line
                            WHERE period = :period
                              AND kind = 'CURRENT'
                              AND concept = 'BASE'
                            GROUP BY household
                        )
                        SELECT CASE
                                   WHEN t.held AND t.payable > 0 THEN 'Retenido: sin cuenta activa'
                                   WHEN t.payable + t.released = 0 THEN 'No reciben nada'
                                   WHEN b.months = 2 THEN 'Reciben los dos meses'
                                   WHEN b.months = 1 THEN 'Reciben un mes'
                                   ELSE 'Solo diferencias de bimestres anteriores o dinero liberado'
                               END AS group_name,
                               count(*) AS households,
                               sum(CASE WHEN t.held THEN 0 ELSE t.payable END + t.released)::bigint AS to_pay,
                               sum(CASE WHEN t.held THEN t.payable ELSE 0 END)::bigint AS held
                        FROM liquidation.total t
                        JOIN base b USING (household)
                        WHERE t.period = :period
                        GROUP BY group_name
                        ORDER BY households DESC, group_name""",
                period,
                row -> List.of(
                        row.getString("group_name"),
                        row.getLong("households"),
                        soles(row, "to_pay"),
                        soles(row, "held")));
    }

    private Summary.Section outcomes(Bimester period) {
        return section(
                "outcomes",
                "Hogares por resultado de cada mes",
                List.of(
                        "Resultado",
                        period.firstMonth().toString(),
                        period.secondMonth().toString()),
                """
                        SELECT outcome,
                               count(*) FILTER (WHERE month = :first) AS first_month,
                               count(*) FILTER (WHERE month = :second) AS second_month
                        FROM verification.household_month
                        WHERE period = :period
                        GROUP BY outcome
                        ORDER BY count(*) DESC, outcome""",
                period,
                row -> List.of(
                        capital(words.householdOutcome(row.getString("outcome"))),
                        row.getLong("first_month"),
                        row.getLong("second_month")));
    }

    private Summary.Section whyUnpaid(Bimester period) {
        return section(
                "unpaid",
                "Meses que no se pagan y por qué",
                List.of("Motivo", "Hogares", "Meses"),
                """
                        SELECT reason, count(DISTINCT household) AS households, count(*) AS months
                        FROM liquidation.line
                        WHERE period = :period
                          AND kind = 'CURRENT'
                          AND concept = 'BASE'
                          AND amount = 0
                        GROUP BY reason
                        ORDER BY months DESC, reason""",
                period,
                row -> List.of(
                        words.reason(row.getString("reason")), row.getLong("households"), row.getLong("months")));
    }

    private Summary.Section whyNotCompliant(Bimester period) {
        return section(
                "not_compliant",
                "Qué faltó en los hogares que no cumplen o no se verificaron",
                List.of("Motivo", "Hogares", "Miembros"),
                """
                        SELECT reason, count(DISTINCT household) AS households, count(DISTINCT member) AS members
                        FROM verification.member_decision
                        WHERE period = :period
                          AND outcome IN ('NOT_COMPLIED', 'NOT_VERIFIED')
                        GROUP BY reason
                        ORDER BY households DESC, reason""",
                period,
                row -> List.of(
                        words.reason(row.getString("reason")), row.getLong("households"), row.getLong("members")));
    }

    private Summary.Section transfers(Bimester period) {
        return section(
                "transfers",
                "Montos por transferencia",
                List.of("Transferencia", "Clase", "Hogares", "Monto"),
                """
                        SELECT concept, kind, count(DISTINCT household) AS households, sum(amount)::bigint AS amount
                        FROM liquidation.line
                        WHERE period = :period
                          AND amount <> 0
                        GROUP BY concept, kind
                        ORDER BY array_position(ARRAY['CURRENT', 'REINTEGRO', 'RECUPERO'], kind),
                                 array_position(ARRAY['BASE', 'TPI', 'TAS', 'TBS', 'VRAEM'], concept)""",
                period,
                row -> List.of(
                        capital(Wording.of(Concept.valueOf(row.getString("concept")))),
                        Wording.of(LineKind.valueOf(row.getString("kind"))),
                        row.getLong("households"),
                        soles(row, "amount")));
    }

    private Summary.Section units(Bimester period) {
        return section(
                "units",
                "Por unidad territorial",
                List.of("UT", "Hogares", "Se les abona", "Por abonar", "Retenido", "Abonado", "Rechazado"),
                """
                        SELECT t.unit,
                               count(*) AS households,
                               count(*) FILTER (WHERE (NOT t.held AND t.payable > 0) OR t.released > 0) AS paid,
                               sum(CASE WHEN t.held THEN 0 ELSE t.payable END + t.released)::bigint AS to_pay,
                               sum(CASE WHEN t.held THEN t.payable ELSE 0 END)::bigint AS held,
                               coalesce(sum(s.amount) FILTER (
                                   WHERE s.state NOT IN ('INSTRUCTED', 'REJECTED', 'RETURNED')), 0)::bigint AS credited,
                               coalesce(sum(s.amount) FILTER (
                                   WHERE s.state IN ('REJECTED', 'RETURNED')), 0)::bigint AS rejected
                        FROM liquidation.total t
                        LEFT JOIN payment.payment_state s USING (period, household)
                        WHERE t.period = :period
                        GROUP BY t.unit
                        ORDER BY t.unit COLLATE "C\"""",
                period,
                row -> List.of(
                        words.unit(row.getString("unit")),
                        row.getLong("households"),
                        row.getLong("paid"),
                        soles(row, "to_pay"),
                        soles(row, "held"),
                        soles(row, "credited"),
                        soles(row, "rejected")));
    }

    private Summary.Section money(Bimester period, ReportHeader header) {
        List<List<Object>> rows = new ArrayList<>();
        jdbc.sql("SELECT lines, lines_sum, payable, held, released FROM liquidation.liquidation WHERE period = :period")
                .param("period", period.toString())
                .query(row -> {
                    Soles sum = soles(row, "lines_sum");
                    Soles payable = soles(row, "payable");
                    rows.add(List.of("Suma de las líneas", row.getLong("lines"), sum));
                    rows.add(List.of("− Saldos descontados o que pasan al siguiente", "", sum.minus(payable)));
                    rows.add(List.of("= Liquidado a los hogares", "", payable));
                    rows.add(List.of("− Retenido por falta de cuenta activa", "", soles(row, "held")));
                    rows.add(List.of("+ Liberado de ciclos anteriores", "", soles(row, "released")));
                });
        if (header.resolution().isPresent()) {
            Reconciliation sides = new Payments(jdbc).reconcile(period);
            rows.add(
                    part("= Autorizado por abonar, " + header.resolution().get().number(), sides.resolution()));
            rows.add(part("Sin poder instruirse", sides.notInstructed()));
            rows.add(part("Instruido al banco (órdenes)", sides.orders()));
            rows.add(part("En los archivos al banco", sides.files()));
            rows.add(part("Abonado", sides.credited()));
            rows.add(part("Rechazado", sides.rejected()));
            if (sides.returned().count() > 0) {
                rows.add(part("Devuelto", sides.returned()));
            }
            rows.add(part("Sin respuesta todavía", sides.withoutReply()));
            rows.add(List.of("Libro contable: debe menos haber", "", sides.ledgerTotal()));
            sides.breaks()
                    .forEach(
                            (type, lines) -> rows.add(List.of("Por resolver: " + breakWords(type), lines, Soles.ZERO)));
            sides.breaksOfNoCycle()
                    .forEach((type, lines) ->
                            rows.add(List.of("Por resolver, sin ciclo: " + breakWords(type), lines, Soles.ZERO)));
        }
        return new Summary.Section("money", "El dinero", List.of("Concepto", "Cuántos", "Monto"), rows);
    }

    private static String breakWords(BreakType type) {
        return type.spanish();
    }

    private Summary.Section refused(Bimester period) {
        return section(
                "refused",
                "Lo que el banco rechazó o no se pudo instruir",
                List.of("Motivo", "Hogares", "Monto"),
                """
                        SELECT reason, reason_text, '' AS obstacle, count(*) AS households, sum(amount)::bigint AS amount
                        FROM payment.rejection
                        WHERE period = :period
                        GROUP BY reason, reason_text
                        UNION ALL
                        SELECT '', '', reason, count(*), sum(amount)::bigint
                        FROM payment.obstacle
                        WHERE period = :period
                          AND NOT again
                        GROUP BY reason
                        ORDER BY households DESC, reason, obstacle""",
                period,
                row -> List.of(
                        row.getString("obstacle").isEmpty()
                                ? (row.getString("reason") + " " + row.getString("reason_text")).strip()
                                : Obstacle.valueOf(row.getString("obstacle")).spanish(),
                        row.getLong("households"),
                        soles(row, "amount")));
    }

    private interface RowReader {
        List<Object> read(ResultSet row) throws SQLException;
    }

    private Summary.Section section(
            String key, String title, List<String> columns, String select, Bimester period, RowReader reader) {
        List<List<Object>> rows = jdbc.sql(select)
                .param("period", period.toString())
                .param("first", period.firstMonth().toString())
                .param("second", period.secondMonth().toString())
                .query((row, number) -> reader.read(row))
                .list();
        return new Summary.Section(key, title, columns, rows);
    }

    private static List<Object> part(String name, Reconciliation.Part part) {
        return List.of(name, part.count(), part.amount());
    }

    private static Soles soles(ResultSet row, String column) throws SQLException {
        return Soles.ofCentimos(row.getLong(column));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
