package org.ayni.app.report;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ayni.app.payment.Obstacle;
import org.ayni.app.payment.PaymentState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the reports of a cycle: what each shows and the select that gives it. */
final class ReportTables {

    /** Titular and place as believed at the closing, for a table {@code t} with a column {@code household}. */
    private static final String HOLDER = """
            LEFT JOIN registry.household h
                ON h.household_id = t.household
            LEFT JOIN registry.holder o
                ON o.household = h.household
                AND o.valid @> CAST(:closingDay AS date)
                AND o.recorded @> CAST(:knownAt AS timestamptz)
            LEFT JOIN registry.person_record p
                ON p.person = o.person
                AND p.valid @> CAST(:closingDay AS date)
                AND p.recorded @> CAST(:knownAt AS timestamptz)
            """;

    /** A person {@code r} as believed at the closing. */
    private static final String PERSON = """
            LEFT JOIN registry.person_record p
                ON p.person = r.person
                AND p.valid @> CAST(:closingDay AS date)
                AND p.recorded @> CAST(:knownAt AS timestamptz)
            """;

    private static final String NAME =
            "concat_ws(', ', nullif(concat_ws(' ', p.paternal_surname, p.maternal_surname), ''), p.given_names)";

    private final JdbcClient jdbc;
    private final Words words;
    private final Map<String, Object> parameters;
    private final String firstMonth;
    private final String secondMonth;

    ReportTables(JdbcClient jdbc, Words words, ReportHeader header) {
        this.jdbc = jdbc;
        this.words = words;
        this.firstMonth = header.period().firstMonth().toString();
        this.secondMonth = header.period().secondMonth().toString();
        this.parameters = Map.of(
                "period", header.period().toString(),
                "first", firstMonth,
                "second", secondMonth,
                "closingDay", header.closingDay(),
                "knownAt", Timestamp.from(header.knownAt()));
    }

