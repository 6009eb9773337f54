package org.ayni.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Home;
import org.ayni.app.problem.Problem;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.law.Law;

/** Measures a caseload of one size: every {@link Measured} once a round, round after round. */
public final class NationBench {

    private final Home installation;
    private final Law law;
    private final Territory territory;
    private final Talk talk;

    /** @param talk hears what is being done */
    public NationBench(Home installation, Law law, Territory territory, Talk talk) {
        this.installation = installation;
        this.law = law;
        this.territory = territory;
        this.talk = talk;
    }

    /**
     * Prepares the caseload if it is not there and measures.
     *
     * @param runs rounds, 1 or more; medians get better with more
     */
    public SizeResult run(int households, int runs) throws IOException {
        BenchCaseload caseload = BenchCaseload.of(installation, households);
        caseload.prepare(law, territory, talk);
        Map<Measured, List<Sample>> samples = new EnumMap<>(Measured.class);
        for (int run = 1; run <= runs; run++) {
            for (Measured what : Measured.values()) {
                talk.say(String.format("%,d hogares, vuelta %d de %d: %s", households, run, runs, what.key()));
                samples.computeIfAbsent(what, added -> new ArrayList<>()).add(measure(what, caseload));
            }
        }
        requireOneHash(samples);
        return SizeResult.of(caseload, runs, samples);
    }

    private Sample measure(Measured what, BenchCaseload caseload) throws IOException {
        MeasuringProcess process = new MeasuringProcess(caseload.folder().resolve("bench.log"));
        if (what != Measured.ASSESS) {
            return Sample.of(process.run(List.of(
                            "bench",
                            "measure",
                            what.key(),
                            "--households",
                            Integer.toString(caseload.households()),
                            "--home",
                            installation.folder().toString()))
                    .output());
        }
        Path results = Files.createTempDirectory(caseload.folder(), "results");
        try {
            MeasuringProcess.Ended ended = process.run(List.of(
                    "assess",
                    "--quiet",
                    "--facts",
                    caseload.facts().toString(),
                    "--period",
                    BenchCaseload.PERIOD.toString(),
                    "--out",
                    results.toString()));
            return new Sample(
                    Map.of(what.key(), ended.nanos()), 0, 0, Map.of("result_hash", ResultFilesHash.of(results)));
        } finally {
            ResultFilesHash.delete(results);
        }
    }

    /** Whoever does not come to the same result is not compared. */
    private static void requireOneHash(Map<Measured, List<Sample>> samples) {
        Map<String, String> hashes = new TreeMap<>();
        samples.forEach((what, list) -> list.forEach(sample -> {
            String hash = sample.facts().get("result_hash");
            if (hash != null) {
                hashes.put(what.key(), hash);
            }
        }));
        Set<String> distinct = new TreeSet<>(hashes.values());
        if (distinct.size() > 1) {
            throw Problem.missing("Las implementaciones no llegan al mismo resultado.")
                    .found(hashes)
                    .whatToDo("No compare tiempos: busque antes la diferencia con «ayni cycle audit».")
                    .stop();
        }
    }
}
