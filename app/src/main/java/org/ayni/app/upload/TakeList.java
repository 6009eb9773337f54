package org.ayni.app.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;
import org.ayni.app.upload.BroughtList.Terms;

/**
 * The acts on a brought list, in their order: keep the file, name its columns, check it, apply its good rows, take it back. Who
 * may is said by the page or command of each kind of list. Each act leaves its event and its row in the record in one
 * transaction with what it does; a file that cannot be read is an event too, with what to do.
 */
public final class TakeList {

    private static final int MOST_NAME = 200;

    private final Database database;
    private final UploadFiles files;
    private final Uploads uploads;
    private final RememberedColumns remembered;
    private final ReadList reader;

    public TakeList(Database database, UploadFiles files) {
        this.database = database;
        this.files = files;
        this.uploads = new Uploads(database);
        this.remembered = new RememberedColumns(database);
        this.reader = new ReadList(database);
    }

    /** A refusal, in words for the person. */
    public record Refused(String reason) {}

    /**
     * Keeps a file. When its columns are known, by name or from before, they are named at once; when it cannot be read, that is
     * its state.
     */
    public Upload keep(BroughtList list, String fileName, InputStream in, Actor by, LocalDate today)
            throws IOException {
        String shown = shortName(fileName);
        UploadFiles.Kept kept = files.keep(in, shown);
        ListLayout layout = list.layout(today);
        try {
            database.transaction().executeWithoutResult(transaction -> {
                database.app()
                        .sql("""
                                INSERT INTO upload.upload (upload, kind, file_name, bytes, sha256, by_person)
                                VALUES (:upload, :kind, :name, :bytes, :sha256, :by)
                                """)
                        .param("upload", kept.id())
                        .param("kind", layout.kind())
                        .param("name", shown)
                        .param("bytes", kept.bytes())
                        .param("sha256", kept.sha256())
                        .param("by", by.name())
                        .update();
                Audit.record(
                        database.app(),
                        by,
                        "keep-upload",
                        "upload/" + kept.id(),
                        Map.of("kind", layout.kind(), "file", shown, "sha256", kept.sha256()));
            });
        } catch (RuntimeException failed) {
            files.forget(kept.id());
            throw failed;
        }
        nameByItself(layout, kept.id(), by);
        return upload(kept.id());
    }

