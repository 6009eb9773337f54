package org.ayni.app.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.problem.Problem;
import org.ayni.kernel.id.Ubigeo;

/**
 * Act: takes an official list of centros poblados, schools or health facilities into the tables. Who: an operator of the Unidad
 * de Operaciones. From: what we believe about these places; to: what the list says, the old beliefs closed and kept. The same
 * list again changes nothing, and nothing is removed because a list lacks it.
 */
public final class LoadPlaces {

    private final Database database;

    public LoadPlaces(Database database) {
        this.database = database;
    }

    /**
     * A list that a person wants to load.
     *
     * @param fileName as it is called, for the receipt
     * @param system in which the person says that its district codes are written
     * @param since the day from which new and changed places are so; without it the list corrects what we believed all along
     */
    public record Asked(PlaceKind kind, String fileName, byte[] bytes, UbigeoSystem system, Optional<LocalDate> since) {

        private static final int LONGEST_NAME = 200;

        public Asked {
            fileName = fileName.strip();
            fileName = fileName.isEmpty() ? kind.word() + ".csv" : fileName;
            fileName = fileName.substring(0, Math.min(LONGEST_NAME, fileName.length()));
        }
    }

    /**
     * What comes of it.
     *
     * @param added places that are not known
     * @param changed places of which the list says something else than we believe
     * @param same places that the list confirms
     * @param missing places that we know and the list lacks; they stay
     * @param differences the first of what is new or changes
     * @param rejected rows that are not taken
     * @param notices rows to look at
     * @param receipt number of the load; empty for a comparison
     */
    public record Result(
            PlaceKind kind,
            String sha256,
            int added,
            int changed,
            int same,
            int missing,
            List<PlaceDifference> differences,
            List<ListProblem> rejected,
            List<ListProblem> notices,
            Optional<Integer> receipt) {}

    /**
     * What would come of it; nothing is changed.
     *
     * @throws org.ayni.app.problem.ProblemException when the file is no such list, or of another system than stated
     */
    public Result compare(Asked asked) {
        PlaceList list = read(asked);
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            PlaceChanges changes = new PlaceChanges(database.app(), asked.kind());
            changes.stage(list.places());
            transaction.setRollbackOnly();
            return result(asked, list, changes, Optional.empty());
        }));
    }

    /**
     * Does it.
     *
     * @throws org.ayni.app.problem.ProblemException as {@link #compare}; then nothing is changed
     */
    public Result load(Asked asked, Actor by) {
        PlaceList list = read(asked);
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            database.lockUntilCommit(TerritoryTables.LOCK, Database.LockKind.ALONE);
            PlaceChanges changes = new PlaceChanges(database.app(), asked.kind());
            changes.stage(list.places());
            Result found = result(asked, list, changes, Optional.empty());
            changes.apply(asked.fileName(), asked.since());
            int receipt = receipt(asked, found, by);
            Audit.record(
                    database.app(),
                    by,
                    "load-places",
                    asked.fileName(),
                    Map.of(
                            "kind", asked.kind().name(),
                            "sha256", found.sha256(),
                            "added", Integer.toString(found.added()),
                            "changed", Integer.toString(found.changed()),
                            "rejected", Integer.toString(found.rejected().size()),
                            "receipt", Integer.toString(receipt)));
            return new Result(
                    found.kind(),
                    found.sha256(),
                    found.added(),
                    found.changed(),
                    found.same(),
                    found.missing(),
                    found.differences(),
                    found.rejected(),
                    found.notices(),
                    Optional.of(receipt));
        }));
    }

    private PlaceList read(Asked asked) {
        Territory territory = TerritoryTables.read(database);
        Map<String, List<Ubigeo>> ofReniec =
                asked.system() == UbigeoSystem.RENIEC ? TerritoryTables.ofReniec(database) : Map.of();
        if (asked.system() == UbigeoSystem.RENIEC && ofReniec.isEmpty()) {
            throw Problem.missing("Todavía no se cargó ninguna lista con los códigos INEI y RENIEC de los distritos.")
                    .where(asked.fileName())
                    .whatToDo("Cárguela primero con «./ayni territory load»; sin ella no se puede traducir.")
                    .stop();
        }
        return PlaceListReader.read(
                asked.bytes(), asked.fileName(), asked.kind(), new DistrictCodes(territory, asked.system(), ofReniec));
    }

    private static Result result(Asked asked, PlaceList list, PlaceChanges changes, Optional<Integer> receipt) {
        PlaceChanges.Counts counts = changes.counts();
        return new Result(
                asked.kind(),
                list.sha256(),
                counts.added(),
                counts.changed(),
                list.places().size() - counts.added() - counts.changed(),
                counts.missing(),
                changes.differences(),
                list.rejected(),
                list.notices(),
                receipt);
    }

    private int receipt(Asked asked, Result found, Actor by) {
        return database.app()
                .sql("""
                        INSERT INTO territory.list_load
                          (kind, file_name, sha256, ubigeo_system, since, added, changed, same, rejected, by_person)
                        VALUES (:kind, :file, :sha256, :system, :since::date, :added, :changed, :same, :rejected, :by)
                        RETURNING load
                        """)
                .param("kind", asked.kind().name())
                .param("file", asked.fileName())
                .param("sha256", found.sha256())
                .param("system", asked.system().name())
                .param("since", asked.since().orElse(null))
                .param("added", found.added())
                .param("changed", found.changed())
                .param("same", found.same())
                .param("rejected", found.rejected().size())
                .param("by", by.name())
                .query(Integer.class)
                .single();
    }
}
