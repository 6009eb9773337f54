package org.ayni.app.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.ayni.app.cycle.StepResult;

/** How steps ended, as a table. */
final class StepTable {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).withZone(ZoneId.of("America/Lima"));

    private final TablePrinter table =
            new TablePrinter("bimestre", "paso", "estado", "resultado", "segundos", "huella");

    void add(StepResult result) {
        switch (result) {
            case StepResult.Done done ->
                table.row(
                        done.period().toString(),
                        done.step().spanish(),
                        "hecho",
                        done.result(),
                        String.format(Locale.ROOT, "%.1f", done.took().toMillis() / 1000.0),
                        brief(done.resultHash()));
            case StepResult.AlreadyDone known ->
                table.row(
                        known.period().toString(),
                        known.step().spanish(),
                        "ya estaba hecho el " + moment(known.at()) + " por " + known.by(),
                        known.result(),
                        "",
                        brief(known.resultHash()));
            case StepResult.Refused refused ->
                table.row(
                        refused.period().toString(), refused.step().spanish(), "no se hizo", refused.reason(), "", "");
        }
    }

    void print(OutputFormat format, PrintWriter out) {
        table.print(format, out);
    }

    /** {@code 25/08/2026 14:05}, in Lima. */
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** Enough of a fingerprint to compare by eye. */
    static String brief(String hash) {
        return hash.length() > 16 ? hash.substring(0, 16) : hash;
    }
}
