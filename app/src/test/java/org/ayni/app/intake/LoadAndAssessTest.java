package org.ayni.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.exchange.FactRows;
import org.ayni.app.exchange.KnownIds;
import org.ayni.app.law.LawFiles;
import org.ayni.app.registry.RollMoment;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was loaded is decided like the files: through the database and out again, byte for byte. */
class LoadAndAssessTest {

    @TempDir
    Path directory;

    private final Law law = LawFiles.builtIn();

    @ParameterizedTest
    @CsvSource({"july-august, 2026-4", "january-february, 2026-1"})
    void what_comes_out_is_assessed_like_what_went_in(String name, String period) throws IOException {
        Path facts = Path.of("../../shared/examples").resolve(name).resolve("facts");
        Assumptions.assumeTrue(Files.isDirectory(facts), "the shared examples are not beside the project");
        try (Database database = TestDatabase.fresh()) {
            new LoadFacts(database, bytes -> {}, file -> {})
                    .run(facts, Optional.empty(), FactsFolder.ANA, rejection -> {});
            Path exported = directory.resolve("exported");
            RollMoment moment =
                    RollMoment.latest(database, Bimester.parse(period).lastDay());
            new ExportFacts(database).run(moment, exported, FactsFolder.ANA);

            assertThat(assess(exported, period)).isEqualTo(assess(facts, period));

            LoadFacts.Result again = new LoadFacts(database, bytes -> {}, file -> {})
                    .run(facts, Optional.empty(), FactsFolder.ANA, rejection -> {});
            assertThat(again.changedAnything()).as(FactsFolder.summary(again)).isFalse();
            LoadFacts.Result back = new LoadFacts(database, bytes -> {}, file -> {})
                    .run(exported, Optional.empty(), FactsFolder.ANA, rejection -> {});
            assertThat(back.changedAnything()).as(FactsFolder.summary(back)).isFalse();
            assertThat(back.rejected()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"july-august, 2026-4", "january-february, 2026-1"})
    void the_kernel_gets_the_same_rows_from_the_database(String name, String period) throws IOException {
        Path files = Path.of("../../shared/examples").resolve(name).resolve("facts");
        Assumptions.assumeTrue(Files.isDirectory(files), "the shared examples are not beside the project");
        try (Database database = TestDatabase.fresh()) {
            new LoadFacts(database, bytes -> {}, file -> {})
                    .run(files, Optional.empty(), FactsFolder.ANA, rejection -> {});
            Facts facts = new Facts(horizon(period), law);
            RollMoment moment =
                    RollMoment.latest(database, Bimester.parse(period).lastDay());
            database.transaction().executeWithoutResult(status -> {
                try {
                    new RollReader(database)
                            .read(moment, new KnownIds(facts.households.ids, facts.members.ids), new FactRows(facts));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            facts.seal();
            Facts read = new AssessFiles(law, horizon(period), bytes -> {}).read(files, rejection -> {});
            assertThat(facts.households.size()).isEqualTo(read.households.size());
            assertThat(facts.members.size()).isEqualTo(read.members.size());
        }
    }

    private Horizon horizon(String period) {
        Bimester bimester = Bimester.parse(period);
        LocalDate closing = bimester.lastDay();
        return Horizon.of(bimester, closing, closing, law);
    }

    /** Result files by name, but for the rejected rows, which only the first reading has. */
    private Map<String, String> assess(Path facts, String period) throws IOException {
        Path out = directory.resolve("out-" + facts.getFileName());
        new AssessFiles(law, horizon(period), bytes -> {}).run(facts, out);
        Map<String, String> results = new TreeMap<>();
        for (String file : new String[] {"member_months.csv", "household_months.csv", "lines.csv", "totals.csv"}) {
            results.put(file, Files.readString(out.resolve(file)));
        }
        return results;
    }
}
