package org.ayni.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every case of {@code law/cases} by the real path: written as exchange files, assessed, and the result files compared.
 * What is expected comes from the words of the rulebook, never from a run.
 */
class CasesOfTheLawTest {

    private static final Law LAW = LawFiles.builtIn();

    @TempDir
    Path directory;

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(LawCase.FOLDER)) {
            return found.filter(file -> file.getFileName().toString().startsWith("R-"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicContainer> every_case_is_decided_as_its_sentence_says() throws IOException {
        Map<String, Object> usual = LawCase.map(TextYaml.read(LawCase.FOLDER.resolve("usual.yaml")));
        return files().stream().map(file -> {
            String rule = ruleOf(file);
            try {
                return DynamicContainer.dynamicContainer(
                        rule,
                        LawCase.of(file).stream()
                                .map(aCase -> DynamicTest.dynamicTest(
                                        rule + " · " + aCase.sentence(), () -> decide(aCase, usual))));
            } catch (IOException unreadable) {
                throw new IllegalStateException(file.toString(), unreadable);
            }
        });
    }

    @Test
    void sentences_are_not_repeated() throws IOException {
        for (Path file : files()) {
            assertThat(LawCase.of(file).stream().map(LawCase::sentence))
                    .as(file.toString())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void every_file_of_cases_is_of_a_rule() throws IOException {
        assertThat(files().stream().map(CasesOfTheLawTest::ruleOf))
                .isSubsetOf(LAW.rules().keySet());
    }

    private void decide(LawCase aCase, Map<String, Object> usual) throws IOException {
        Bimester period = Bimester.parse(aCase.text("period", (String) usual.get("period")));
        LocalDate closingDay =
                LocalDate.parse(aCase.text("closing_day", period.lastDay().toString()));
        LocalDate cut = LocalDate.parse(aCase.text("as_of", closingDay.toString()));
        Path facts = Files.createTempDirectory(directory, "facts");
        Path results = Files.createTempDirectory(directory, "results");
        CaseFacts.write(aCase, period, usual, facts);
        Law law = CaseLaw.with(LAW, aCase.rows("law"));
        Horizon horizon = Horizon.of(period, closingDay, cut, law);
        AssessFiles.Done done = new AssessFiles(law, horizon, bytes -> {}).run(facts, results);
        assertThat(done.rejectedRows())
                .as(() -> aCase.sentence() + "; rejected rows: " + text(results.resolve("rejected.csv")))
                .isZero();
        assertThat(CaseExpectations.differences(aCase, results))
                .as(aCase.sentence())
                .isEmpty();
    }

    private static String ruleOf(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
