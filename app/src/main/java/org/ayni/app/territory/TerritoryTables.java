package org.ayni.app.territory;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.kernel.id.Ubigeo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of the territory: filled from the built-in files, read back as a {@link Territory}. */
public final class TerritoryTables {

    static final String BUILT_IN_SOURCE = "law/territory";
    static final String LOCK = "territory";

    private TerritoryTables() {}

    /**
     * Brings the tables in step with the built-in files. When they already are, this is one small query, so whoever opens
     * the database may call it every time.
     *
     * @return whether something was filled in
     */
    public static boolean fill(Database database) {
        String sha256 = BuiltInTerritory.sha256();
        if (isFilled(database.app(), sha256)) {
            return false;
        }
        return Boolean.TRUE.equals(database.transaction().execute(status -> {
            database.lockUntilCommit(LOCK, Database.LockKind.ALONE);
            if (isFilled(database.app(), sha256)) {
                return false;
            }
            fill(database.app(), Territory.builtIn());
            database.app()
                    .sql("INSERT INTO territory.built_in (sha256) VALUES (:sha256)")
                    .param("sha256", sha256)
                    .update();
            Audit.record(database.app(), Actor.SYSTEM, "fill-territory", BUILT_IN_SOURCE, Map.of("sha256", sha256));
            return true;
        }));
    }

    /** The territory with the districts of the lists that were loaded, as believed now. Fills the tables when need be. */
    public static Territory read(Database database) {
        fill(database);
        List<District> districts =
                database.app().sql("""
                        SELECT ubigeo, name, capital, altitude_m, population, latitude, longitude
                        FROM territory.current_district
                        ORDER BY ubigeo
                        """).query((row, number) -> district(row)).list();
        return Territory.builtIn().with(districts);
    }

    /** The districts of each RENIEC code, as the lists that were loaded say. */
    static Map<String, List<Ubigeo>> ofReniec(Database database) {
        Map<String, List<Ubigeo>> districts = new HashMap<>();
        database.app()
                .sql("SELECT code, ubigeo FROM territory.reniec_code WHERE upper_inf(recorded) ORDER BY ubigeo")
                .query(row -> {
                    districts
                            .computeIfAbsent(row.getString("code"), code -> new ArrayList<>())
                            .add(new Ubigeo(row.getString("ubigeo")));
                });
        return districts;
    }

    private static boolean isFilled(JdbcClient app, String sha256) {
        // The last contents count: a program of an older version must fill again, not trust what a newer one left.
        return app.sql("SELECT sha256 FROM territory.built_in ORDER BY id DESC LIMIT 1")
                .query(String.class)
                .optional()
                .filter(sha256::equals)
                .isPresent();
    }

    private static void fill(JdbcClient app, Territory builtIn) {
        app.sql("""
                        INSERT INTO territory.department (code, name)
                        SELECT * FROM unnest(:codes::text[], :names::text[])
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name
                        """)
                .param("codes", texts(builtIn.departments(), Department::code))
                .param("names", texts(builtIn.departments(), Department::name))
                .update();
        app.sql("""
                        INSERT INTO territory.province (code, department_code, name)
                        SELECT code, left(code, 2), name
                        FROM unnest(:codes::text[], :names::text[]) AS built_in (code, name)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name
                        """)
                .param("codes", texts(builtIn.provinces(), Province::code))
                .param("names", texts(builtIn.provinces(), Province::name))
                .update();
        fillUnits(app, builtIn);
        fillAssignments(app, builtIn);
        // A list that a person loaded knows more than we do: only districts that nobody has yet are added.
        app.sql("""
                        INSERT INTO territory.district (ubigeo, name, capital, altitude_m, population, source, valid)
                        SELECT ubigeo, name, capital, altitude_m::integer, population::integer, :source, '(,)'
                        FROM unnest(:ubigeos::text[], :names::text[], :capitals::text[], :altitudes::text[],
                                    :populations::text[])
                          AS built_in (ubigeo, name, capital, altitude_m, population)
                        WHERE NOT EXISTS (SELECT FROM territory.district WHERE district.ubigeo = built_in.ubigeo)
                        """)
                .param("source", BUILT_IN_SOURCE)
                .param("ubigeos", texts(builtIn.districts(), one -> one.ubigeo().value()))
                .param("names", texts(builtIn.districts(), District::name))
                .param("capitals", texts(builtIn.districts(), District::capital))
                .param("altitudes", texts(builtIn.districts(), one -> number(one.altitudeMetres())))
                .param("populations", texts(builtIn.districts(), one -> number(one.population())))
                .update();
    }

