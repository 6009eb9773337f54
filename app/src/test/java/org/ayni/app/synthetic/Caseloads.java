package org.ayni.app.synthetic;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.law.LawFiles;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/** Caseloads for the tests, and ways to look into them. */
final class Caseloads {

    static final Law LAW = LawFiles.builtIn();

    private Caseloads() {}

    static CaseloadSpec spec(int households, long seed, String period) {
        return new CaseloadSpec(households, seed, Bimester.parse(period), 0);
    }

    static CaseloadSummary write(CaseloadSpec spec, Path directory) throws IOException {
        return SyntheticCaseload.write(spec, Territory.builtIn(), LAW, directory, done -> {});
    }

    /** Assesses a caseload on the default days; the results lie in the directory given back. */
    static AssessFiles.Done assess(Path facts, Path results, Bimester period) throws IOException {
        Horizon horizon = Horizon.of(period, period.lastDay(), period.lastDay(), LAW);
        return new AssessFiles(LAW, horizon, bytes -> {}).run(facts, results);
    }

    static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    /** The SHA-256 of each file, by name. */
    static Map<String, String> hashes(Path directory) throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                hashes.put(file.getFileName().toString(), hash(Files.readString(file)));
            }
        }
        return hashes;
    }

    static String hash(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