    /** One row for each household of the roll. */
    Table households() {
        String select = """
                WITH month AS (
                    SELECT household,
                           max(outcome) FILTER (WHERE month = :first) AS first_outcome,
                           max(outcome) FILTER (WHERE month = :second) AS second_outcome
                    FROM verification.household_month
                    WHERE period = :period
                    GROUP BY household
                ), decision AS (
                    SELECT household, string_agg(DISTINCT reason, ' ' ORDER BY reason) AS reasons
                    FROM verification.member_decision
                    WHERE period = :period
                      AND outcome IN ('NOT_COMPLIED', 'NOT_VERIFIED')
                    GROUP BY household
                ), line AS (
                    SELECT household,
                           coalesce(sum(amount) FILTER (WHERE concept = 'BASE'), 0)::bigint AS base,
                           coalesce(sum(amount) FILTER (WHERE concept = 'TPI'), 0)::bigint AS tpi,
                           coalesce(sum(amount) FILTER (WHERE concept = 'TAS'), 0)::bigint AS tas,
                           coalesce(sum(amount) FILTER (WHERE concept = 'TBS'), 0)::bigint AS tbs,
                           coalesce(sum(amount) FILTER (WHERE concept = 'VRAEM'), 0)::bigint AS vraem,
                           string_agg(DISTINCT reason, ' ' ORDER BY reason)
                               FILTER (WHERE concept = 'BASE' AND amount = 0) AS unpaid_reasons
                    FROM liquidation.line
                    WHERE period = :period
                      AND kind = 'CURRENT'
                    GROUP BY household
                )
                SELECT t.unit, t.ubigeo, t.ubigeo AS place, t.household, p.dni, %s AS holder,
                       m.first_outcome, m.second_outcome,
                       CASE WHEN t.state = 'OK'
                            THEN concat_ws(' ', l.unpaid_reasons,
                                CASE WHEN l.unpaid_reasons IS NOT NULL THEN d.reasons END)
                            ELSE t.state
                       END AS reasons,
                       l.base, l.tpi, l.tas, l.tbs, l.vraem, t.reintegro, t.recupero, t.balance_before, t.balance_after,
                       t.payable, CASE WHEN t.held THEN t.payable ELSE 0 END AS held, t.released,
                       CASE WHEN t.held THEN 0 ELSE t.payable END + t.released AS to_pay,
                       CASE WHEN s.state IS NOT NULL THEN s.state
                            WHEN t.held AND t.payable > 0 THEN 'HELD'
                            WHEN t.payable + t.released = 0 THEN NULL
                            WHEN EXISTS (SELECT FROM liquidation.resolution WHERE period = :period) THEN 'AUTHORISED'
                            ELSE 'LIQUIDATED'
                       END AS payment
                FROM liquidation.total t
                JOIN month m USING (household)
                JOIN line l USING (household)
                LEFT JOIN decision d USING (household)
                LEFT JOIN payment.payment_state s
                    ON s.period = t.period
                    AND s.household = t.household
                %s
                WHERE t.period = :period
                ORDER BY t.household COLLATE "C\"""".formatted(NAME, HOLDER);
        return table(
                "hogares",
                "Reporte nominal por hogar",
                select,
                field(Column.text("UT", "Unidad territorial del distrito del hogar el día de cierre."), words::unit),
                plain(Column.text("Ubigeo", "Distrito, código INEI de 6 dígitos.")),
                field(Column.text("Lugar", "Departamento, provincia y, si se conoce, distrito."), words::place),
                plain(Column.text("Hogar", "Código del hogar.")),
                plain(Column.text("DNI titular", "Documento de la persona titular en el padrón cerrado.")),
                plain(Column.text("Titular", "Apellidos y nombres de la persona titular.")),
                field(Column.text(firstMonth, "Resultado del hogar en el primer mes."), words::householdOutcome),
                field(Column.text(secondMonth, "Resultado del hogar en el segundo mes."), words::householdOutcome),
                field(Column.text("Por qué no se paga un mes", "Motivos, si algún mes quedó en cero."), words::reasons),
                plain(Column.soles("Base", "Transferencia base del bimestre, en soles.")),
                plain(Column.soles("TPI", "Transferencia Primera Infancia del bimestre.")),
                plain(Column.soles("TAS", "Transferencia Alta Secundaria del bimestre.")),
                plain(Column.soles("TBS", "Transferencia Baja Secundaria del bimestre.")),
                plain(Column.soles("VRAEM", "Transferencia VRAEM.")),
                plain(Column.soles("Reintegros", "Lo que se debe por los dos bimestres anteriores.")),
                plain(Column.soles("Recuperos", "Lo que se descuenta por los dos bimestres anteriores (negativo).")),
                plain(Column.soles("Saldo anterior", "Por recuperar de liquidaciones anteriores.")),
                plain(Column.soles("Saldo siguiente", "Lo que no se pudo recuperar y pasa a la siguiente.")),
                plain(Column.soles("Liquidado", "Lo que corresponde al hogar en este ciclo, retenido o no.")),
                plain(Column.soles("Retenido", "La parte liquidada que espera una cuenta activa.")),
                plain(Column.soles("Liberado", "Lo retenido en ciclos anteriores que se paga ahora.")),
                plain(Column.soles(
                        "Por abonar", "Lo que se instruye al banco: liquidado menos retenido más liberado.")),
                field(
                        Column.text("Estado del abono", "Dónde está el dinero."),
                        code -> PaymentState.valueOf(code).spanish()));
    }

