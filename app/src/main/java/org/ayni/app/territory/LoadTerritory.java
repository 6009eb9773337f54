package org.ayni.app.territory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Act: takes an official district list into the tables. Who: an operator of the Unidad de Operaciones. From: what we believe
 * about districts; to: what the list says, the old beliefs closed and kept. The same list again changes nothing.
 *
 * <p>A list with the authority of INEI replaces names and facts. The INEI-RENIEC list of 2022 only adds what we lack and the
 * RENIEC codes. Nothing is removed because a list lacks it; the person is told.
 */
public final class LoadTerritory {

    private LoadTerritory() {}

    /**
     * What came of it.
     *
     * @param added districts that were not known
     * @param changed districts of which we now believe something else
     * @param unchanged districts that the list confirms
     * @param reniecCodes RENIEC codes that are new or different
     * @param rejected rows that were not taken
     * @param notices rows to look at, obsolete codes among them
     * @param missing codes that we know and that an INEI list lacks
     */
    public record Result(
            String layout,
            int added,
            int changed,
            int unchanged,
            int reniecCodes,
            List<ListProblem> rejected,
            List<ListProblem> notices,
            Set<String> missing) {}

    /**
     * @param since the day from which new and changed districts are so; without it the list corrects what we believed all
     *     along
     * @throws org.ayni.app.problem.ProblemException when the file is no list; then nothing is changed
     */
    public static Result load(Database database, Actor by, Path file, Optional<LocalDate> since) throws IOException {
        Territory known = TerritoryTables.read(database);
        OfficialList list = OfficialListReader.read(file, known);
        String source = String.valueOf(file.getFileName());
        Result result = database.transaction().execute(status -> {
            database.lockUntilCommit(TerritoryTables.LOCK, Database.LockKind.ALONE);
            Result done = take(database.app(), list, source, since);
            Audit.record(
                    database.app(),
                    by,
                    "load-territory",
                    source,
                    Map.of(
                            "layout", list.layout(),
                            "added", Integer.toString(done.added()),
                            "changed", Integer.toString(done.changed()),
                            "reniec_codes", Integer.toString(done.reniecCodes()),
                            "rejected", Integer.toString(done.rejected().size())));
            return done;
        });
        if (result == null) {
            throw new IllegalStateException("the transaction gave no result");
        }
        return result;
    }

    private static Result take(JdbcClient app, OfficialList list, String source, Optional<LocalDate> since) {
        List<District> districts =
                list.districts().stream().map(OfficialList.Listed::district).toList();
        stage(app, districts);
        int changed = list.authoritative() ? change(app, source, since) : 0;
        int added = add(app, source, since);
        return new Result(
                list.layout(),
                added,
                changed,
                districts.size() - changed - added,
                reniecCodes(app, list, source),
                list.rejected(),
                list.notices(),
                list.authoritative() ? missing(app) : Set.of());
    }

    private static void stage(JdbcClient app, List<District> districts) {
        app.sql("""
                        CREATE TEMPORARY TABLE listed ON COMMIT DROP AS
                        SELECT ubigeo, name, capital, altitude_m::integer AS altitude_m, population::integer AS population,
                               latitude::numeric(11, 8) AS latitude, longitude::numeric(11, 8) AS longitude
                        FROM unnest(:ubigeos::text[], :names::text[], :capitals::text[], :altitudes::text[],
                                    :populations::text[], :latitudes::text[], :longitudes::text[])
                          AS row (ubigeo, name, capital, altitude_m, population, latitude, longitude)
                        """)
                .param(
                        "ubigeos",
                        TerritoryTables.texts(districts, one -> one.ubigeo().value()))
                .param("names", TerritoryTables.texts(districts, District::name))
                .param("capitals", TerritoryTables.texts(districts, District::capital))
                .param(
                        "altitudes",
                        TerritoryTables.texts(districts, one -> TerritoryTables.number(one.altitudeMetres())))
                .param("populations", TerritoryTables.texts(districts, one -> TerritoryTables.number(one.population())))
                .param(
                        "latitudes",
                        TerritoryTables.texts(
                                districts,
                                one -> one.coordinates()
                                        .map(at -> at.latitude().toPlainString())
                                        .orElse(null)))
                .param(
                        "longitudes",
                        TerritoryTables.texts(
                                districts,
                                one -> one.coordinates()
                                        .map(at -> at.longitude().toPlainString())
                                        .orElse(null)))
                .update();
    }

