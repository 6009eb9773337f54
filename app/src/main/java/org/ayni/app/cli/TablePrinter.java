package org.ayni.app.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ayni.kernel.money.Soles;

/** Prints rows as an aligned table, as CSV or as JSON. Small results only: it holds them all to align them. */
final class TablePrinter {

    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    TablePrinter(String... columns) {
        this.columns = List.of(columns);
    }

    /** A row of texts, whole numbers and {@link Soles}. */
    TablePrinter row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row has " + cells.length + " cells, not " + columns.size());
        }
        rows.add(List.of(cells));
        return this;
    }

    void print(OutputFormat format, PrintWriter out) {
        switch (format) {
            case table -> printTable(out);
            case csv -> printCsv(out);
            case json -> printJson(out);
        }
        out.flush();
    }

    private void printTable(PrintWriter out) {
        int[] widths = new int[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = columns.get(column).length();
            for (List<Object> row : rows) {
                widths[column] = Math.max(widths[column], text(row.get(column)).length());
            }
        }
        List<Object> rule = new ArrayList<>();
        for (int width : widths) {
            rule.add("─".repeat(width));
        }
        printLine(out, new ArrayList<>(columns), widths);
        printLine(out, rule, widths);
        rows.forEach(row -> printLine(out, row, widths));
    }

    private static void printLine(PrintWriter out, List<Object> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            Object cell = cells.get(column);
            String text = text(cell);
            String blanks = " ".repeat(widths[column] - text.length());
            line.append(cell instanceof Number || cell instanceof Soles ? blanks + text : text + blanks)
                    .append("  ");
        }
        out.println(line.toString().stripTrailing());
    }

    private void printCsv(PrintWriter out) {
        StringWriter text = new StringWriter();
        // Without a buffer: nothing would push out what is left in it.
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(columns);
        rows.forEach(
                row -> csv.writeRecord(row.stream().map(TablePrinter::plain).toList()));
        out.print(text);
    }

    private void printJson(PrintWriter out) {
        List<String> objects = rows.stream().map(this::json).toList();
        out.println("[" + String.join(",\n ", objects) + "]");
    }

    private String json(List<Object> row) {
        List<String> fields = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            Object cell = row.get(column);
            String value = cell instanceof Number ? cell.toString() : Json.quoted(plain(cell));
            fields.add(Json.quoted(columns.get(column)) + ": " + value);
        }
        return "{" + String.join(", ", fields) + "}";
    }

    /** For people: thousands separated, soles with their sign. */
    private static String text(Object cell) {
        return cell instanceof Number number ? String.format(Locale.ROOT, "%,d", number.longValue()) : cell.toString();
    }

    /** For programs: digits only. */
    private static String plain(Object cell) {
        return cell instanceof Soles soles ? soles.decimal() : cell.toString();
    }
}
