package org.ayni.app.console.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.report.CsvTable;
import org.ayni.app.report.Legend;
import org.ayni.app.report.Table;
import org.ayni.app.report.WorkbookTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Act: writes the rows that a viewer sees of a list to a file. Whoever may open the list may. It writes exactly as many rows
 * as were announced, or none; and the file is not given before its record is kept, with every household that is in it.
 */
@Component
public class ExportList {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final DateTimeFormatter IN_NAME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmm");
    private static final DateTimeFormatter IN_LEGEND = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");

    private final Database database;
    private final OnBehalfOf reader;
    private final Clock clock;

    public ExportList(Database database, OnBehalfOf reader, Clock clock) {
        this.database = database;
        this.reader = reader;
        this.clock = clock;
    }

    /** How a call ended. */
    public sealed interface Result {}

    /**
     * The file is written and its record kept.
     *
     * @param file to be deleted by who asked for it
     * @param name under which the reader keeps it
     */
    public record Written(Path file, String name, long rows, String sha256) implements Result {}

    /** Nothing was written: there are not as many rows as were announced. */
    public record OtherCount(long rows) implements Result {}

    private record Read(long rows, String sha256, List<String> subjects) {}

    /** There are more rows than were announced: no use in going on. */
    private static final class MoreRows extends RuntimeException {
        private static final long serialVersionUID = 1;

        MoreRows() {
            super("more rows than announced", null, false, false);
        }
    }

    /**
     * Writes.
     *
     * @param announced how many rows the viewer was told
     * @param progress told how many rows are written, before each; may throw to stop
     */
    public Result write(
            ListRequest request, Viewer viewer, ExportFormat format, long announced, LongConsumer progress) {
        LocalDateTime at = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        String name = "juntos_" + request.view().name() + "_" + Slug.of(viewer.places()) + "_" + IN_NAME.format(at)
                + "." + format.ending();
        Path file = temporary(format);
        boolean kept = false;
        try {
            Read read = reader.read(
                    viewer,
                    LONGEST,
                    jdbc -> read(jdbc, request, viewer, format, announced, file, at, rows -> {
                        if (rows == announced) {
                            throw new MoreRows();
                        }
                        progress.accept(rows);
                    }));
            if (read.rows() != announced) {
                return new OtherCount(read.rows());
            }
            record(request, viewer, name, read);
            kept = true;
            return new Written(file, name, read.rows(), read.sha256());
        } catch (MoreRows more) {
            return new OtherCount(reader.read(
                    viewer,
                    LONGEST,
                    jdbc -> new ListQueries(request, viewer)
                            .count()
                            .on(jdbc)
                            .query(Long.class)
                            .single()));
        } finally {
            if (!kept) {
                delete(file);
            }
        }
    }

    private static Read read(
            JdbcClient jdbc,
            ListRequest request,
            Viewer viewer,
            ExportFormat format,
            long announced,
            Path file,
            LocalDateTime at,
            LongConsumer progress) {
        List<String> subjects = new ArrayList<>();
        Table table = new ListTable(jdbc, request, new ListQueries(request, viewer).all(), announced, subjects::add);
        try {
            return switch (format) {
                case CSV -> {
                    try (CsvTable csv = new CsvTable(table, file)) {
                        RowDigest rows = new RowDigest(csv, table.columns(), progress);
                        table.each(rows);
                        yield new Read(rows.rows(), rows.sha256(), subjects);
                    }
                }
                case XLSX -> {
                    try (WorkbookTable book = new WorkbookTable(table, file)) {
                        RowDigest rows = new RowDigest(book, table.columns(), progress);
                        table.each(rows);
                        Read read = new Read(rows.rows(), rows.sha256(), subjects);
                        book.finish(legend(request, viewer, read, at));
                        yield read;
                    }
                }
            };
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Legend legend(ListRequest request, Viewer viewer, Read read, LocalDateTime at) {
        List<Legend.Entry> entries = new ArrayList<>();
        request.view().filters().forEach(filter -> {
            for (String value : request.values(filter)) {
                entries.add(new Legend.Entry("Filtro: " + filter.label(), filter.shown(value)));
            }
        });
        if (entries.isEmpty()) {
            entries.add(new Legend.Entry("Filtros", "Ninguno"));
        }
        if (!request.marked().isEmpty()) {
            entries.add(new Legend.Entry("Selección", "Solo las filas marcadas en la página"));
        }
        entries.add(new Legend.Entry("Territorio", viewer.places().spanish()));
        entries.add(new Legend.Entry("Corte", cut(request, at)));
        entries.add(new Legend.Entry(
                "Hecho por", viewer.staff().fullName() + " (" + viewer.staff().userName() + ")"));
        entries.add(new Legend.Entry("Filas", Long.toString(read.rows())));
        entries.add(new Legend.Entry("SHA-256 de las filas", read.sha256()));
        entries.add(new Legend.Entry(
                "Cómo se comprueba",
                "Celdas en UTF-8 con un tabulador entre ellas y un salto de línea (LF) tras cada fila."));
        return new Legend(entries);
    }

    /** As known when; a list that can show an earlier knowledge says so. */
    private static String cut(ListRequest request, LocalDateTime at) {
        String asked = IN_LEGEND.format(at) + " (hora de Lima)";
        return request.view().filters().stream()
                .filter(filter -> filter.name().equals(ListFilter.KNOWN))
                .flatMap(filter -> request.values(filter).stream().map(filter::shown))
                .findFirst()
                .map(day -> "Como se sabía al terminar el " + day + "; consultado el " + asked)
                .orElse("Como se sabía el " + asked);
    }

    private void record(ListRequest request, Viewer viewer, String name, Read read) {
        Map<String, String> detail = Map.of(
                "file", name,
                "query", new ListAddress(request).query(),
                "marked", Integer.toString(request.marked().size()),
                "rows", Long.toString(read.rows()),
                "sha256", read.sha256());
        String subject = "list/" + request.view().name();
        database.transaction().executeWithoutResult(transaction -> {
            if (request.view().subject().isEmpty() || read.subjects().isEmpty()) {
                Audit.record(database.app(), viewer.staff().actor(), "export-list", subject, detail);
            } else {
                Audit.recordAbout(
                        database.app(), viewer.staff().actor(), "export-list", subject, detail, read.subjects());
            }
        });
    }

    private static Path temporary(ExportFormat format) {
        try {
            return Files.createTempFile("ayni-export-", "." + format.ending());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
