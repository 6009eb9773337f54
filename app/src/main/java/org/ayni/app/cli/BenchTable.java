package org.ayni.app.cli;

import static java.lang.Math.log;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ayni.app.bench.SizeResult;

/** The measurements of a nation, of a tenth of it and perhaps of another size, as a table for people or as one JSON object. */
final class BenchTable {

    private static final List<String> KEYS = List.of(
            "persist_floor",
            "cycle",
            "cycle_read",
            "cycle_assess",
            "cycle_write",
            "cycle_keys",
            "cycle_publish",
            "sql_load",
            "sql",
            "whatif",
            "assess");

    private final SizeResult nation;
    private final SizeResult tenth;
    private final Optional<SizeResult> other;

    /** @param other a size more, when one was asked for */
    BenchTable(SizeResult nation, SizeResult tenth, Optional<SizeResult> other) {
        this.nation = nation;
        this.tenth = tenth;
        this.other = other;
    }

    void print(OutputFormat format, PrintWriter out) {
        if (format == OutputFormat.json) {
            out.println(json());
        } else {
            table().print(format, out);
        }
        out.flush();
    }

    private String json() {
        StringBuilder text = new StringBuilder("{" + json(nation) + ",\n \"ratios\": {" + ratiosJson(nation)
                + "},\n \"growth_exponent\": " + exponent(tenth, nation) + ",\n \"smaller\": {" + json(tenth) + "}");
        other.ifPresent(size -> text.append(",\n \"also\": {" + json(size) + ",\n  \"ratios\": {" + ratiosJson(size)
                + "},\n  \"growth_exponent\": " + exponent(nation, size) + "}"));
        return text.append("}").toString();
    }

    private TablePrinter table() {
        TablePrinter table = other.isPresent()
                ? new TablePrinter("medida", "pais", "decima_parte", "otro_tamano")
                : new TablePrinter("medida", "pais", "decima_parte");
        row(table, "households", size -> text(size.counts().households()));
        row(table, "members", size -> text(size.counts().members()));
        row(table, "evidence", size -> text(size.counts().evidence()));
        for (String key : KEYS) {
            row(table, key + " (s)", size -> seconds(size, key));
        }
        row(table, "cpu_seconds (ciclo)", size -> seconds(size.cycleCpuNanos()).toPlainString());
        row(table, "rss_peak_bytes (ciclo)", size -> text(size.cycleRssPeakBytes()));
        for (String ratio : ratios(nation).keySet()) {
            row(
                    table,
                    ratio,
                    size -> ratios(size).getOrDefault(ratio, BigDecimal.ZERO).toPlainString());
        }
        row(table, "growth_exponent (ciclo)", size -> growth(size));
        row(table, "result_hash", SizeResult::resultHash);
        return table;
    }

    private void row(TablePrinter table, String name, Function<SizeResult, String> value) {
        List<String> cells = new ArrayList<>(List.of(name, value.apply(nation), value.apply(tenth)));
        other.ifPresent(size -> cells.add(value.apply(size)));
        table.row(cells.toArray(String[]::new));
    }

    /** The nation's from its tenth, the other size's from the nation. */
    private String growth(SizeResult size) {
        return size == nation ? exponent(tenth, nation) : size == tenth ? "" : exponent(nation, size);
    }

    private static String json(SizeResult size) {
        List<String> fields = new ArrayList<>();
        fields.add("\"households\": " + size.counts().households());
        fields.add("\"members\": " + size.counts().members());
        fields.add("\"evidence\": " + size.counts().evidence());
        fields.add("\"runs\": " + size.runs());
        for (String key : KEYS) {
            size.nanos(key).ifPresent(nanos -> fields.add(Json.quoted(key) + ": " + seconds(nanos)));
        }
        fields.add("\"cpu_seconds\": " + seconds(size.cycleCpuNanos()));
        fields.add("\"rss_peak_bytes\": " + size.cycleRssPeakBytes());
        fields.add("\"result_hash\": " + Json.quoted(size.resultHash()));
        return String.join(", ", fields);
    }

    private static String ratiosJson(SizeResult size) {
        List<String> fields = new ArrayList<>();
        ratios(size).forEach((name, value) -> fields.add(Json.quoted(name) + ": " + value));
        return String.join(", ", fields);
    }

    /** How many times longer the first takes than the second. */
    private static Map<String, BigDecimal> ratios(SizeResult size) {
        Map<String, BigDecimal> ratios = new LinkedHashMap<>();
        long sql = size.nanos("sql").orElse(0L);
        long sqlLoad = size.nanos("sql_load").orElse(0L);
        ratios.put("sql / cycle", ratio(sql, size.nanos("cycle")));
        ratios.put("sql / whatif", ratio(sql, size.nanos("whatif")));
        ratios.put("cycle / persist_floor", ratio(size.nanos("cycle").orElse(0L), size.nanos("persist_floor")));
        ratios.put("(sql_load + sql) / assess", ratio(sqlLoad + sql, size.nanos("assess")));
        return ratios;
    }

    private static BigDecimal ratio(long longer, Optional<Long> shorter) {
        return shorter.filter(nanos -> nanos > 0)
                .map(nanos -> BigDecimal.valueOf(longer).divide(BigDecimal.valueOf(nanos), 2, RoundingMode.HALF_UP))
                .orElse(BigDecimal.ZERO);
    }

    /** How the time of the cycle grows: 1 with the size, less than 1 slower than the size. */
    private static String exponent(SizeResult from, SizeResult to) {
        return new BigDecimal((log(to.nanos("cycle").orElse(1L))
                                - log(from.nanos("cycle").orElse(1L)))
                        / (log(to.counts().households()) - log(from.counts().households())))
                .round(new MathContext(3))
                .toPlainString();
    }

    private static String seconds(SizeResult size, String key) {
        return size.nanos(key).map(nanos -> seconds(nanos).toPlainString()).orElse("");
    }

    private static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).setScale(3, RoundingMode.HALF_UP);
    }

    private static String text(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