    /** One row for each target member and month. */
    Table members() {
        String select = """
                WITH month AS (
                    SELECT household, member, month, category,
                           max(outcome) FILTER (WHERE condition = 'APN') AS apn,
                           max(outcome) FILTER (WHERE condition = 'CRED') AS cred,
                           max(outcome) FILTER (WHERE condition = 'DNI') AS dni,
                           max(outcome) FILTER (WHERE condition = 'EDU') AS edu,
                           max(outcome) FILTER (WHERE condition = 'PACK') AS pack,
                           string_agg(reason, ' ' ORDER BY condition)
                               FILTER (WHERE outcome IN ('NOT_COMPLIED', 'NOT_VERIFIED')) AS reasons,
                           string_agg(array_to_string(missed, ' '), ' ' ORDER BY condition)
                               FILTER (WHERE outcome IN ('NOT_COMPLIED', 'NOT_VERIFIED', 'INCOMPLETE')) AS missed
                    FROM verification.member_decision
                    WHERE period = :period
                    GROUP BY household, member, month, category
                )
                SELECT t.unit, t.ubigeo, t.household, m.member, p.dni, %s AS name, p.birth_date, m.month, m.category,
                       m.apn, m.cred, m.dni, m.edu, m.pack, m.reasons, m.missed
                FROM month m
                JOIN liquidation.total t
                    ON t.period = :period
                    AND t.household = m.household
                LEFT JOIN registry.person r
                    ON r.member_id = m.member
                %s
                ORDER BY m.household COLLATE "C", m.member COLLATE "C", m.month COLLATE "C\"""".formatted(NAME, PERSON);
        return table(
                "miembros",
                "Reporte nominal por miembro objetivo y mes",
                select,
                field(Column.text("UT", "Unidad territorial."), words::unit),
                plain(Column.text("Ubigeo", "Distrito, código INEI de 6 dígitos.")),
                plain(Column.text("Hogar", "Código del hogar.")),
                plain(Column.text("Miembro", "Código del miembro.")),
                plain(Column.text("DNI", "Documento, si lo tiene.")),
                plain(Column.text("Apellidos y nombres", "Como en el padrón cerrado.")),
                field(Column.text("Nacimiento", "Fecha de nacimiento."), Words::day),
                plain(Column.text("Mes", "Mes que se decide.")),
                field(Column.text("Categoría", "Por qué es miembro objetivo ese mes."), words::category),
                field(Column.text("Control prenatal", "Resultado; vacío = no le corresponde."), words::outcome),
                field(Column.text("Control CRED", "Resultado; vacío = no le corresponde."), words::outcome),
                field(Column.text("DNI a tiempo", "Resultado; vacío = no le corresponde."), words::outcome),
                field(Column.text("Asistencia escolar", "Resultado; vacío = no le corresponde."), words::outcome),
                field(Column.text("Paquete integrado", "Solo decide la TPI."), words::outcome),
                field(Column.text("Motivos", "Por qué no cumple o no se verificó."), words::reasons),
                field(Column.text("Lo que faltó", "Controles, dosis o documentos sin registro."), words::items));
    }

    /** One row for each condition that could not be verified. */
    Table notVerified() {
        String select = """
                SELECT t.unit, t.ubigeo, t.household, d.member, p.dni, %s AS name, e.phone, d.month, d.category,
                       d.condition, d.reason, g.school_id, g.facility_id, m.outcome
                FROM verification.member_decision d
                JOIN liquidation.total t
                    ON t.period = d.period
                    AND t.household = d.household
                JOIN verification.household_month m
                    ON m.period = d.period
                    AND m.household = d.household
                    AND m.month = d.month
                LEFT JOIN registry.household h
                    ON h.household_id = d.household
                LEFT JOIN registry.residence e
                    ON e.household = h.household
                    AND e.valid @> CAST(:closingDay AS date)
                    AND e.recorded @> CAST(:knownAt AS timestamptz)
                LEFT JOIN registry.person r
                    ON r.member_id = d.member
                LEFT JOIN registry.registration g
                    ON g.person = r.person
                    AND g.valid @> CAST(:closingDay AS date)
                    AND g.recorded @> CAST(:knownAt AS timestamptz)
                %s
                WHERE d.period = :period
                  AND d.outcome = 'NOT_VERIFIED'
                ORDER BY t.unit COLLATE "C", d.household COLLATE "C", d.member COLLATE "C", d.month COLLATE "C",
                         d.condition COLLATE "C\"""".formatted(NAME, PERSON);
        return table(
                "no_verificados",
                "Hogares y miembros que no pudieron ser verificados",
                select,
                field(Column.text("UT", "Unidad territorial."), words::unit),
                plain(Column.text("Ubigeo", "Distrito, código INEI de 6 dígitos.")),
                plain(Column.text("Hogar", "Código del hogar.")),
                plain(Column.text("Miembro", "Código del miembro.")),
                plain(Column.text("DNI", "Documento, si lo tiene.")),
                plain(Column.text("Apellidos y nombres", "Como en el padrón cerrado.")),
                plain(Column.text("Teléfono del hogar", "Si se conoce.")),
                plain(Column.text("Mes", "Mes sin verificar.")),
                field(Column.text("Categoría", "Por qué es miembro objetivo ese mes."), words::category),
                plain(Column.text("Condición", "APN, CRED o EDU.")),
                field(Column.text("Motivo", "Por qué no se pudo verificar."), words::reason),
                plain(Column.text("Escuela registrada", "Código modular y anexo.")),
                plain(Column.text("Establecimiento registrado", "Código RENIPRESS.")),
                field(Column.text("Resultado del hogar", "Del hogar en ese mes."), words::householdOutcome));
    }

