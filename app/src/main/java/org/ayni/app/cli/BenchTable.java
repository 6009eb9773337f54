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
import org.ayni.app.bench.SizeResult;

/** The measurements of a nation and of a tenth of it, as a table for people or as one JSON object. */
final class BenchTable {

    private static final List<String> KEYS = List.of("persist_floor", "cycle", "sql_load", "sql", "whatif", "assess");

    private final SizeResult large;
    private final SizeResult small;

    BenchTable(SizeResult large, SizeResult small) {
        this.large = large;
        this.small = small;
    }

    void print(OutputFormat format, PrintWriter out) {
        if (format == OutputFormat.json) {
            out.println("{" + json(large) + ",\n \"ratios\": {" + ratiosJson(large) + "},\n \"growth_exponent\": "
                    + exponent() + ",\n \"smaller\": {" + json(small) + "}}");
        } else {
            TablePrinter table = new TablePrinter("medida", "pais", "decima_parte");
            table.row(
                    "households",
                    text(large.counts().households()),
                    text(small.counts().households()));
            table.row(
                    "members",
                    text(large.counts().members()),
                    text(small.counts().members()));
            table.row(
                    "evidence",
                    text(large.counts().evidence()),
                    text(small.counts().evidence()));
            for (String key : KEYS) {
                table.row(key + " (s)", seconds(large, key), seconds(small, key));
            }
            table.row(
                    "cpu_seconds (ciclo)",
                    seconds(large.cycleCpuNanos()).toPlainString(),
                    seconds(small.cycleCpuNanos()).toPlainString());
            table.row("rss_peak_bytes (ciclo)", text(large.cycleRssPeakBytes()), text(small.cycleRssPeakBytes()));
            Map<String, BigDecimal> smallRatios = ratios(small);
            ratios(large)
                    .forEach((name, value) -> table.row(
                            name,
                            value.toPlainString(),
                            smallRatios.getOrDefault(name, BigDecimal.ZERO).toPlainString()));
            table.row("growth_exponent (ciclo)", exponent(), "");
            table.row("result_hash", large.resultHash(), small.resultHash());
            table.print(format, out);
        }
        out.flush();
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
    private String exponent() {
        return new BigDecimal((log(large.nanos("cycle").orElse(1L))
                                - log(small.nanos("cycle").orElse(1L)))
                        / (log(large.counts().households()) - log(small.counts().households())))
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