    private void nameByItself(ListLayout layout, String id, Actor by) {
        try {
            List<String> header = header(id, Optional.empty());
            ColumnMapping found = remembered.mapping(layout, header);
            if (found.missing(layout).isEmpty() && found.twice(layout).isEmpty()) {
                name(layout, id, found, Optional.empty(), by);
            }
        } catch (ProblemException unreadable) {
            fail(id, unreadable.problem(), by);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The names of a file's columns. */
    public List<String> header(String id, Optional<TextEncoding> encoding) throws IOException {
        try (BroughtTable table = BroughtTable.open(files.path(id), upload(id).fileName(), encoding, bytes -> {})) {
            return table.header();
        }
    }

    /** The mapping that would be taken for a header. */
    public ColumnMapping mapping(ListLayout layout, List<String> header) {
        return remembered.mapping(layout, header);
    }

    /**
     * Says which column of the file is which of the list; remembered for the next file of that layout.
     *
     * @param encoding when a person says how the letters are written
     */
    public Optional<Refused> name(
            ListLayout layout, String id, ColumnMapping mapping, Optional<TextEncoding> encoding, Actor by)
            throws IOException {
        List<String> missing = mapping.missing(layout);
        if (!missing.isEmpty()) {
            return Optional.of(new Refused("Diga qué columna de su archivo es: " + String.join(", ", missing) + "."));
        }
        Optional<String> twice = mapping.twice(layout);
        if (twice.isPresent()) {
            return Optional.of(new Refused("Una misma columna del archivo no puede ser " + twice.get() + " a la vez."));
        }
        List<String> header = header(id, encoding);
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            Upload held = uploads.hold(id);
            if (!held.step().next().contains(UploadStep.MAPPED)) {
                return Optional.of(over(held));
            }
            remembered.remember(layout, header, mapping, by);
            uploads.add(
                    held,
                    UploadStep.MAPPED,
                    Map.of(
                            "places",
                            mapping.sources().stream().map(String::valueOf).collect(Collectors.joining(",")),
                            "encoding",
                            encoding.map(TextEncoding::name).orElse("")),
                    by);
            return Optional.<Refused>empty();
        }));
    }

    /** Checks a file whose columns are named: the dry run. */
    public Optional<Refused> check(BroughtList list, String id, Actor by, LocalDate today, LongConsumer bytesRead) {
        Upload upload = upload(id);
        if (!upload.step().next().contains(UploadStep.CHECKED)) {
            return Optional.of(over(upload));
        }
        try {
            ReadList.Outcome outcome =
                    reader.check(list, source(upload), new Terms(id, by, today, false), files.book(id), bytesRead);
            return Objects.requireNonNull(database.transaction().execute(transaction -> {
                Upload held = uploads.hold(id);
                if (!held.step().next().contains(UploadStep.CHECKED)) {
                    return Optional.of(over(held));
                }
                uploads.add(held, UploadStep.CHECKED, detail(outcome), by);
                return Optional.<Refused>empty();
            }));
        } catch (ProblemException unreadable) {
            fail(id, unreadable.problem(), by);
            return Optional.empty();
        }
    }

    /** Applies the good rows of a file that was checked, and allowed where that is needed. */
    public Optional<Refused> apply(BroughtList list, String id, Actor by, LocalDate today, LongConsumer bytesRead) {
        try {
            requireSameFile(upload(id));
            return Objects.requireNonNull(database.transaction().execute(transaction -> {
                Upload held = uploads.hold(id);
                if (!held.canBeApplied()) {
                    return Optional.of(held.stop()
                            .map(stop -> new Refused(stop + " Pida que otra persona lo permita."))
                            .orElseGet(() -> over(held)));
                }
                boolean allowed = held.step() == UploadStep.ALLOWED;
                ReadList.Outcome outcome = reader.apply(
                        list, source(held), new Terms(id, by, today, true), allowed, files.book(id), bytesRead);
                if (outcome.receipt().isEmpty()) {
                    // What was checked then would not have been stopped; the roll has changed since.
                    uploads.add(held, UploadStep.CHECKED, detail(outcome), by);
                    return Optional.of(
                            new Refused(outcome.verdict().stop().orElse("") + " Pida que otra persona lo permita."));
                }
                Map<String, String> detail = new TreeMap<>(detail(outcome));
                detail.put("reference", outcome.receipt().get().reference());
                detail.put("tallies", Uploads.text(outcome.receipt().get().tallies()));
                uploads.add(held, UploadStep.APPLIED, detail, by);
                return Optional.<Refused>empty();
            }));
        } catch (ProblemException unreadable) {
            fail(id, unreadable.problem(), by);
            return Optional.empty();
        }
    }

    /** A second person agrees that a file which was stopped may be applied. In the transaction that is open. */
    public Optional<Refused> allow(String id, String reason, Actor by) {
        Upload held = uploads.hold(id);
        if (held.stop().isEmpty()) {
            return Optional.of(over(held));
        }
        if (held.by().equals(by.name())) {
            return Optional.of(new Refused("Debe permitirlo otra persona, no quien trajo la lista."));
        }
        uploads.add(held, UploadStep.ALLOWED, Map.of("reason", reason), by);
        return Optional.empty();
    }

    /** Takes back what an applied file did, by contrary facts. */
    public Optional<Refused> undo(BroughtList list, String id, String reason, Actor by, LocalDate today) {
        if (reason.isBlank()) {
            return Optional.of(new Refused("Escriba por qué se revierte."));
        }
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            Upload held = uploads.hold(id);
            if (held.step() != UploadStep.APPLIED) {
                return Optional.of(over(held));
            }
            return switch (list.undo(database, new Terms(id, by, today, true))) {
                case BroughtList.NotUndone not -> Optional.of(new Refused(not.reason()));
                case BroughtList.TakenBack taken -> {
                    uploads.add(
                            held,
                            UploadStep.UNDONE,
                            Map.of("reason", reason.strip(), "tallies", Uploads.text(taken.tallies())),
                            by);
                    yield Optional.empty();
                }
            };
        }));
    }

    /** The first refused rows of the last check. */
    public List<FaultBook.Shown> firstFaults(Upload upload, int most) throws IOException {
        Path book = files.book(upload.id());
        return Files.exists(book) ? FaultBook.first(book, most) : List.of();
    }

    /** The workbook of the last check, for a person who fetches it; empty when there is none. */
    public Optional<Path> fetchBook(Upload upload, Actor by) {
        Path book = files.book(upload.id());
        if (!Files.exists(book)) {
            return Optional.empty();
        }
        database.transaction()
                .executeWithoutResult(transaction -> Audit.record(
                        database.app(),
                        by,
                        "fetch-faults",
                        "upload/" + upload.id(),
                        Map.of("file", upload.fileName())));
        return Optional.of(book);
    }

    private ReadList.Source source(Upload upload) {
        Upload.Event mapped = upload.last(UploadStep.MAPPED).orElseThrow();
        List<Integer> places = java.util.Arrays.stream(mapped.part("places").split(","))
                .map(Integer::valueOf)
                .toList();
        Optional<TextEncoding> encoding = Optional.of(mapped.part("encoding"))
                .filter(name -> !name.isEmpty())
                .map(TextEncoding::valueOf);
        return new ReadList.Source(files.path(upload.id()), upload.fileName(), encoding, new ColumnMapping(places));
    }

    private void requireSameFile(Upload upload) {
        try {
            if (!files.digest(upload.id()).equals(upload.sha256())) {
                throw Problem.missing("El archivo guardado ya no es el que se revisó.")
                        .where(upload.fileName())
                        .whatToDo("Súbalo otra vez, y avise a la UTI.")
                        .stop();
            }
        } catch (IOException gone) {
            throw Problem.missing("El archivo ya no está guardado.")
                    .where(upload.fileName())
                    .whatToDo("Súbalo otra vez.")
                    .stop(gone);
        }
    }

    private void fail(String id, Problem problem, Actor by) {
        database.transaction().executeWithoutResult(transaction -> {
            Upload held = uploads.hold(id);
            if (held.step().next().contains(UploadStep.FAILED)) {
                uploads.add(
                        held,
                        UploadStep.FAILED,
                        Map.of(
                                "what", problem.what(),
                                "where", problem.where(),
                                "expected", problem.expected(),
                                "found", problem.found(),
                                "to_do", problem.whatToDo()),
                        by);
            }
        });
    }

    private static Map<String, String> detail(ReadList.Outcome outcome) {
        return Map.of(
                "form", outcome.form(),
                "rows", Long.toString(outcome.rows()),
                "rejected", Long.toString(outcome.rejected()),
                "tallies", Uploads.text(outcome.verdict().tallies()),
                "stop", outcome.verdict().stop().orElse(""));
    }

    private Upload upload(String id) {
        return uploads.find(id).orElseThrow(() -> new IllegalArgumentException("no upload " + id));
    }

    private static Refused over(Upload upload) {
        return new Refused("La lista está en «" + upload.step().spanish() + "»: eso ya no se puede hacer con ella.");
    }

    /** The last part of a path, whatever system it came from, without letters that nobody sees. */
    private static String shortName(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String clean = CleanText.of(last);
        if (clean.isEmpty()) {
            return "lista";
        }
        return clean.length() > MOST_NAME ? clean.substring(clean.length() - MOST_NAME) : clean;
    }
}