    private static void fillUnits(JdbcClient app, Territory builtIn) {
        app.sql("""
                        INSERT INTO territory.territorial_unit (code, name, valid_from, source, confidence)
                        SELECT code, name, valid_from::date, source, confidence
                        FROM unnest(:codes::text[], :names::text[], :dates::text[], :sources::text[],
                                    :confidences::text[])
                          AS built_in (code, name, valid_from, source, confidence)
                        ON CONFLICT (code) DO UPDATE
                        SET name = excluded.name,
                            valid_from = excluded.valid_from,
                            source = excluded.source,
                            confidence = excluded.confidence
                        """)
                .param("codes", texts(builtIn.units(), TerritorialUnit::code))
                .param("names", texts(builtIn.units(), TerritorialUnit::name))
                .param("dates", texts(builtIn.units(), unit -> unit.validFrom().toString()))
                .param("sources", texts(builtIn.units(), TerritorialUnit::source))
                .param(
                        "confidences",
                        texts(builtIn.units(), unit -> unit.confidence().name().toLowerCase(Locale.ROOT)))
                .update();
    }

    private static void fillAssignments(JdbcClient app, Territory builtIn) {
        List<UnitAssignment> all = builtIn.assignments();
        app.sql("""
                        CREATE TEMPORARY TABLE assigned ON COMMIT DROP AS
                        SELECT prefix, unit_code, valid_from::date AS valid_from, source, confidence
                        FROM unnest(:prefixes::text[], :units::text[], :dates::text[], :sources::text[],
                                    :confidences::text[])
                          AS built_in (prefix, unit_code, valid_from, source, confidence)
                        """)
                .param("prefixes", texts(all, UnitAssignment::prefix))
                .param("units", texts(all, UnitAssignment::unitCode))
                .param("dates", texts(all, one -> one.validFrom().toString()))
                .param("sources", texts(all, UnitAssignment::source))
                .param("confidences", texts(all, one -> one.confidence().name().toLowerCase(Locale.ROOT)))
                .update();
        app.sql("""
                        UPDATE territory.unit_assignment AS old
                        SET recorded = tstzrange(lower(recorded), now())
                        WHERE upper_inf(recorded)
                          AND NOT EXISTS (
                            SELECT FROM assigned
                            WHERE (assigned.prefix, assigned.unit_code, assigned.valid_from, assigned.source,
                                   assigned.confidence)
                                = (old.prefix, old.unit_code, old.valid_from, old.source, old.confidence))
                        """).update();
        app.sql("""
                        INSERT INTO territory.unit_assignment (prefix, unit_code, valid_from, source, confidence)
                        SELECT prefix, unit_code, valid_from, source, confidence
                        FROM assigned
                        WHERE NOT EXISTS (
                          SELECT FROM territory.unit_assignment AS old
                          WHERE upper_inf(old.recorded)
                            AND old.prefix = assigned.prefix
                            AND old.valid_from = assigned.valid_from)
                        """).update();
    }

    private static District district(ResultSet row) throws SQLException {
        BigDecimal latitude = row.getBigDecimal("latitude");
        BigDecimal longitude = row.getBigDecimal("longitude");
        return new District(
                new Ubigeo(row.getString("ubigeo")),
                row.getString("name"),
                row.getString("capital"),
                whole(row.getObject("altitude_m", Integer.class)),
                whole(row.getObject("population", Integer.class)),
                latitude == null || longitude == null
                        ? Optional.empty()
                        : Optional.of(new Coordinates(latitude, longitude)));
    }

    private static OptionalInt whole(@Nullable Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    static <T> String[] texts(Collection<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    static @Nullable String number(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : null;
    }
}
