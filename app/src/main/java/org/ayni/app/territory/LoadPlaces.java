package org.ayni.app.territory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.problem.Problem;
import org.ayni.app.upload.BroughtList;
import org.ayni.app.upload.BroughtTable;
import org.ayni.app.upload.ColumnMapping;
import org.ayni.app.upload.ListLayout;
import org.ayni.app.upload.ListRow;
import org.ayni.app.upload.ReadList;

/**
 * Act: takes a list of centros poblados, schools or health facilities from a file on this machine, as the wizard of the console
 * does from one that is brought ({@link BroughtPlaces}). Who: an operator of the Unidad de Operaciones.
 */
public final class LoadPlaces {

    private final Database database;

    public LoadPlaces(Database database) {
        this.database = database;
    }

    /**
     * A list that a person wants to load.
     *
     * @param system in which the person says that its district codes are written
     * @param since the day from which rows that say none are so; without it they correct what we believed all along
     */
    public record Asked(PlaceKind kind, Path file, UbigeoSystem system, Optional<LocalDate> since, LocalDate today) {}

    /**
     * What comes of it.
     *
     * @param added places that are not known
     * @param changed places of which the list says something else than we believe
     * @param same places that the list confirms
     * @param missing places that we know and the list lacks; they stay
     * @param differences the first of what is new or changes
     * @param rejected the faults of the rows that are not taken
     * @param notices rows that are taken and that a person should look at
     */
    public record Result(
            long added,
            long changed,
            long same,
            long missing,
            List<PlaceDifference> differences,
            List<ListProblem> rejected,
            List<ListProblem> notices) {}

    /**
     * What would come of it; nothing is changed.
     *
     * @throws org.ayni.app.problem.ProblemException when the file is no such list, or of another system than stated
     */
    public Result compare(Asked asked, Actor by) throws IOException {
        return read(asked, by, false);
    }

    /**
     * Does it.
     *
     * @throws org.ayni.app.problem.ProblemException as {@link #compare}; then nothing is changed
     */
    public Result load(Asked asked, Actor by) throws IOException {
        return read(asked, by, true);
    }

    private Result read(Asked asked, Actor by, boolean applies) throws IOException {
        String name = String.valueOf(asked.file().getFileName());
        Told told = new Told(asked, name);
        ReadList.Source source = new ReadList.Source(asked.file(), name, Optional.empty(), mapping(asked, name));
        var terms = new BroughtList.Terms("file " + name, by, asked.today(), applies);
        Path book = Files.createTempFile("ayni-places-", ".xlsx");
        try {
            ReadList reader = new ReadList(database);
            ReadList.Outcome outcome = applies
                    ? reader.apply(told, source, terms, false, book, bytes -> {})
                    : reader.check(told, source, terms, book, bytes -> {});
            Map<String, Long> counts = new HashMap<>();
            outcome.verdict().tallies().forEach(tally -> counts.put(tally.name(), tally.count()));
            return new Result(
                    counts.getOrDefault("added", 0L),
                    counts.getOrDefault("changed", 0L),
                    counts.getOrDefault("same", 0L),
                    counts.getOrDefault("missing", 0L),
                    List.copyOf(told.differences),
                    List.copyOf(told.rejected),
                    List.copyOf(told.notices));
        } finally {
            Files.deleteIfExists(book);
        }
    }

    /** By the names of the columns; a code column that is said to be RENIEC is that one. */
    private static ColumnMapping mapping(Asked asked, String name) throws IOException {
        ListLayout layout = PlaceColumns.of(asked.kind(), asked.today());
        List<String> header;
        try (BroughtTable table = BroughtTable.open(asked.file(), name, Optional.empty(), bytes -> {})) {
            header = table.header();
        }
        List<Integer> sources =
                new ArrayList<>(ColumnMapping.byName(layout, header).sources());
        if (asked.kind() == PlaceKind.CENTRO_POBLADO) {
            if (asked.system() == UbigeoSystem.RENIEC) {
                throw Problem.usage("El código de un centro poblado empieza siempre con el ubigeo INEI.")
                        .where(name)
                        .whatToDo("Cargue la lista del INEI e indique el sistema INEI.")
                        .stop();
            }
            return new ColumnMapping(sources);
        }
        int inei = layout.position(PlaceColumns.UBIGEO);
        int reniec = layout.position(PlaceColumns.RENIEC);
        if (asked.system() == UbigeoSystem.RENIEC && sources.get(reniec) < 0) {
            sources.set(reniec, sources.get(inei));
            sources.set(inei, -1);
        }
        if (asked.system() == UbigeoSystem.INEI && sources.get(inei) < 0 && sources.get(reniec) >= 0) {
            throw Problem.usage("La lista trae códigos de distrito de RENIEC, y se indicó que son de INEI.")
                    .where(name + ", columna " + header.get(sources.get(reniec)))
                    .whatToDo("Si son de RENIEC, indíquelo (--ubigeo RENIEC): se traducen. No se adivina.")
                    .stop();
        }
        return new ColumnMapping(sources);
    }

    /** The list, which remembers what a person at a terminal is told row by row. */
    private static final class Told implements BroughtList {

        private final List<ListProblem> rejected = new ArrayList<>();
        private final List<ListProblem> notices = new ArrayList<>();
        private final List<PlaceDifference> differences = new ArrayList<>();
        private final BroughtPlaces places;

        private Told(Asked asked, String source) {
            this.places = new BroughtPlaces(asked.kind(), source, asked.since(), notices::add);
        }

        @Override
        public ListLayout layout(LocalDate today) {
            return places.layout(today);
        }

        @Override
        public Reading begin(Database database, Terms terms) {
            BroughtPlaces.PlaceReading reading = places.begin(database, terms);
            ListLayout layout = layout(terms.today());
            return new Reading() {
                @Override
                public void row(ListRow row) {
                    reading.row(row);
                    row.faults()
                            .forEach(fault -> rejected.add(new ListProblem(
                                    Math.toIntExact(row.line()),
                                    fault.field(),
                                    fault.field().isEmpty() ? "" : row.text(layout.position(fault.field())),
                                    fault.error())));
                }

                @Override
                public Verdict verdict() {
                    Verdict verdict = reading.verdict();
                    differences.addAll(reading.changes().differences());
                    return verdict;
                }

                @Override
                public void lateFaults(Consumer<LateFault> sink) {
                    reading.lateFaults(late -> {
                        rejected.add(new ListProblem(
                                Math.toIntExact(late.line()),
                                late.fault().field(),
                                "",
                                late.fault().error()));
                        sink.accept(late);
                    });
                }

                @Override
                public Receipt apply() {
                    return reading.apply();
                }
            };
        }

        @Override
        public Undone undo(Database database, Terms terms) {
            return places.undo(database, terms);
        }
    }
}
