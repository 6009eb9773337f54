package org.ayni.app.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a table as a workbook, row by row: a few megabytes of memory for any number of rows. The first sheet is the legend.
 * A table longer than a sheet goes on in the next one.
 */
public final class WorkbookTable implements AutoCloseable, Table.Sink {

    /** A round number below what a sheet can hold, so that the reader can find a row by its number. */
    static final int ROWS_PER_SHEET = 1_000_000;

    private static final int FLUSH_EVERY = 1_000;
    private static final String LEGEND_SHEET = "Leyenda";
    private static final String HEADER_FILL = "DDE6EE";

    private final Table table;
    private final List<Column> columns;
    private final int rowsPerSheet;
    private final OutputStream out;
    private final Workbook book;
    private final Worksheet legendSheet;
    private Worksheet sheet;
    private int sheetNumber;
    private int rowInSheet;
    private boolean finished;

    public WorkbookTable(Table table, Path file) throws IOException {
        this(table, file, ROWS_PER_SHEET);
    }

    WorkbookTable(Table table, Path file, int rowsPerSheet) throws IOException {
        this.table = table;
        this.columns = table.columns();
        this.rowsPerSheet = rowsPerSheet;
        this.out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
        this.book = new Workbook(out, "Ayni", null);
        this.legendSheet = book.newWorksheet(LEGEND_SHEET);
        this.sheet = nextSheet();
    }

    @Override
    public void row(Table.Cells cells) throws IOException {
        if (rowInSheet > rowsPerSheet) {
            sheet.finish();
            sheet = nextSheet();
        }
        for (int column = 0; column < columns.size(); column++) {
            switch (columns.get(column).kind()) {
                case TEXT -> sheet.inlineString(rowInSheet, column, cells.text(column));
                case WHOLE -> sheet.value(rowInSheet, column, cells.number(column));
                // Exact: two places after the point, only for the file. Nobody computes with it.
                case SOLES -> sheet.value(rowInSheet, column, BigDecimal.valueOf(cells.number(column), 2));
            }
        }
        if (rowInSheet++ % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    /**
     * Ends the workbook; without it the file is no workbook.
     *
     * @param legend of the first sheet; it is written last, so that it can tell what only the rows themselves know
     */
    public void finish(Legend legend) throws IOException {
        sheet.finish();
        write(legend);
        book.finish();
        finished = true;
    }

    @Override
    public void close() throws IOException {
        // Closing an unfinished workbook would write it as if it were whole.
        if (finished) {
            book.close();
        }
        out.close();
    }

    private void write(Legend legend) throws IOException {
        Worksheet first = legendSheet;
        first.width(0, 28);
        first.width(1, 100);
        first.inlineString(0, 0, table.title());
        first.style(0, 0).bold().fontSize(14).set();
        int row = 2;
        for (Legend.Entry entry : legend.entries()) {
            pair(first, row++, entry.name(), entry.value());
        }
        row++;
        first.inlineString(row, 0, "Columna");
        first.inlineString(row, 1, "Qué dice");
        first.range(row, 0, row, 1).style().bold().fillColor(HEADER_FILL).set();
        for (Column column : columns) {
            pair(first, ++row, column.title(), column.meaning());
        }
        first.finish();
    }

    private static void pair(Worksheet sheet, int row, String name, String value) {
        sheet.inlineString(row, 0, name);
        sheet.inlineString(row, 1, value);
        sheet.style(row, 0).bold().set();
        sheet.style(row, 1).wrapText(true).set();
    }

    private Worksheet nextSheet() {
        sheetNumber++;
        Worksheet next = book.newWorksheet(sheetNumber == 1 ? "Datos" : "Datos " + sheetNumber);
        for (int column = 0; column < columns.size(); column++) {
            next.inlineString(0, column, columns.get(column).title());
            next.width(column, Math.clamp(columns.get(column).title().length() + 4L, 12, 40));
            String format = switch (columns.get(column).kind()) {
                case TEXT -> "@";
                case WHOLE -> "#,##0";
                case SOLES -> "#,##0.00";
            };
            next.style(column).format(format).set();
        }
        next.range(0, 0, 0, columns.size() - 1)
                .style()
                .bold()
                .fillColor(HEADER_FILL)
                .set();
        next.freezePane(0, 1);
        rowInSheet = 1;
        return next;
    }
}
