package org.ayni.app.territory;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One list of places against what is believed, inside one transaction: staged, compared, and taken. */
final class PlaceChanges {

    private static final int SHOWN = 100;

    private final JdbcClient app;
    private final PlaceKind kind;

    PlaceChanges(JdbcClient app, PlaceKind kind) {
        this.app = app;
        this.kind = kind;
    }

    record Counts(int added, int changed, int same, int missing) {}

    /** Makes room for the rows; again for another list in the same transaction. */
    void begin() {
        app.sql("DROP TABLE IF EXISTS pg_temp.listed, pg_temp.believed, pg_temp.contradicted")
                .update();
        app.sql("""
                        CREATE TEMPORARY TABLE listed ON COMMIT DROP AS
                        SELECT 0::bigint AS line, code, name, ubigeo, centro_poblado, class, run_by, address, open,
                               altitude_m, population, latitude, longitude, NULL::date AS since
                        FROM territory.place
                        WITH NO DATA
                        """).update();
    }

    /** Adds accepted rows. */
    void add(List<ListedPlace> places) {
        app.sql("""
                        INSERT INTO listed
                          (line, code, name, ubigeo, centro_poblado, class, run_by, address, open, altitude_m,
                           population, latitude, longitude, since)
                        SELECT row.line::bigint, row.code, row.name, row.ubigeo, row.centro_poblado, row.class,
                               row.run_by, row.address, row.open::boolean, row.altitude_m::integer, row.population::integer,
                               row.latitude::numeric(11, 8), row.longitude::numeric(11, 8), row.since::date
                        FROM unnest(:lines::text[], :codes::text[], :names::text[], :ubigeos::text[], :centros::text[],
                                    :classes::text[], :runBy::text[], :addresses::text[], :open::text[],
                                    :altitudes::text[], :populations::text[], :latitudes::text[], :longitudes::text[],
                                    :since::text[])
                          AS row (line, code, name, ubigeo, centro_poblado, class, run_by, address, open, altitude_m,
                                  population, latitude, longitude, since)
                        """)
                .param("lines", TerritoryTables.texts(places, one -> Long.toString(one.line())))
                .param("codes", TerritoryTables.texts(places, ListedPlace::code))
                .param("names", TerritoryTables.texts(places, ListedPlace::name))
                .param(
                        "ubigeos",
                        TerritoryTables.texts(places, one -> one.ubigeo().value()))
                .param(
                        "centros",
                        TerritoryTables.texts(places, one -> one.centroPoblado().orElse(null)))
                .param("classes", TerritoryTables.texts(places, ListedPlace::placeClass))
                .param("runBy", TerritoryTables.texts(places, ListedPlace::runBy))
                .param("addresses", TerritoryTables.texts(places, ListedPlace::address))
                .param("open", TerritoryTables.texts(places, one -> Boolean.toString(one.open())))
                .param("altitudes", TerritoryTables.texts(places, one -> TerritoryTables.number(one.altitudeMetres())))
                .param("populations", TerritoryTables.texts(places, one -> TerritoryTables.number(one.population())))
                .param(
                        "latitudes",
                        TerritoryTables.texts(
                                places,
                                one -> one.coordinates()
                                        .map(at -> at.latitude().toPlainString())
                                        .orElse(null)))
                .param(
                        "longitudes",
                        TerritoryTables.texts(
                                places,
                                one -> one.coordinates()
                                        .map(at -> at.longitude().toPlainString())
                                        .orElse(null)))
                .param(
                        "since",
                        TerritoryTables.texts(
                                places,
                                one -> one.since().map(LocalDate::toString).orElse(null)))
                .update();
    }

