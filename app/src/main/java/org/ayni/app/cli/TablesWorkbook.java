package org.ayni.app.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.ayni.kernel.money.Soles;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes the tables that a command prints as a workbook: a first sheet that says what they are, and a sheet for each. */
final class TablesWorkbook {

    private static final String HEADER_FILL = "DDE6EE";
    private static final int MOST_IN_SHEET_NAME = 31;

    private TablesWorkbook() {}

    /**
     * Writes the file, or nothing.
     *
     * @param about name and value, in order, for the first sheet
     */
    static void write(Path file, String title, List<List<String>> about, List<NamedTable> tables) throws IOException {
        Path target = file.toAbsolutePath();
        Path work = Files.createTempFile(target.getParent(), ".ayni-", ".xlsx");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(work));
                    Workbook book = new Workbook(out, "Ayni", null)) {
                aboutSheet(book.newWorksheet("Leyenda"), title, about);
                for (NamedTable table : tables) {
                    sheet(book.newWorksheet(sheetName(table)), table);
                }
            }
            Files.move(work, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(work);
        }
    }

    private static String sheetName(NamedTable table) {
        String name = table.title().replaceAll("[\\[\\]*?:/\\\\]", " ");
        return name.length() > MOST_IN_SHEET_NAME ? table.name() : name;
    }

    private static void aboutSheet(Worksheet sheet, String title, List<List<String>> about) {
        sheet.width(0, 28);
        sheet.width(1, 100);
        sheet.inlineString(0, 0, title);
        sheet.style(0, 0).bold().fontSize(14).set();
        int row = 2;
        for (List<String> entry : about) {
            sheet.inlineString(row, 0, entry.get(0));
            sheet.inlineString(row, 1, entry.get(1));
            sheet.style(row, 0).bold().set();
            sheet.style(row, 1).wrapText(true).set();
            row++;
        }
    }

    private static void sheet(Worksheet sheet, NamedTable table) {
        for (int column = 0; column < table.columns().size(); column++) {
            sheet.inlineString(0, column, table.columns().get(column));
            sheet.width(column, 22);
        }
        sheet.range(0, 0, 0, table.columns().size() - 1)
                .style()
                .bold()
                .fillColor(HEADER_FILL)
                .set();
        sheet.freezePane(0, 1);
        for (int row = 0; row < table.rows().size(); row++) {
            List<Object> cells = table.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                cell(sheet, row + 1, column, cells.get(column));
            }
        }
    }

    private static void cell(Worksheet sheet, int row, int column, Object cell) {
        switch (cell) {
            case Soles soles -> {
                // Exact: two places after the point, only for the file. Nobody computes with it.
                sheet.value(row, column, BigDecimal.valueOf(soles.centimos(), 2));
                sheet.style(row, column).format("#,##0.00").set();
            }
            case Number number -> {
                sheet.value(row, column, number);
                sheet.style(row, column).format("#,##0").set();
            }
            default -> sheet.inlineString(row, column, cell.toString());
        }
    }
}
