package org.ayni.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.database.FilesAfterCommit;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Act: writes the reports of a cycle, each as a workbook and as CSV. Whoever may see the roll may. Nothing changes but the
 * audit record: personal data left the database. The files appear once that record is committed, or not at all.
 *
 * <p>May be repeated at any time; what the bank has said since then is in the next one.
 */
public final class WriteReports {

    private final Database database;
    private final Law law;
    private final Territory territory;

    public WriteReports(Database database, Law law, Territory territory) {
        this.database = database;
        this.law = law;
        this.territory = territory;
    }

    /** How a call ended. */
    public sealed interface Result {}

    /** The reports are in the folder. */
    public record Written(List<ReportFile> files) implements Result {}

    /** The cycle is not liquidated yet. */
    public record Refused(String reason, String whatToDo) implements Result {}

    /** @param rows of data, the same in the workbook and in the CSV file */
    public record ReportFile(String title, Path workbook, Path csv, long rows) {}

    /**
     * Writes.
     *
     * @param folder made when it is not there; earlier reports in it are replaced
     * @param at the moment that the reports name as that of their making
     * @param note further lines for every legend
     * @param talk hears which report is being written, Spanish
     */
    public Result write(Bimester period, Path folder, Actor by, Instant at, List<String> note, Consumer<String> talk)
            throws IOException {
        Files.createDirectories(folder);
        try (FilesAfterCommit files = new FilesAfterCommit()) {
            Result result = oneState().execute(status -> inTransaction(period, folder, files, by, at, note, talk));
            if (result == null) {
                throw new IllegalStateException("reports ended without a result");
            }
            files.appear();
            return result;
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private Result inTransaction(
            Bimester period,
            Path folder,
            FilesAfterCommit pending,
            Actor by,
            Instant at,
            List<String> note,
            Consumer<String> talk) {
        Optional<ReportHeader> header = ReportHeader.find(database.app(), period);
        if (header.isEmpty()) {
            return new Refused(
                    "El bimestre " + period + " no está liquidado: todavía no hay qué reportar.",
                    "Liquídelo antes con «ayni cycle liquidate " + period + " --by PERSONA».");
        }
        ReportTables tables = new ReportTables(database.app(), new Words(law, territory), header.get());
        List<Table> wanted = new ArrayList<>(List.of(tables.households(), tables.members(), tables.notVerified()));
        if (header.get().resolution().isPresent()) {
            wanted.add(tables.annex());
            wanted.add(tables.rejected());
        }
        List<ReportFile> files = new ArrayList<>();
        Map<String, String> detail = new LinkedHashMap<>();
        for (Table table : wanted) {
            talk.accept("Escribiendo " + table.name());
            ReportFile file = write(table, header.get(), folder, pending, by, at, note);
            files.add(file);
            detail.put(table.name(), Long.toString(file.rows()));
        }
        Audit.record(database.app(), by, "cycle-report", period.toString(), detail);
        return new Written(files);
    }

    private static ReportFile write(
            Table table,
            ReportHeader header,
            Path folder,
            FilesAfterCommit pending,
            Actor by,
            Instant at,
            List<String> note) {
        String name = table.name() + "_" + header.period();
        Path workbook = folder.resolve(name + ".xlsx");
        Path csv = folder.resolve(name + ".csv");
        long announced = table.count();
        long[] written = {0};
        Legend legend = header.legend(announced, by.name(), at, note);
        try {
            try (WorkbookTable book = new WorkbookTable(table, pending.half(workbook));
                    CsvTable text = new CsvTable(table, pending.half(csv))) {
                table.each(cells -> {
                    book.row(cells);
                    text.row(cells);
                    written[0]++;
                });
                book.finish(legend);
            }
            if (written[0] != announced) {
                throw new IllegalStateException(
                        table.name() + " has " + written[0] + " rows and announces " + announced);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new ReportFile(table.title(), workbook, csv, announced);
    }

    /** One state of the database for all reports: the rows announced are the rows read. */
    private TransactionTemplate oneState() {
        TransactionTemplate template = new TransactionTemplate(
                Objects.requireNonNull(database.transaction().getTransactionManager()));
        template.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return template;
    }
}
