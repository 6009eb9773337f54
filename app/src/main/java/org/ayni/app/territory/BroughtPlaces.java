package org.ayni.app.territory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.problem.Problem;
import org.ayni.app.upload.BroughtList;
import org.ayni.app.upload.Fault;
import org.ayni.app.upload.ListLayout;
import org.ayni.app.upload.ListRow;

/**
 * A list of centros poblados, schools or health facilities, as the Unidad de Operaciones brings it. Applying closes what we
 * believed and adds what the list says; nothing is removed because a list lacks it, and the same list again changes nothing.
 */
public final class BroughtPlaces implements BroughtList {

    private static final int AT_ONCE = 5_000;

    /** So few rows prove nothing. */
    private static final long ENOUGH = 5;

    /** Part of the rows that name another district than their code, from which the system must be another: one in so many. */
    private static final long ONE_IN = 3;

    private final PlaceKind kind;
    private final String source;
    private final Optional<LocalDate> since;
    private final Consumer<ListProblem> notices;

    /** A list of a kind, brought by the wizard. */
    public BroughtPlaces(PlaceKind kind) {
        this(kind, "", Optional.empty(), notice -> {});
    }

    /**
     * @param source what the places are said to come from; empty = the name of the uploaded file
     * @param since from which day rows that say none are so; empty = they correct what was believed all along
     * @param notices told of rows that are taken and that a person should look at
     */
    BroughtPlaces(PlaceKind kind, String source, Optional<LocalDate> since, Consumer<ListProblem> notices) {
        this.kind = kind;
        this.source = source;
        this.since = since;
        this.notices = notices;
    }

    @Override
    public ListLayout layout(LocalDate today) {
        return PlaceColumns.of(kind, today);
    }

    @Override
    public PlaceReading begin(Database database, Terms terms) {
        return new PlaceReading(database, terms);
    }

    @Override
    public Undone undo(Database database, Terms terms) {
        return new UndoPlaces(database).undo(kind, terms);
    }

    /** One list that is being read. */
    final class PlaceReading implements Reading {

        private final Database database;
        private final Terms terms;
        private final PlaceChanges changes;
        private final PlaceRows rows;
        private final List<ListedPlace> batch = new ArrayList<>();
        private List<Long> twice = List.of();
        private long odd;

        private PlaceReading(Database database, Terms terms) {
            this.database = database;
            this.terms = terms;
            if (terms.applies()) {
                database.lockUntilCommit(TerritoryTables.LOCK, Database.LockKind.ALONE);
            }
            this.changes = new PlaceChanges(database.app(), kind);
            this.rows = new PlaceRows(kind, layout(terms.today()), DistrictCodes.read(database), since, notice -> {
                odd++;
                notices.accept(notice);
            });
            changes.begin();
        }

        @Override
        public void row(ListRow row) {
            rows.place(row).ifPresent(batch::add);
            if (batch.size() == AT_ONCE) {
                flush();
            }
        }

        private void flush() {
            if (!batch.isEmpty()) {
                changes.add(List.copyOf(batch));
                batch.clear();
            }
        }

        @Override
        public Verdict verdict() {
            if (rows.named() >= ENOUGH && rows.otherDistrict() * ONE_IN >= rows.named()) {
                throw Problem.missing("Los códigos de distrito no son del sistema que se dice.")
                        .expected("que el nombre de cada fila sea el del distrito de su código; «ubigeo» es el código"
                                + " INEI y «ubigeo_reniec» el de RENIEC")
                        .found("otro distrito en " + rows.otherDistrict() + " de " + rows.named() + " filas")
                        .whatToDo("Si son de RENIEC, llame a esa columna «ubigeo_reniec» y suba la lista otra vez: se"
                                + " traducen. No se adivina.")
                        .stop();
            }
            flush();
            twice = changes.compare();
            PlaceChanges.Counts counts = changes.counts();
            List<Tally> tallies = new ArrayList<>(tallies(counts));
            tallies.add(new Tally("missing", "Se conocían y no están; siguen", counts.missing()));
            tallies.add(new Tally("odd", "Por mirar: nombre de otro distrito", odd));
            return new Verdict(tallies, Optional.empty());
        }

        private List<Tally> tallies(PlaceChanges.Counts counts) {
            return List.of(
                    new Tally("added", "Nuevos", counts.added()),
                    new Tally("changed", "Cambian", counts.changed()),
                    new Tally("same", "Iguales", counts.same()));
        }

        @Override
        public void lateFaults(Consumer<LateFault> sink) {
            String column = kind == PlaceKind.SCHOOL ? PlaceColumns.MODULAR : PlaceColumns.CODE;
            twice.forEach(line ->
                    sink.accept(new LateFault(line, Fault.of(column, "El código ya está en una fila anterior."))));
        }

        PlaceChanges changes() {
            return changes;
        }

        @Override
        public Receipt apply() {
            PlaceChanges.Counts counts = changes.counts();
            String from = source.isEmpty() ? fileName() : source;
            changes.apply(from);
            int load = database.app()
                    .sql("""
                            INSERT INTO territory.place_load (kind, upload, source, added, changed, same, by_person)
                            VALUES (:kind, :upload, :source, :added, :changed, :same, :by)
                            RETURNING load
                            """)
                    .param("kind", kind.name())
                    .param("upload", terms.upload())
                    .param("source", from)
                    .param("added", counts.added())
                    .param("changed", counts.changed())
                    .param("same", counts.same())
                    .param("by", terms.by().name())
                    .query(Integer.class)
                    .single();
            Audit.record(
                    database.app(),
                    terms.by(),
                    "load-places",
                    from,
                    Map.of(
                            "kind", kind.name(),
                            "load", Integer.toString(load),
                            "added", Integer.toString(counts.added()),
                            "changed", Integer.toString(counts.changed())));
            return new Receipt(tallies(counts), Integer.toString(load));
        }

        private String fileName() {
            return database.app()
                    .sql("SELECT file_name FROM upload.upload WHERE upload = :upload")
                    .param("upload", terms.upload())
                    .query(String.class)
                    .optional()
                    .orElse(kind.word());
        }
    }
}