    /** The annex of the resolution: who is paid how much. */
    Table annex() {
        String select = """
                SELECT row_number() OVER (ORDER BY t.unit COLLATE "C", t.household COLLATE "C") AS place,
                       t.unit, t.ubigeo, t.household, p.dni, %s AS holder,
                       CASE WHEN t.held THEN 0 ELSE t.payable END AS payable, t.released,
                       CASE WHEN t.held THEN 0 ELSE t.payable END + t.released AS to_pay
                FROM liquidation.total t
                %s
                WHERE t.period = :period
                  AND CASE WHEN t.held THEN 0 ELSE t.payable END + t.released > 0
                ORDER BY t.unit COLLATE "C", t.household COLLATE "C\"""".formatted(NAME, HOLDER);
        return table(
                "anexo_resolucion",
                "Anexo de la resolución: hogares y montos por abonar",
                select,
                plain(Column.whole("N.º", "Orden en el anexo.")),
                field(Column.text("UT", "Unidad territorial."), words::unit),
                plain(Column.text("Ubigeo", "Distrito, código INEI de 6 dígitos.")),
                plain(Column.text("Hogar", "Código del hogar.")),
                plain(Column.text("DNI titular", "Documento de la persona titular.")),
                plain(Column.text("Titular", "Apellidos y nombres.")),
                plain(Column.soles("Del ciclo", "Liquidado en este ciclo.")),
                plain(Column.soles("Liberado", "Retenido en ciclos anteriores y pagado ahora.")),
                plain(Column.soles("Por abonar", "La suma: lo que se instruye al banco.")));
    }

    /** What the bank rejected, and what could not even be instructed. */
    Table rejected() {
        String select = """
                WITH refused AS (
                    SELECT period, household, amount, reason, reason_text, order_id, NULL AS obstacle
                    FROM payment.rejection
                    UNION ALL
                    SELECT period, household, amount, NULL, NULL, NULL, reason
                    FROM payment.obstacle
                    WHERE NOT again
                )
                SELECT t.unit, t.ubigeo, t.household, p.dni, %s AS holder, x.amount,
                       x.reason, x.reason_text, x.obstacle, x.order_id
                FROM refused x
                JOIN liquidation.total t USING (period, household)
                %s
                WHERE x.period = :period
                ORDER BY t.unit COLLATE "C", t.household COLLATE "C", x.obstacle\
                """.formatted(NAME, HOLDER);
        return table(
                "rechazos",
                "Abonos rechazados por el banco o que no se pudieron instruir",
                select,
                field(Column.text("UT", "Unidad territorial."), words::unit),
                plain(Column.text("Ubigeo", "Distrito, código INEI de 6 dígitos.")),
                plain(Column.text("Hogar", "Código del hogar.")),
                plain(Column.text("DNI titular", "Documento de la persona titular.")),
                plain(Column.text("Titular", "Apellidos y nombres.")),
                plain(Column.soles("Monto", "Lo que se sigue debiendo al hogar.")),
                plain(Column.text("Código del banco", "Código ISO 20022 del rechazo.")),
                plain(Column.text("Motivo del banco", "Como lo dijo el banco.")),
                field(
                        Column.text("Impedimento", "Por qué no se pudo instruir."),
                        code -> Obstacle.valueOf(code).spanish()),
                plain(Column.text("Orden", "Orden de pago rechazada.")));
    }

    private Table table(String name, String title, String select, QueryTable.Field... fields) {
        return new QueryTable(jdbc, name, title, select, parameters, List.of(fields));
    }

    private static QueryTable.Field plain(Column column) {
        return QueryTable.Field.of(column);
    }

    private static QueryTable.Field field(Column column, UnaryOperator<String> inWords) {
        return new QueryTable.Field(column, inWords);
    }
}
