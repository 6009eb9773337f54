package org.ayni.app.upload;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The workbook of a dry run: what would come of the list, and every refused row as it stood in the file with the columns
 * {@code error}, {@code campo} and {@code sugerencia} behind it. Corrected, the same workbook can be brought again.
 */
public final class FaultBook implements Closeable {

    private static final int ROWS_PER_SHEET = 1_000_000;
    private static final int FLUSH_EVERY = 1_000;
    private static final String FILL = "DDE6EE";

    private final List<String> header;
    private final OutputStream out;
    private final Workbook book;
    private final Worksheet summary;
    private Worksheet sheet;
    private int sheets = 1;
    private int row = 1;
    private boolean finished;

    FaultBook(Path file, List<String> header) throws IOException {
        this.header = header;
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        this.book = new Workbook(out, "Ayni", null);
        this.summary = book.newWorksheet("Resumen");
        this.sheet = newSheet("Datos");
    }

    private Worksheet newSheet(String name) {
        Worksheet next = book.newWorksheet(name);
        List<String> titles = new ArrayList<>(header);
        titles.addAll(List.of("error", "campo", "sugerencia"));
        for (int column = 0; column < titles.size(); column++) {
            next.inlineString(0, column, titles.get(column));
            next.width(column, column == header.size() ? 60 : 18);
            next.style(column).format("@").set();
        }
        next.range(0, 0, 0, titles.size() - 1).style().bold().fillColor(FILL).set();
        next.freezePane(0, 1);
        return next;
    }

    void add(RawRow raw, List<Fault> faults) throws IOException {
        if (row > ROWS_PER_SHEET) {
            sheet.finish();
            sheet = newSheet("Datos " + ++sheets);
            row = 1;
        }
        for (int column = 0; column < Math.min(raw.cells().size(), header.size()); column++) {
            sheet.inlineString(row, column, raw.cell(column));
        }
        sheet.inlineString(
                row,
                header.size(),
                "Línea " + raw.line() + ": " + faults.stream().map(Fault::error).collect(Collectors.joining(" ")));
        sheet.inlineString(
                row, header.size() + 1, join(faults.stream().map(Fault::field).toList()));
        sheet.inlineString(
                row,
                header.size() + 2,
                join(faults.stream().map(Fault::suggestion).toList()));
        if (row++ % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    private static String join(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining("; "));
    }

    /** @param lines name and value, in order */
    void finish(String title, List<List<String>> lines) throws IOException {
        sheet.finish();
        summary.width(0, 40);
        summary.width(1, 80);
        summary.inlineString(0, 0, title);
        summary.style(0, 0).bold().fontSize(14).set();
        int at = 2;
        for (List<String> line : lines) {
            summary.inlineString(at, 0, line.get(0));
            summary.inlineString(at, 1, line.get(1));
            summary.style(at, 0).bold().set();
            summary.style(at, 1).wrapText(true).set();
            at++;
        }
        summary.finish();
        book.finish();
        finished = true;
    }

    @Override
    public void close() throws IOException {
        if (finished) {
            book.close();
        }
        out.close();
    }

    /**
     * A refused row, as a page shows it.
     *
     * @param error with its line
     */
    public record Shown(String error, String field, String suggestion) {}

    /** The first refused rows of a workbook that this class wrote. */
    static List<Shown> first(Path file, int most) throws IOException {
        List<Shown> shown = new ArrayList<>();
        try (WorkbookRows rows = WorkbookRows.open(file, "")) {
            RawRow head = rows.next();
            int width = head == null ? 0 : head.cells().size();
            RawRow next = rows.next();
            while (next != null && shown.size() < most) {
                shown.add(new Shown(next.cell(width - 3), next.cell(width - 2), next.cell(width - 1)));
                next = rows.next();
            }
        }
        return shown;
    }
}
