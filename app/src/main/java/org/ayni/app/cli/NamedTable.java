package org.ayni.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * One of several tables that a command prints, and writes to a workbook, cell by cell the same.
 *
 * @param name how programs and {@code --table} call it: lower case ASCII
 * @param title as the reader sees it, Spanish
 * @param rows texts, whole numbers and soles
 */
record NamedTable(String name, String title, List<String> columns, List<List<Object>> rows) {

    NamedTable(String name, String title, String... columns) {
        this(name, title, List.of(columns), new ArrayList<>());
    }

    NamedTable row(Object... cells) {
        rows.add(List.of(cells));
        return this;
    }

    void print(OutputFormat format, PrintWriter out) {
        TablePrinter printer = new TablePrinter(columns.toArray(String[]::new));
        rows.forEach(row -> printer.row(row.toArray()));
        printer.print(format, out);
    }

    /** The rows as a JSON array. */
    String json() {
        StringWriter text = new StringWriter();
        print(OutputFormat.json, new PrintWriter(text));
        return text.toString().strip();
    }
}
