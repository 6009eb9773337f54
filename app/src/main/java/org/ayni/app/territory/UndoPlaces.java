package org.ayni.app.territory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.upload.BroughtList;
import org.ayni.app.upload.BroughtList.NotUndone;
import org.ayni.app.upload.BroughtList.TakenBack;
import org.ayni.app.upload.BroughtList.Tally;

/**
 * Takes back what a list of places did: what it said is no longer believed, and what was believed before is again. A place of
 * which a later list said something else stays as that list says.
 */
final class UndoPlaces {

    private final Database database;

    UndoPlaces(Database database) {
        this.database = database;
    }

    private record Load(int number, String source) {}

    BroughtList.Undone undo(PlaceKind kind, BroughtList.Terms terms) {
        database.lockUntilCommit(TerritoryTables.LOCK, Database.LockKind.ALONE);
        Optional<Load> load = database.app()
                .sql("""
                        SELECT load AS number, source
                        FROM territory.place_load
                        WHERE upload = :upload
                          AND kind = :kind
                        ORDER BY load DESC
                        LIMIT 1
                        """)
                .param("upload", terms.upload())
                .param("kind", kind.name())
                .query(Load.class)
                .optional();
        if (load.isEmpty()) {
            return new NotUndone("No se encuentra qué hizo esta lista; avise a la UTI.");
        }
        // Everything of one load carries the instant of its transaction, as what it closed does.
        int closed = database.app().sql("""
                        UPDATE territory.place
                        SET recorded = tstzrange(lower(place.recorded), now())
                        FROM territory.place_load AS load
                        WHERE load.load = :load
                          AND place.kind = load.kind
                          AND lower(place.recorded) = load.loaded_at
                          AND upper_inf(place.recorded)
                        """).param("load", load.get().number()).update();
        int back = database.app().sql("""
                        INSERT INTO territory.place
                          (kind, code, name, ubigeo, centro_poblado, class, run_by, address, open, altitude_m, population,
                           latitude, longitude, source, valid)
                        SELECT old.kind, old.code, old.name, old.ubigeo, old.centro_poblado, old.class, old.run_by,
                               old.address, old.open, old.altitude_m, old.population, old.latitude, old.longitude,
                               old.source, old.valid
                        FROM territory.place_load AS load
                        JOIN territory.place AS old
                          ON old.kind = load.kind
                            AND upper(old.recorded) = load.loaded_at
                        WHERE load.load = :load
                          AND NOT EXISTS (
                            SELECT FROM territory.place AS now_believed
                            WHERE now_believed.kind = old.kind
                              AND now_believed.code = old.code
                              AND now_believed.valid && old.valid
                              AND upper_inf(now_believed.recorded))
                        """).param("load", load.get().number()).update();
        Audit.record(
                database.app(),
                terms.by(),
                "undo-places",
                load.get().source(),
                Map.of(
                        "kind",
                        kind.name(),
                        "load",
                        Integer.toString(load.get().number()),
                        "closed",
                        Integer.toString(closed)));
        return new TakenBack(List.of(
                new Tally("closed", "Ya no se creen", closed), new Tally("back", "Vuelven a como estaban", back)));
    }
}
