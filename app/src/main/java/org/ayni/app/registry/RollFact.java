package org.ayni.app.registry;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What can be said of a household or a person from a day on: a table of beliefs and its fields. */
public enum RollFact {
    RESIDENCE("residence", Of.HOUSEHOLD, Field.text("ubigeo"), Field.text("centro_poblado"), Field.text("phone")),
    STATE(
            "household_state",
            Of.HOUSEHOLD,
            Field.code(
                    "state",
                    "ELIGIBLE",
                    "VALIDATED",
                    "DISCARDED",
                    "WAITING_CLASSIFICATION",
                    "AFFILIATED",
                    "SUSPENDED",
                    "DISAFFILIATED"),
            Field.pattern("reason", "S0[1-7]|D0[1-9]|R0[1-4]"),
            Field.date("affiliated_on")),
    CLASSIFICATION("classification", Of.HOUSEHOLD, Field.code("cse", "PE", "PNE", "NP"), Field.date("cse_valid_to")),
    ACCOUNT(
            "account",
            Of.HOUSEHOLD,
            Field.code("status", "ACTIVE", "NONE", "BLOCKED", "NO_CARD"),
            Field.text("number"),
            Field.text("entity")),
    PERSON(
            "person_record",
            Of.PERSON,
            Field.date("birth_date"),
            Field.pattern("dni", "[0-9]{8}"),
            Field.text("given_names"),
            Field.text("paternal_surname"),
            Field.text("maternal_surname"),
            Field.code("sex", "F", "M"),
            Field.date("dni_issued_on"),
            Field.date("died_on"),
            Field.date("secondary_finished_on"),
            Field.truth("low_birth_weight")),
    REGISTRATION("registration", Of.PERSON, Field.text("school_id"), Field.text("facility_id")),
    /** Said through {@link RollChange#join}, {@link RollChange#move} and {@link RollChange#leave}. */
    MEMBERSHIP("membership", Of.PERSON, Field.number("household"), Field.date("joined_on"), Field.date("left_on")),
    /** Said through {@link RollChange#holder} and {@link RollChange#releaseHolder}. */
    HOLDER("holder", Of.HOUSEHOLD, Field.number("person"));

    /** What a fact is about: the column that names it. */
    enum Of {
        HOUSEHOLD("household"),
        PERSON("person");

        private final String column;

        Of(String column) {
            this.column = column;
        }
    }

    private final String table;
    private final Of about;
    private final List<Field> fields;

    RollFact(String table, Of about, Field... fields) {
        this.table = table;
        this.about = about;
        this.fields = List.of(fields);
    }

    /** Its fields, by the names of the columns, in their order. */
    public List<Field> fields() {
        return fields;
    }

    Of about() {
        return about;
    }

    /** Place of a field; -1 for a name that it has not. */
    int position(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        return -1;
    }

    /** Why a value is none of the field's; empty when it is. */
    Optional<String> flaw(int field, String value) {
        return fields.get(field).flaw(value);
    }

    /** The beliefs that are held now about {@code :subjects}. */
    String read() {
        return """
            SELECT asked.subject, lower(belief.valid) AS from_day, upper(belief.valid) AS to_day, belief.load,
                   ARRAY[%s] AS said
            FROM unnest(:subjects::integer[]) AS asked (subject)
            JOIN registry.%s AS belief ON belief.%s = asked.subject
            WHERE upper_inf(belief.recorded)
            ORDER BY asked.subject, belief.valid
            """.formatted(columns("belief.%s::text"), table, about.column);
    }

    /** Ends what was believed of {@code :subjects} from {@code :froms} on. */
    String close() {
        return """
            UPDATE registry.%s AS belief
            SET recorded = tstzrange(lower(belief.recorded), :at)
            FROM unnest(:subjects::integer[], :froms::date[]) AS closed (subject, from_day)
            WHERE belief.%s = closed.subject
              AND upper_inf(belief.recorded)
              AND lower(belief.valid) IS NOT DISTINCT FROM closed.from_day
            """.formatted(table, about.column);
    }

    /** Adds beliefs; the values of the n-th field are {@code :said}n. */
    String add() {
        return """
            INSERT INTO registry.%s (%s, %s, valid, recorded, load)
            SELECT said.subject, %s, daterange(said.from_day, said.to_day), tstzrange(:at, NULL), said.load
            FROM unnest(:subjects::integer[], :froms::date[], :tos::date[], :loads::integer[], %s)
              AS said (subject, from_day, to_day, load, %s)
            """.formatted(
                        table,
                        about.column,
                        columns("%s"),
                        fields.stream()
                                .map(field -> "said." + field.name() + "::" + field.type())
                                .collect(Collectors.joining(", ")),
                        IntStream.range(0, fields.size())
                                .mapToObj(i -> ":said" + i + "::text[]")
                                .collect(Collectors.joining(", ")),
                        columns("%s"));
    }

    private String columns(String form) {
        return fields.stream().map(field -> form.formatted(field.name())).collect(Collectors.joining(", "));
    }
}
