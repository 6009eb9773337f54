package org.ayni.app.console.places;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.ayni.app.console.LimaTime;
import org.ayni.app.console.list.ListColumn.Word;
import org.ayni.app.territory.PlaceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What there is to know of one place, inside the transaction of a viewer. */
final class PlaceRecord {

    private final JdbcClient jdbc;
    private final PlaceKind kind;
    private final String code;
    private final LocalDate today;

    PlaceRecord(JdbcClient jdbc, PlaceKind kind, String code, LocalDate today) {
        this.jdbc = jdbc;
        this.kind = kind;
        this.code = code;
        this.today = today;
    }

    /**
     * What a list says, or said.
     *
     * @param placeClass area, level or category, in words
     * @param centro code of its centro poblado; empty when unknown
     * @param where degrees; empty when unknown
     * @param holds whether it is believed now
     * @param later whether it only comes true after today
     * @param days on which it is so, in words
     * @param known while we believed it, in words
     */
    public record Belief(
            String name,
            String ubigeo,
            String centro,
            String centroName,
            String placeClass,
            String runBy,
            String address,
            boolean open,
            String altitude,
            String population,
            String where,
            String source,
            boolean holds,
            boolean later,
            String days,
            String known) {}

    /** Its district and what that is part of; names, and the code of the UT. */
    public record Lies(
            String ubigeo, String district, String province, String department, String unit, String unitName) {

        static final Lies NOWHERE = new Lies("", "", "", "", "", "");
    }

    /** How many the viewer sees there. */
    record Registered(long households, long members, long enrolled) {

        static final Registered NOBODY = new Registered(0, 0, 0);
    }

    /** A school or facility in a centro poblado. */
    public record Near(String address, String code, String name, String what) {}

    /** What is and was believed, the latest first. */
    List<Belief> beliefs() {
        return jdbc.sql("""
                        SELECT place.*, centro.name AS centro_name, upper_inf(place.recorded) AS believed,
                               lower(place.valid) AS first_day, upper(place.valid) - 1 AS last_day,
                               lower(place.recorded) AS known_from, upper(place.recorded) AS known_to
                        FROM territory.place
                        LEFT JOIN territory.centro_poblado AS centro ON centro.code = place.centro_poblado
                        WHERE place.kind = :kind
                          AND place.code = :code
                        ORDER BY upper_inf(place.recorded) DESC, lower(place.valid) DESC NULLS LAST, place.id DESC
                        """)
                .param("kind", kind.name())
                .param("code", code)
                .query((row, number) -> {
                    LocalDate first = row.getObject("first_day", LocalDate.class);
                    LocalDate last = row.getObject("last_day", LocalDate.class);
                    boolean believed = row.getBoolean("believed");
                    boolean over = last != null && last.isBefore(today);
                    return new Belief(
                            row.getString("name"),
                            row.getString("ubigeo"),
                            text(row.getString("centro_poblado")),
                            text(row.getString("centro_name")),
                            word(row.getString("class")),
                            row.getString("run_by"),
                            row.getString("address"),
                            row.getBoolean("open"),
                            text(row.getString("altitude_m")),
                            text(row.getString("population")),
                            row.getString("latitude") == null
                                    ? ""
                                    : row.getBigDecimal("latitude")
                                                    .stripTrailingZeros()
                                                    .toPlainString() + ", "
                                            + row.getBigDecimal("longitude")
                                                    .stripTrailingZeros()
                                                    .toPlainString(),
                            row.getString("source"),
                            believed && !over,
                            first != null && first.isAfter(today),
                            days(first, last),
                            known(
                                    row.getObject("known_from", OffsetDateTime.class),
                                    row.getObject("known_to", OffsetDateTime.class)));
                })
                .list();
    }

    Lies lies(String ubigeo) {
        return jdbc.sql("""
                        SELECT :ubigeo AS ubigeo,
                               coalesce((SELECT name FROM territory.current_district WHERE ubigeo = :ubigeo), :ubigeo) AS district,
                               coalesce(province.name, '') AS province, coalesce(department.name, '') AS department,
                               coalesce(unit.code, '') AS unit, coalesce(unit.name, '') AS unit_name
                        FROM (SELECT left(:ubigeo, 4) AS province_code) AS asked
                        LEFT JOIN territory.province ON province.code = asked.province_code
                        LEFT JOIN territory.department ON department.code = province.department_code
                        LEFT JOIN territory.province_unit AS served
                          ON served.province_code = asked.province_code
                            AND served.valid @> :today
                        LEFT JOIN territory.territorial_unit AS unit ON unit.code = served.unit_code
                        """)
                .param("ubigeo", ubigeo)
                .param("today", today)
                .query(Lies.class)
                .single();
    }