    /** All rows are there: compares them with what is believed now. Returns the lines whose code an earlier line has. */
    List<Long> compare() {
        app.sql("CREATE INDEX ON listed (code, line)").update();
        app.sql("ANALYZE listed").update();
        List<Long> twice =
                app.sql("""
                        DELETE FROM listed
                        WHERE EXISTS (
                          SELECT FROM listed AS earlier
                          WHERE earlier.code = listed.code
                            AND earlier.line < listed.line)
                        RETURNING line
                        """).query(Long.class).list().stream().sorted().toList();
        app.sql("""
                        CREATE TEMPORARY TABLE believed ON COMMIT DROP AS
                        SELECT place.*
                        FROM territory.place
                        WHERE kind = :kind
                          AND upper_inf(recorded)
                          AND upper_inf(valid)
                        """).param("kind", kind.name()).update();
        app.sql("ANALYZE believed").update();
        app.sql("""
                        CREATE TEMPORARY TABLE contradicted ON COMMIT DROP AS
                        SELECT believed.*
                        FROM believed
                        JOIN listed USING (code)
                        WHERE (believed.name, believed.ubigeo, believed.centro_poblado, believed.class, believed.run_by,
                               believed.address, believed.open, believed.altitude_m, believed.population,
                               believed.latitude, believed.longitude)
                            IS DISTINCT FROM
                              (listed.name, listed.ubigeo, listed.centro_poblado, listed.class, listed.run_by,
                               listed.address, listed.open, listed.altitude_m, listed.population,
                               listed.latitude, listed.longitude)
                        """).update();
        return twice;
    }

    Counts counts() {
        return app.sql("""
                        SELECT (SELECT count(*) FROM listed
                                WHERE NOT EXISTS (SELECT FROM believed WHERE believed.code = listed.code)) AS added,
                               (SELECT count(*) FROM contradicted) AS changed,
                               (SELECT count(*) FROM listed JOIN believed USING (code))
                                 - (SELECT count(*) FROM contradicted) AS same,
                               (SELECT count(*) FROM believed
                                WHERE NOT EXISTS (SELECT FROM listed WHERE listed.code = believed.code)) AS missing
                        """).query(Counts.class).single();
    }