    /** Closes what the list contradicts and adds what it says; with a day, the old form stays true until then. */
    private static int change(JdbcClient app, String source, Optional<LocalDate> since) {
        app.sql("""
                        CREATE TEMPORARY TABLE contradicted ON COMMIT DROP AS
                        SELECT district.*
                        FROM territory.district
                        JOIN listed USING (ubigeo)
                        WHERE upper_inf(district.recorded)
                          AND upper_inf(district.valid)
                          AND (district.name, district.capital, district.altitude_m, district.population,
                               district.latitude, district.longitude)
                            IS DISTINCT FROM
                              (listed.name, listed.capital, listed.altitude_m, listed.population,
                               listed.latitude, listed.longitude)
                        """).update();
        app.sql("""
                        UPDATE territory.district
                        SET recorded = tstzrange(lower(district.recorded), now())
                        FROM contradicted
                        WHERE district.id = contradicted.id
                        """).update();
        app.sql("""
                        INSERT INTO territory.district
                          (ubigeo, name, capital, altitude_m, population, latitude, longitude, source, valid)
                        SELECT ubigeo, name, capital, altitude_m, population, latitude, longitude, source,
                               valid * daterange(NULL, :since::date)
                        FROM contradicted
                        WHERE :since::date IS NOT NULL
                          AND NOT isempty(valid * daterange(NULL, :since::date))
                        """).param("since", since.orElse(null)).update();
        return app.sql("""
                        INSERT INTO territory.district
                          (ubigeo, name, capital, altitude_m, population, latitude, longitude, source, valid)
                        SELECT listed.ubigeo, listed.name, listed.capital, listed.altitude_m, listed.population,
                               listed.latitude, listed.longitude, :source,
                               contradicted.valid * daterange(:since::date, NULL)
                        FROM contradicted
                        JOIN listed USING (ubigeo)
                        """)
                .param("source", source)
                .param("since", since.orElse(null))
                .update();
    }

    private static int add(JdbcClient app, String source, Optional<LocalDate> since) {
        return app.sql("""
                        INSERT INTO territory.district
                          (ubigeo, name, capital, altitude_m, population, latitude, longitude, source, valid)
                        SELECT ubigeo, name, capital, altitude_m, population, latitude, longitude, :source,
                               daterange(:since::date, NULL)
                        FROM listed
                        WHERE NOT EXISTS (
                          SELECT FROM territory.current_district WHERE current_district.ubigeo = listed.ubigeo)
                        """)
                .param("source", source)
                .param("since", since.orElse(null))
                .update();
    }

    private static int reniecCodes(JdbcClient app, OfficialList list, String source) {
        List<OfficialList.Listed> coded = list.districts().stream()
                .filter(one -> one.reniecCode().isPresent())
                .toList();
        app.sql("""
                        CREATE TEMPORARY TABLE coded ON COMMIT DROP AS
                        SELECT ubigeo, code
                        FROM unnest(:ubigeos::text[], :codes::text[]) AS row (ubigeo, code)
                        """)
                .param(
                        "ubigeos",
                        TerritoryTables.texts(
                                coded, one -> one.district().ubigeo().value()))
                .param(
                        "codes",
                        TerritoryTables.texts(coded, one -> one.reniecCode().orElse(null)))
                .update();
        app.sql("""
                        UPDATE territory.reniec_code AS old
                        SET recorded = tstzrange(lower(old.recorded), now())
                        FROM coded
                        WHERE upper_inf(old.recorded)
                          AND old.ubigeo = coded.ubigeo
                          AND old.code <> coded.code
                        """).update();
        return app.sql("""
                        INSERT INTO territory.reniec_code (ubigeo, code, source)
                        SELECT ubigeo, code, :source
                        FROM coded
                        WHERE NOT EXISTS (
                          SELECT FROM territory.reniec_code AS old
                          WHERE upper_inf(old.recorded)
                            AND old.ubigeo = coded.ubigeo)
                        """).param("source", source).update();
    }

    private static Set<String> missing(JdbcClient app) {
        return new TreeSet<>(app.sql("""
                        SELECT ubigeo
                        FROM territory.current_district
                        WHERE NOT EXISTS (SELECT FROM listed WHERE listed.ubigeo = current_district.ubigeo)
                        """).query(String.class).list());
    }
}
