package org.ayni.app.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.law.LawFiles;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two implementations of the rulebook, written apart, over households that stand on its limits. */
class KernelAgainstSqlTest {

    private static final int HOUSEHOLDS = 1_500;
    private static final Law LAW = LawFiles.builtIn();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2026-1", "2026-2", "2026-3", "2026-4", "2024-1", "2024-2"})
    void both_give_the_same_files(String period) throws IOException, SQLException {
        assertSame(period, LAW);
    }

    /** The months before June are decided by one law and the others by another, which changes nearly every parameter. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-3", "2026-4", "2026-5"})
    void both_follow_a_law_that_changes_in_between(String period) throws IOException, SQLException {
        assertSame(period, LawFiles.withChanges(Path.of("src/test/resources/changed-law")));
    }

    private void assertSame(String period, Law law) throws IOException, SQLException {
        long seed = Long.getLong("ayni.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.println("KernelAgainstSqlTest " + period + ": -Dayni.seed=" + seed);
        AdversarialFacts facts = new AdversarialFacts(seed, Bimester.parse(period), HOUSEHOLDS);
        Path written = folder.resolve("facts");
        facts.write(written);
        assertSame(facts, written, law, seed);
    }

    private void assertSame(AdversarialFacts facts, Path written, Law law, long seed) throws IOException, SQLException {
        Horizon horizon = Horizon.of(facts.period, facts.closingDay, facts.evidenceCut, law);
        Path results = folder.resolve("results");
        new AssessFiles(law, horizon, bytes -> {}).run(written, results);
        try (Database database = TestDatabase.fresh();
                SecondOpinion opinion =
                        SecondOpinion.open(database, law, facts.period, facts.closingDay, facts.evidenceCut)) {
            opinion.readFiles(written, rejected -> {});
            opinion.compute();
            for (ComputedResult result : ComputedResult.values()) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                result.writeTo(opinion.connection(), file);
                List<String> ours =
                        file.toString(StandardCharsets.UTF_8).lines().toList();
                List<String> kernel = Files.readAllLines(results.resolve(result.view() + ".csv"));
                assertThat(kernel)
                        .as("seed %d, %s", seed, result.view())
                        .isNotEmpty()
                        .isEqualTo(ours);
            }
        }
    }
}
