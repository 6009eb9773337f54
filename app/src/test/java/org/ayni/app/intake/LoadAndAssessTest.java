package org.ayni.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.exchange.FactRows;
import org.ayni.app.exchange.KnownIds;
import org.ayni.app.exchange.ResultWriter;
import org.ayni.app.law.LawFiles;
import org.ayni.app.registry.RollMoment;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.assessment.Assessor;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.facts.IdOrder;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was loaded is decided like the files: through the database and out again, byte for byte. */
class LoadAndAssessTest {

    private static final Path OWN = Path.of("src/test/resources/examples");
    private static final Path SHARED = Path.of("../../shared/examples");

    @TempDir
    Path directory;

    private final Law law = LawFiles.builtIn();

    @ParameterizedTest
    @CsvSource({"july-august, 2026-4", "january-february, 2026-1", "november-december, 2026-6"})
    void own_examples_come_out_as_they_went_in(String name, String period) throws IOException {
        assertRoundTrip(OWN.resolve(name).resolve("facts"), Bimester.parse(period));
    }

    @ParameterizedTest
    @CsvSource({"july-august, 2026-4", "january-february, 2026-1"})
    void shared_examples_come_out_as_they_went_in(String name, String period) throws IOException {
        Path facts = SHARED.resolve(name).resolve("facts");
        Assumptions.assumeTrue(Files.isDirectory(facts), "the shared examples are not beside the project");
        assertRoundTrip(facts, Bimester.parse(period));
    }

    @ParameterizedTest
    @CsvSource({"11, 2026-4", "12, 2026-1"})
    void synthetic_caseloads_with_bad_rows_come_out_as_they_went_in(long seed, String period) throws IOException {
        assertRoundTrip(caseload("facts", seed, period), Bimester.parse(period));
    }

    @Test
    void corrected_files_are_decided_as_if_they_had_been_loaded_alone() throws IOException {
        Bimester period = Bimester.parse("2026-4");
        Path facts = caseload("facts", 21, "2026-4");
        Path wrong = Files.createDirectory(directory.resolve("wrong"));
        for (String file : List.of(
                "households.csv", "members.csv", "pregnancies.csv", "enrolments.csv", "exemptions.csv", "scopes.csv")) {
            Files.writeString(
                    wrong.resolve(file),
                    Files.readString(facts.resolve(file))
                            .replace(",AFFILIATED,", ",SUSPENDED,")
                            .replace(",PE,", ",NP,")
                            .replace(",2025-", ",2024-")
                            .replace(",ENROLLED,", ",WITHDRAWN,")
                            .replace("DISTRICT,", "SCHOOL,")
                            .replace("TAS,", "TBS,"));
        }
        try (Database database = TestDatabase.fresh()) {
            load(database, wrong);
            assertThat(load(database, facts).changedAnything()).isTrue();
            assertThat(assessRoll(database, period)).isEqualTo(assess(facts, period));
        }
    }

    private void assertRoundTrip(Path facts, Bimester period) throws IOException {
        try (Database database = TestDatabase.fresh()) {
            load(database, facts);
            Map<String, String> expected = assess(facts, period);
            Path exported = export(database, period);
            assertThat(assess(exported, period)).isEqualTo(expected);
            assertThat(assessRoll(database, period)).isEqualTo(expected);

            LoadFacts.Result again = load(database, facts);
            assertThat(again.changedAnything()).as(FactsFolder.summary(again)).isFalse();
            LoadFacts.Result back = load(database, exported);
            assertThat(back.changedAnything()).as(FactsFolder.summary(back)).isFalse();
            assertThat(back.rejected()).isZero();
        }
    }

    private Path caseload(String name, long seed, String period) throws IOException {
        Path facts = directory.resolve(name);
        SyntheticCaseload.write(
                new CaseloadSpec(120, seed, Bimester.parse(period), 20_000),
                Territory.builtIn(),
                law,
                facts,
                households -> {});
        return facts;
    }

    private static LoadFacts.Result load(Database database, Path facts) throws IOException {
        return new LoadFacts(database, bytes -> {}, file -> {})
                .run(facts, Optional.empty(), FactsFolder.ANA, rejection -> {});
    }

    private Path export(Database database, Bimester period) throws IOException {
        Path exported = directory.resolve("exported");
        new ExportFacts(database).run(RollMoment.latest(database, period.lastDay()), exported, FactsFolder.ANA);
        return exported;
    }

    private Horizon horizon(Bimester period) {
        LocalDate closing = period.lastDay();
        return Horizon.of(period, closing, closing, law);
    }

    /** Result files by name, but for the rejected rows, which only the first reading has. */
    private Map<String, String> assess(Path facts, Bimester period) throws IOException {
        Path out = Files.createTempDirectory(directory, "out");
        new AssessFiles(law, horizon(period), bytes -> {}).run(facts, out);
        Map<String, String> results = new TreeMap<>();
        for (String file : List.of("member_months.csv", "household_months.csv", "lines.csv", "totals.csv")) {
            results.put(file, Files.readString(out.resolve(file)));
        }
        return results;
    }

    /** The same from the rows of the database, without files. */
    private Map<String, String> assessRoll(Database database, Bimester period) throws IOException {
        Facts facts = new Facts(horizon(period), law);
        KnownIds ids = new KnownIds(facts.households.ids, facts.members.ids);
        RollMoment moment = RollMoment.latest(database, period.lastDay());
        database.transaction().executeWithoutResult(status -> {
            try {
                new RollReader(database).read(moment, ids, new FactRows(facts));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        facts.seal();
        Map<String, ByteArrayOutputStream> results = new TreeMap<>();
        Assessor assessor = new Assessor(facts, law);
        try (ResultWriter writer =
                new ResultWriter(facts, name -> results.computeIfAbsent(name, file -> new ByteArrayOutputStream()))) {
            for (int household : IdOrder.of(facts.households.ids)) {
                writer.accept(assessor.assess(household));
            }
            writer.finish();
        }
        Map<String, String> texts = new TreeMap<>();
        results.forEach((name, bytes) -> texts.put(name, bytes.toString(StandardCharsets.UTF_8)));
        return texts;
    }
}
