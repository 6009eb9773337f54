package org.ayni.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was measured at one size: medians over the rounds.
 *
 * @param runs rounds
 * @param nanos medians by key, see {@link Sample#nanos}
 * @param cycleCpuNanos median CPU time of the cycle, its server included
 * @param cycleRssPeakBytes largest memory that any of the cycles had
 * @param resultHash the one that all came to
 */
public record SizeResult(
        BenchCaseload.Counts counts,
        int runs,
        Map<String, Long> nanos,
        long cycleCpuNanos,
        long cycleRssPeakBytes,
        String resultHash) {

    public SizeResult {
        nanos = Map.copyOf(nanos);
    }

    static SizeResult of(BenchCaseload caseload, int runs, Map<Measured, List<Sample>> samples) throws IOException {
        Map<String, List<Long>> all = new TreeMap<>();
        samples.values()
                .forEach(list -> list.forEach(sample -> sample.nanos()
                        .forEach((key, value) -> all.computeIfAbsent(key, added -> new ArrayList<>())
                                .add(value))));
        Map<String, Long> medians = new TreeMap<>();
        all.forEach((key, values) -> medians.put(key, median(values)));
        List<Sample> cycles = samples.getOrDefault(Measured.CYCLE, List.of());
        return new SizeResult(
                caseload.counts(),
                runs,
                medians,
                median(cycles.stream().map(Sample::cpuNanos).toList()),
                cycles.stream().mapToLong(Sample::rssPeakBytes).max().orElse(0),
                cycles.isEmpty() ? "" : cycles.getFirst().facts().getOrDefault("result_hash", ""));
    }

    /** The median of a key; empty when it was not measured. */
    public Optional<Long> nanos(String key) {
        return Optional.ofNullable(nanos.get(key));
    }

    /** The middle one; of an even number the lower of the two in the middle. */
    static long median(List<Long> values) {
        return values.isEmpty() ? 0 : values.stream().sorted().toList().get((values.size() - 1) / 2);
    }
}
