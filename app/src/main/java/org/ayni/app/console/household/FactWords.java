package org.ayni.app.console.household;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.ayni.kernel.money.Soles;

/** Names of the facts of the roll and of their fields, and their values as people write them. */
final class FactWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int SHOWN_DIGITS = 4;

    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("residence", "Domicilio"),
            Map.entry("household_state", "Estado"),
            Map.entry("classification", "Clasificación"),
            Map.entry("account", "Cuenta"),
            Map.entry("holder", "Titular"),
            Map.entry("opening_balance", "Saldo inicial"),
            Map.entry("membership", "Pertenencia"),
            Map.entry("person_record", "Persona"),
            Map.entry("registration", "Registro"),
            Map.entry("pregnancy", "Gestación"),
            Map.entry("enrolment", "Matrícula"));

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("ubigeo", "distrito (ubigeo)"),
            Map.entry("centro_poblado", "centro poblado"),
            Map.entry("phone", "teléfono"),
            Map.entry("state", "estado"),
            Map.entry("reason", "motivo"),
            Map.entry("affiliated_on", "afiliado desde"),
            Map.entry("cse", "clasificación socioeconómica"),
            Map.entry("cse_valid_to", "vigente hasta"),
            Map.entry("number", "número"),
            Map.entry("entity", "entidad pagadora"),
            Map.entry("holder", "titular"),
            Map.entry("amount", "monto"),
            Map.entry("household", "hogar"),
            Map.entry("joined_on", "desde"),
            Map.entry("left_on", "hasta"),
            Map.entry("birth_date", "fecha de nacimiento"),
            Map.entry("dni", "DNI"),
            Map.entry("given_names", "nombres"),
            Map.entry("paternal_surname", "apellido paterno"),
            Map.entry("maternal_surname", "apellido materno"),
            Map.entry("sex", "sexo"),
            Map.entry("dni_issued_on", "emisión del DNI"),
            Map.entry("died_on", "fallecimiento"),
            Map.entry("secondary_finished_on", "fin de secundaria"),
            Map.entry("low_birth_weight", "bajo peso o prematuro"),
            Map.entry("school_id", "escuela"),
            Map.entry("facility_id", "establecimiento de salud"),
            Map.entry("lmp", "fecha de última regla"),
            Map.entry("ended_on", "fin de la gestación"),
            Map.entry("school_year", "año escolar"),
            Map.entry("level", "nivel"),
            Map.entry("grade", "grado"),
            Map.entry("status", "situación"),
            Map.entry("status_on", "situación desde"),
            Map.entry("rank", "orden de mérito"),
            Map.entry("section_size", "alumnos de la sección"));

    private FactWords() {}

    /** @param position among several of one kind; 0 when there can be one only */
    static String fact(String table, int position) {
        String name = FACTS.getOrDefault(table, table);
        return position > 1 ? name + " " + position : name;
    }

    static String field(String table, String column) {
        return table.equals("account") && column.equals("status")
                ? "situación de la cuenta"
                : FIELDS.getOrDefault(column, column);
    }

    /** @param value as the database writes it, or several with a bar between them, or empty */
    static String value(String column, String value) {
        return value.isEmpty()
                ? ""
                : Arrays.stream(value.split(" / ", -1))
                        .map(one -> one.isEmpty() ? "—" : single(column, one))
                        .collect(Collectors.joining(" / "));
    }

    private static String single(String column, String value) {
        return switch (column) {
            case "state" -> RollWords.state(value);
            case "reason" -> RollWords.reason(value);
            case "cse" -> RollWords.classification(value);
            case "sex" -> RollWords.sex(value);
            case "low_birth_weight" -> value.equals("true") ? "sí" : "no";
            case "amount" -> Soles.ofCentimos(Long.parseLong(value)).toString();
            case "number" -> RollWords.masked(value, SHOWN_DIGITS);
            case "status" -> status(value);
            default ->
                value.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(value).format(DAY) : value;
        };
    }

    /** Of an account or of an enrolment: their codes differ, but for none that both have. */
    private static String status(String value) {
        return switch (value) {
            case "ACTIVE", "NONE", "BLOCKED", "NO_CARD" -> RollWords.account(value);
            default -> RollWords.enrolment(value);
        };
    }
}
