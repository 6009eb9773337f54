package org.ayni.app.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.ayni.app.upload.FormulaSafe;
import org.ayni.kernel.money.Soles;

/** Writes a table as CSV: UTF-8, comma, amounts as plain decimals, texts that no spreadsheet runs as a formula. */
public final class CsvTable implements AutoCloseable, Table.Sink {

    private final Table table;
    private final CsvWriter csv;
    private final String[] cells;

    public CsvTable(Table table, Path file) throws IOException {
        this.table = table;
        this.csv = CsvWriter.builder().build(file);
        this.cells = new String[table.columns().size()];
        csv.writeRecord(table.columns().stream().map(Column::title).toList());
    }

    @Override
    public void row(Table.Cells row) {
        for (int column = 0; column < cells.length; column++) {
            cells[column] = switch (table.columns().get(column).kind()) {
                case TEXT -> FormulaSafe.marked(row.text(column));
                case WHOLE -> Long.toString(row.number(column));
                case SOLES -> Soles.ofCentimos(row.number(column)).decimal();
            };
        }
        csv.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