    /** The first differences, in the order of the list; only the facts that differ are told. */
    List<PlaceDifference> differences() {
        return app.sql("""
                        SELECT listed.line, listed.code, listed.name, contradicted.code IS NULL AS fresh,
                               concat_ws(' · ',
                                 CASE WHEN contradicted.name <> listed.name THEN contradicted.name END,
                                 CASE WHEN contradicted.ubigeo <> listed.ubigeo THEN contradicted.ubigeo END,
                                 CASE WHEN contradicted.centro_poblado IS DISTINCT FROM listed.centro_poblado
                                   THEN coalesce(contradicted.centro_poblado, '—') END,
                                 CASE WHEN contradicted.class <> listed.class THEN coalesce(nullif(contradicted.class, ''), '—') END,
                                 CASE WHEN contradicted.run_by <> listed.run_by THEN coalesce(nullif(contradicted.run_by, ''), '—') END,
                                 CASE WHEN contradicted.address <> listed.address THEN coalesce(nullif(contradicted.address, ''), '—') END,
                                 CASE WHEN contradicted.open <> listed.open
                                   THEN CASE WHEN contradicted.open THEN 'activo' ELSE 'inactivo' END END,
                                 CASE WHEN contradicted.altitude_m IS DISTINCT FROM listed.altitude_m
                                   THEN coalesce(contradicted.altitude_m::text, '—') || ' m' END,
                                 CASE WHEN contradicted.population IS DISTINCT FROM listed.population
                                   THEN coalesce(contradicted.population::text, '—') || ' hab.' END,
                                 CASE WHEN (contradicted.latitude, contradicted.longitude)
                                     IS DISTINCT FROM (listed.latitude, listed.longitude)
                                   THEN concat_ws(', ', coalesce(contradicted.latitude::text, '—'), contradicted.longitude::text) END
                               ) AS before,
                               concat_ws(' · ',
                                 CASE WHEN contradicted.name <> listed.name THEN listed.name END,
                                 CASE WHEN contradicted.ubigeo <> listed.ubigeo THEN listed.ubigeo END,
                                 CASE WHEN contradicted.centro_poblado IS DISTINCT FROM listed.centro_poblado
                                   THEN coalesce(listed.centro_poblado, '—') END,
                                 CASE WHEN contradicted.class <> listed.class THEN coalesce(nullif(listed.class, ''), '—') END,
                                 CASE WHEN contradicted.run_by <> listed.run_by THEN coalesce(nullif(listed.run_by, ''), '—') END,
                                 CASE WHEN contradicted.address <> listed.address THEN coalesce(nullif(listed.address, ''), '—') END,
                                 CASE WHEN contradicted.open <> listed.open
                                   THEN CASE WHEN listed.open THEN 'activo' ELSE 'inactivo' END END,
                                 CASE WHEN contradicted.altitude_m IS DISTINCT FROM listed.altitude_m
                                   THEN coalesce(listed.altitude_m::text, '—') || ' m' END,
                                 CASE WHEN contradicted.population IS DISTINCT FROM listed.population
                                   THEN coalesce(listed.population::text, '—') || ' hab.' END,
                                 CASE WHEN (contradicted.latitude, contradicted.longitude)
                                     IS DISTINCT FROM (listed.latitude, listed.longitude)
                                   THEN concat_ws(', ', coalesce(listed.latitude::text, '—'), listed.longitude::text) END
                               ) AS after
                        FROM listed
                        LEFT JOIN contradicted USING (code)
                        WHERE contradicted.code IS NOT NULL
                           OR NOT EXISTS (SELECT FROM believed WHERE believed.code = listed.code)
                        ORDER BY contradicted.code IS NULL, listed.line
                        LIMIT :shown
                        """)
                .param("shown", SHOWN)
                .query((row, number) -> {
                    boolean fresh = row.getBoolean("fresh");
                    return new PlaceDifference(
                            row.getInt("line"),
                            row.getString("code"),
                            row.getString("name"),
                            fresh,
                            fresh ? "" : row.getString("before"),
                            fresh ? row.getString("name") : row.getString("after"));
                })
                .list();
    }

    /** Closes what the list contradicts and adds what it says; with a day, the old form stays true until then. */
    void apply(String source) {
        app.sql("""
                        UPDATE territory.place
                        SET recorded = tstzrange(lower(place.recorded), now())
                        FROM contradicted
                        WHERE place.id = contradicted.id
                        """).update();
        app.sql("""
                        INSERT INTO territory.place
                          (kind, code, name, ubigeo, centro_poblado, class, run_by, address, open, altitude_m, population,
                           latitude, longitude, source, valid)
                        SELECT old.kind, old.code, old.name, old.ubigeo, old.centro_poblado, old.class, old.run_by,
                               old.address, old.open, old.altitude_m, old.population, old.latitude, old.longitude,
                               old.source, old.valid * daterange(NULL, listed.since)
                        FROM contradicted AS old
                        JOIN listed USING (code)
                        WHERE listed.since IS NOT NULL
                          AND NOT isempty(old.valid * daterange(NULL, listed.since))
                        """).update();
        app.sql("""
                        INSERT INTO territory.place
                          (kind, code, name, ubigeo, centro_poblado, class, run_by, address, open, altitude_m, population,
                           latitude, longitude, source, valid)
                        SELECT :kind, listed.code, listed.name, listed.ubigeo, listed.centro_poblado, listed.class,
                               listed.run_by, listed.address, listed.open, listed.altitude_m, listed.population,
                               listed.latitude, listed.longitude, :source,
                               coalesce(contradicted.valid, '(,)') * daterange(listed.since, NULL)
                        FROM listed
                        LEFT JOIN contradicted USING (code)
                        WHERE contradicted.code IS NOT NULL
                           OR NOT EXISTS (SELECT FROM believed WHERE believed.code = listed.code)
                        """).param("kind", kind.name()).param("source", source).update();
    }
}
