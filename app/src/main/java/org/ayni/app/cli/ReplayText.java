package org.ayni.app.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ayni.app.cycle.Replay;
import org.ayni.app.exchange.ResultWriter;

/** A replay: fingerprints beside those stored, and in words whether they are equal and why not. */
final class ReplayText {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "dd/MM/yyyy HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneId.of("America/Lima"));

    private final Replay.Computed replay;

    ReplayText(Replay.Computed replay) {
        this.replay = replay;
    }

    void print(OutputFormat format, PrintWriter out) {
        switch (format) {
            case table -> printTable(out);
            case csv -> files().print(OutputFormat.csv, out);
            case json -> out.println(json());
        }
        out.flush();
    }

    private void printTable(PrintWriter out) {
        out.println("BIMESTRE " + replay.period() + ", con lo que se sabía el " + MOMENT.format(replay.knownAt()));
        out.printf("%,d hogares, %,d miembros%n", replay.households(), replay.members());
        out.println("huella del resultado: " + replay.hashes().whole());
        out.println();
        files().print(OutputFormat.table, out);
        out.println();
        verdict().forEach(out::println);
    }

    private TablePrinter files() {
        TablePrinter table = new TablePrinter("archivo", "huella", "guardada", "igual");
        for (String file : ResultWriter.FILES) {
            String computed = replay.hashes().of(file);
            String stored = stored(file);
            table.row(file, computed, stored, stored.isEmpty() ? "" : stored.equals(computed) ? "sí" : "no");
        }
        return table;
    }

    private String stored(String file) {
        return replay.closing().map(Replay.Closing::stored).orElse(List.of()).stream()
                .filter(one -> one.name().equals(file))
                .map(Replay.StoredFile::hash)
                .findFirst()
                .orElse("");
    }

    private List<String> verdict() {
        if (replay.closing().isEmpty()) {
            return List.of("El padrón no está cerrado: no hay con qué comparar.");
        }
        Replay.Closing closing = replay.closing().get();
        if (closing.stored().isEmpty()) {
            return List.of("El bimestre no está verificado: no hay resultado guardado con que comparar.");
        }
        String since = closing.loadsSince() == 0
                ? "Entre el cierre (" + moment(closing.knownAt()) + ") y ese momento no hubo cargas ni cambios."
                : String.format(
                        Locale.ROOT,
                        "Entre el cierre (%s) y ese momento hubo %,d cargas o cambios.",
                        moment(closing.knownAt()),
                        closing.loadsSince());
        String law = closing.sameLaw()
                ? "La ley es la del cierre."
                : "ATENCIÓN: los parámetros de la ley no son los del cierre.";
        String equal = replay.differing().isEmpty()
                ? "IGUAL a lo guardado."
                : "DISTINTO de lo guardado; el primer archivo que difiere es "
                        + replay.differing().getFirst() + ".";
        return List.of(equal, since, law);
    }

    private static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    private String json() {
        String files = ResultWriter.FILES.stream()
                .map(file -> "    {\"file\": " + Json.quoted(file)
                        + ", \"hash\": " + Json.quoted(replay.hashes().of(file))
                        + ", \"stored\": " + Json.quoted(stored(file)) + "}")
                .collect(Collectors.joining(",\n"));
        String differing = replay.differing().stream().map(Json::quoted).collect(Collectors.joining(", "));
        return "{\n"
                + "  \"period\": " + Json.quoted(replay.period().toString()) + ",\n"
                + "  \"known_at\": " + Json.quoted(replay.knownAt().toString()) + ",\n"
                + "  \"households\": " + replay.households() + ",\n"
                + "  \"members\": " + replay.members() + ",\n"
                + "  \"result_hash\": " + Json.quoted(replay.hashes().whole()) + ",\n"
                + "  \"roll_hash\": " + Json.quoted(replay.rollHash()) + ",\n"
                + "  \"files\": [\n" + files + "\n  ],\n"
                + "  \"compared\": " + compared() + ",\n"
                + replay.closing().map(ReplayText::closing).orElse("")
                + "  \"differing\": [" + differing + "]\n"
                + "}";
    }

    private boolean compared() {
        return replay.closing().map(closing -> !closing.stored().isEmpty()).orElse(false);
    }

    private static String closing(Replay.Closing closing) {
        return "  \"closed_at\": " + Json.quoted(closing.knownAt().toString()) + ",\n"
                + "  \"loads_since\": " + closing.loadsSince() + ",\n"
                + "  \"same_roll\": " + closing.sameRoll() + ",\n"
                + "  \"same_law\": " + closing.sameLaw() + ",\n";
    }
}