    Registered registered() {
        return switch (kind) {
            case CENTRO_POBLADO -> living();
            case SCHOOL -> new Registered(0, registeredIn("school_id"), enrolled());
            case FACILITY -> new Registered(0, registeredIn("facility_id"), 0);
        };
    }

    private Registered living() {
        return jdbc.sql("""
                        SELECT count(DISTINCT lives.household) AS households, count(belongs.person) AS members, 0 AS enrolled
                        FROM registry.residence AS lives
                        LEFT JOIN registry.membership AS belongs
                          ON belongs.household = lives.household
                            AND upper_inf(belongs.recorded)
                            AND belongs.valid @> :today
                            AND (belongs.left_on IS NULL OR belongs.left_on > :today)
                        WHERE lives.centro_poblado = :code
                          AND upper_inf(lives.recorded)
                          AND lives.valid @> :today
                        """)
                .param("code", code)
                .param("today", today)
                .query(Registered.class)
                .single();
    }

    /** The column is one of two words of ours. */
    private long registeredIn(String column) {
        return jdbc.sql("""
                        SELECT count(*)
                        FROM registry.registration AS registered
                        WHERE registered.%s = :code
                          AND upper_inf(registered.recorded)
                          AND registered.valid @> :today
                          AND EXISTS (
                            SELECT FROM registry.membership AS belongs
                            WHERE belongs.person = registered.person
                              AND upper_inf(belongs.recorded)
                              AND belongs.valid @> :today
                              AND (belongs.left_on IS NULL OR belongs.left_on > :today))
                        """.formatted(column))
                .param("code", code)
                .param("today", today)
                .query(Long.class)
                .single();
    }

    /** Of those registered, who is enrolled there this year by SIAGIE. */
    private long enrolled() {
        return jdbc.sql("""
                        SELECT count(DISTINCT enrolment.person)
                        FROM registry.registration AS registered
                        JOIN registry.enrolment
                          ON enrolment.person = registered.person
                            AND enrolment.school_id = :code
                            AND enrolment.school_year = :year
                            AND enrolment.status = 'ENROLLED'
                            AND upper_inf(enrolment.recorded)
                        WHERE registered.school_id = :code
                          AND upper_inf(registered.recorded)
                          AND registered.valid @> :today
                        """)
                .param("code", code)
                .param("year", today.getYear())
                .param("today", today)
                .query(Long.class)
                .single();
    }

    /** The schools and facilities that the lists put into this centro poblado. */
    List<Near> near() {
        return jdbc.sql("""
                        SELECT kind, code, name, class
                        FROM territory.place
                        WHERE kind IN ('SCHOOL', 'FACILITY')
                          AND ubigeo = left(:code, 6)
                          AND centro_poblado = :code
                          AND upper_inf(recorded)
                          AND upper_inf(valid)
                          AND open
                        ORDER BY kind DESC, name, code
                        LIMIT 100
                        """)
                .param("code", code)
                .query((row, number) -> {
                    PlaceKind near = PlaceKind.valueOf(row.getString("kind"));
                    return new Near(
                            "/territorio/" + near.word() + "/" + row.getString("code"),
                            row.getString("code"),
                            row.getString("name"),
                            near == PlaceKind.SCHOOL
                                    ? PlaceWords.LEVELS
                                            .getOrDefault(row.getString("class"), new Word("Escuela", ""))
                                            .spanish()
                                    : ("Establecimiento " + row.getString("class")).strip());
                })
                .list();
    }

    private String word(String stored) {
        return switch (kind) {
            case CENTRO_POBLADO ->
                PlaceWords.AREAS.getOrDefault(stored, new Word(stored, "")).spanish();
            case SCHOOL ->
                PlaceWords.LEVELS.getOrDefault(stored, new Word(stored, "")).spanish();
            case FACILITY -> stored;
        };
    }

    private static String text(@Nullable String stored) {
        return stored == null ? "" : stored;
    }

    private static String days(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null && last == null) {
            return "siempre";
        }
        String from = first == null ? "" : "desde el " + LimaTime.day(first);
        String to = last == null ? "" : "hasta el " + LimaTime.day(last);
        return (from + " " + to).strip();
    }

    private static String known(OffsetDateTime from, @Nullable OffsetDateTime to) {
        return "desde el " + LimaTime.day(from.toInstant())
                + (to == null ? "" : " hasta el " + LimaTime.day(to.toInstant()));
    }
}
