package org.ayni.app.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ayni.app.report.Summary;
import org.ayni.app.report.WriteReports.ReportFile;
import org.ayni.kernel.money.Soles;

/** The summary of a cycle: tables for people; one long table, or one object, for programs. */
final class SummaryText {

    private final Summary summary;
    private final List<ReportFile> files;

    SummaryText(Summary summary, List<ReportFile> files) {
        this.summary = summary;
        this.files = files;
    }

    void print(OutputFormat format, PrintWriter out) {
        switch (format) {
            case table -> printTables(out);
            case csv -> printCsv(out);
            case json -> printJson(out);
        }
        out.flush();
    }

    private void printTables(PrintWriter out) {
        out.println("BIMESTRE " + summary.period() + "   huella " + StepTable.brief(summary.resultHash()));
        for (Summary.Section section : summary.sections()) {
            out.println();
            out.println(section.title().toUpperCase(Locale.ROOT));
            if (section.rows().isEmpty()) {
                out.println("  ninguno");
                continue;
            }
            TablePrinter table = new TablePrinter(section.columns().toArray(String[]::new));
            section.rows().forEach(row -> table.row(row.toArray()));
            table.print(OutputFormat.table, out);
        }
        if (!files.isEmpty()) {
            out.println();
            out.println("ARCHIVOS");
            for (ReportFile file : files) {
                out.printf(
                        "  %-60s %,9d filas%n    %s%n    %s%n", file.title(), file.rows(), file.workbook(), file.csv());
            }
        }
    }

    /** Long form: a value a row, so that every section fits the same columns. */
    private void printCsv(PrintWriter out) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord("seccion", "fila", "columna", "valor");
        for (Summary.Section section : summary.sections()) {
            for (int row = 0; row < section.rows().size(); row++) {
                for (int column = 0; column < section.columns().size(); column++) {
                    csv.writeRecord(
                            section.key(),
                            Integer.toString(row + 1),
                            section.columns().get(column),
                            plain(section.rows().get(row).get(column)));
                }
            }
        }
        for (int row = 0; row < files.size(); row++) {
            csv.writeRecord(
                    "files",
                    Integer.toString(row + 1),
                    "archivo",
                    files.get(row).csv().toString());
        }
        out.print(text);
    }

    private void printJson(PrintWriter out) {
        List<String> sections = new ArrayList<>();
        for (Summary.Section section : summary.sections()) {
            String rows = section.rows().stream()
                    .map(row -> object(section.columns(), row))
                    .collect(Collectors.joining(",\n    "));
            sections.add(Json.quoted(section.key()) + ": [\n    " + rows + "]");
        }
        String paths =
                files.stream().map(file -> Json.quoted(file.csv().toString())).collect(Collectors.joining(", "));
        out.println("{\n  \"period\": " + Json.quoted(summary.period().toString())
                + ",\n  \"result_hash\": " + Json.quoted(summary.resultHash())
                + ",\n  " + String.join(",\n  ", sections)
                + ",\n  \"files\": [" + paths + "]\n}");
    }

    private static String object(List<String> columns, List<Object> row) {
        List<String> fields = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            Object cell = row.get(column);
            String value = cell instanceof Number ? cell.toString() : Json.quoted(plain(cell));
            fields.add(Json.quoted(columns.get(column)) + ": " + value);
        }
        return "{" + String.join(", ", fields) + "}";
    }

    /** For programs: digits only. */
    private static String plain(Object cell) {
        return cell instanceof Soles soles ? soles.decimal() : cell.toString();
    }
}
