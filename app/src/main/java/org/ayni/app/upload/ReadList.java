package org.ayni.app.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.ayni.app.database.Database;
import org.ayni.app.problem.Problem;
import org.ayni.app.upload.BroughtList.Receipt;
import org.ayni.app.upload.BroughtList.Tally;
import org.ayni.app.upload.BroughtList.Terms;
import org.ayni.app.upload.BroughtList.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Reads a brought list from its first row to its last: checks each row, asks the module what comes of all of them, writes the
 * workbook of what was refused, and applies the rest when it was asked to. Good rows are applied although others are refused;
 * each refused one is told. The file is read a second time only when there is something to tell.
 */
public final class ReadList {

    private final Database database;

    public ReadList(Database database) {
        this.database = database;
    }

    /**
     * A file to read.
     *
     * @param shown its name, for the person
     * @param encoding when a person said it
     */
    public record Source(Path file, String shown, Optional<TextEncoding> encoding, ColumnMapping mapping) {}

    /**
     * What came of a reading.
     *
     * @param form what the file is, in words
     * @param receipt of what was done; empty after a dry run, and when it was stopped
     */
    public record Outcome(String form, long rows, long rejected, Verdict verdict, Optional<Receipt> receipt) {}

    /**
     * Checks a file and changes nothing.
     *
     * @param book where the workbook of the dry run is written
     * @param bytesRead told how far the file is read
     */
    public Outcome check(BroughtList list, Source source, Terms terms, Path book, LongConsumer bytesRead) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            transaction.setRollbackOnly();
            return read(list, source, terms, false, book, bytesRead);
        }));
    }

    /**
     * Checks a file and applies it, in the transaction that is open or in one of its own.
     *
     * @param stopsAreAllowed whether a second person agreed to what would stop it
     */
    public Outcome apply(
            BroughtList list, Source source, Terms terms, boolean stopsAreAllowed, Path book, LongConsumer bytesRead) {
        return Objects.requireNonNull(database.transaction()
                .execute(transaction -> read(list, source, terms, stopsAreAllowed, book, bytesRead)));
    }

    private Outcome read(
            BroughtList list, Source source, Terms terms, boolean stopsAreAllowed, Path book, LongConsumer bytesRead) {
        try (FaultSpool early = new FaultSpool();
                FaultSpool late = new FaultSpool()) {
            BroughtList.Reading reading = list.begin(database, terms);
            Pass pass = readRows(list.layout(terms.today()), source, reading, early, bytesRead);
            Verdict verdict = reading.verdict();
            collect(reading, late);
            long rejected = writeBook(list, source, terms, pass, verdict, early, late, book);
            boolean applies =
                    terms.applies() && (stopsAreAllowed || verdict.stop().isEmpty());
            Optional<Receipt> receipt = applies ? Optional.of(reading.apply()) : Optional.empty();
            return new Outcome(pass.form(), pass.rows(), rejected, verdict, receipt);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private record Pass(String form, List<String> header, long rows) {}

    private static Pass readRows(
            ListLayout layout, Source source, BroughtList.Reading reading, FaultSpool early, LongConsumer bytesRead)
            throws IOException {
        try (BroughtTable table = BroughtTable.open(source.file(), source.shown(), source.encoding(), bytesRead)) {
            requireColumns(layout, source);
            ReadCells cells = new ReadCells(layout, source.mapping(), table);
            long rows = 0;
            for (RawRow raw = table.next(); raw != null; raw = table.next()) {
                rows++;
                ListRow row = cells.row(raw);
                reading.row(row);
                if (row.isFaulty()) {
                    early.add(row.line(), row.faults());
                }
            }
            cells.requireOurOrder(source.shown());
            if (rows == 0) {
                throw Problem.missing("La lista solo tiene el encabezado.")
                        .where(source.shown())
                        .whatToDo("Agregue al menos una fila.")
                        .stop();
            }
            return new Pass(table.form(), table.header(), rows);
        }
    }

    private static void requireColumns(ListLayout layout, Source source) {
        List<String> missing = source.mapping().missing(layout);
        if (!missing.isEmpty()) {
            throw Problem.missing("La lista no tiene todas las columnas.")
                    .where(source.shown())
                    .found("faltan: " + String.join(", ", missing))
                    .whatToDo("Diga qué columna de su archivo es cada una, o use la plantilla.")
                    .stop();
        }
        source.mapping().twice(layout).ifPresent(both -> {
            throw Problem.missing("Una columna del archivo no puede ser dos de la lista.")
                    .where(source.shown())
                    .found(both)
                    .stop();
        });
    }

    /** Of each line one entry, in order. */
    private static void collect(BroughtList.Reading reading, FaultSpool late) {
        long[] line = {0};
        List<Fault> faults = new ArrayList<>();
        reading.lateFaults(found -> {
            if (found.line() != line[0] && !faults.isEmpty()) {
                late.add(line[0], List.copyOf(faults));
                faults.clear();
            }
            line[0] = found.line();
            faults.add(found.fault());
        });
        if (!faults.isEmpty()) {
            late.add(line[0], List.copyOf(faults));
        }
    }

    /** Returns how many rows were refused. */
    private static long writeBook(
            BroughtList list,
            Source source,
            Terms terms,
            Pass pass,
            Verdict verdict,
            FaultSpool early,
            FaultSpool late,
            Path file)
            throws IOException {
        try (FaultBook book = new FaultBook(file, pass.header())) {
            long rejected = early.rows() + late.rows() == 0 ? 0 : copyRows(source, early, late, book);
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of("Archivo", source.shown()));
            lines.add(List.of("Leído como", pass.form()));
            lines.add(List.of("Filas leídas", Shown.count(pass.rows())));
            lines.add(List.of("Filas rechazadas", Shown.count(rejected)));
            for (Tally tally : verdict.tallies()) {
                lines.add(List.of(tally.spanish(), Shown.count(tally.count())));
            }
            verdict.stop().ifPresent(stop -> lines.add(List.of("Se detiene", stop)));
            lines.add(List.of("Revisado por", terms.by().name() + ", " + Shown.day(terms.today())));
            book.finish(list.layout(terms.today()).title(), lines);
            return rejected;
        }
    }

    private static long copyRows(Source source, FaultSpool early, FaultSpool late, FaultBook book) throws IOException {
        long rejected = 0;
        try (BroughtTable table = BroughtTable.open(source.file(), source.shown(), source.encoding(), bytes -> {});
                FaultSpool.Reader ofRows = early.read();
                FaultSpool.Reader ofAll = late.read()) {
            FaultSpool.@Nullable OfRow one = ofRows.next();
            FaultSpool.@Nullable OfRow other = ofAll.next();
            for (RawRow raw = table.next(); raw != null && (one != null || other != null); raw = table.next()) {
                List<Fault> faults = new ArrayList<>();
                if (one != null && one.line() == raw.line()) {
                    faults.addAll(one.faults());
                    one = ofRows.next();
                }
                if (other != null && other.line() == raw.line()) {
                    faults.addAll(other.faults());
                    other = ofAll.next();
                }
                if (!faults.isEmpty()) {
                    book.add(raw, faults);
                    rejected++;
                }
            }
        }
        return rejected;
    }
}
