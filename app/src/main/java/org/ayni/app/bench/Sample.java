package org.ayni.app.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one process measured.
 *
 * @param nanos by key: {@code cycle} and its phases ({@code cycle_read} …), or {@code sql_load} and {@code sql}
 * @param cpuNanos of the process and of the database server while it ran
 * @param rssPeakBytes largest resident memory of the process, without the server
 * @param facts what was counted on the way, by name; {@code result_hash} among them where there is one
 */
public record Sample(Map<String, Long> nanos, long cpuNanos, long rssPeakBytes, Map<String, String> facts) {

    private static final String NANOS = "nanos.";
    private static final String FACT = "fact.";

    public Sample {
        nanos = Map.copyOf(nanos);
        facts = Map.copyOf(facts);
    }

    /** One {@code name=value} a line, for the process that waits. */
    public String lines() {
        Map<String, String> lines = new TreeMap<>();
        nanos.forEach((key, value) -> lines.put(NANOS + key, value.toString()));
        facts.forEach((key, value) -> lines.put(FACT + key, value));
        lines.put("cpu", Long.toString(cpuNanos));
        lines.put("rss", Long.toString(rssPeakBytes));
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    /** Reads what {@link #lines} wrote; anything else among it is ignored. */
    static Sample of(List<String> lines) {
        Map<String, Long> nanos = new TreeMap<>();
        Map<String, String> facts = new TreeMap<>();
        long cpu = 0;
        long rss = 0;
        for (String line : lines) {
            int equals = line.indexOf('=');
            String key = line.substring(0, Math.max(0, equals));
            String value = line.substring(equals + 1);
            if (key.startsWith(NANOS)) {
                nanos.put(key.substring(NANOS.length()), Long.parseLong(value));
            } else if (key.startsWith(FACT)) {
                facts.put(key.substring(FACT.length()), value);
            } else if (key.equals("cpu")) {
                cpu = Long.parseLong(value);
            } else if (key.equals("rss")) {
                rss = Long.parseLong(value);
            }
        }
        return new Sample(nanos, cpu, rss, facts);
    }
}
