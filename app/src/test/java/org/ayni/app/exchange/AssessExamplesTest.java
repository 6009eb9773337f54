package org.ayni.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ayni.app.law.LawFiles;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole caseloads in, result files out, compared as bytes: our own examples, and the shared ones when they are there. */
class AssessExamplesTest {

    private static final Path OWN = Path.of("src/test/resources/examples");
    private static final Path SHARED = Path.of("../../shared/examples");
    private static final List<String> COMPARED =
            List.of("member_months.csv", "household_months.csv", "lines.csv", "totals.csv");
    private static final Law LAW = LawFiles.builtIn();

    @TempDir
    Path results;

    static Stream<Path> own() throws IOException {
        try (Stream<Path> found = Files.list(OWN)) {
            return found.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("own")
    void own_example_gives_its_expected_bytes(Path example) throws IOException {
        List<String> options =
                List.of(Files.readString(example.resolve("options.txt")).strip().split(" "));
        Bimester period = Bimester.parse(option(options, "--period", ""));
        LocalDate closingDay = LocalDate.parse(
                option(options, "--closing-day", period.lastDay().toString()));
        LocalDate cut = LocalDate.parse(option(options, "--as-of", closingDay.toString()));
        assertExpected(example, Horizon.of(period, closingDay, cut, LAW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"july-august 2026-4", "january-february 2026-1"})
    void shared_example_gives_its_expected_bytes(String nameAndPeriod) throws IOException {
        Path example = SHARED.resolve(nameAndPeriod.split(" ")[0]);
        Assumptions.assumeTrue(Files.isDirectory(example), "the shared examples are not beside the project");
        Bimester period = Bimester.parse(nameAndPeriod.split(" ")[1]);
        assertExpected(example, Horizon.of(period, period.lastDay(), period.lastDay(), LAW));
    }

    @Test
    void same_facts_in_another_order_of_files_and_households_give_the_same_bytes() throws IOException {
        Path example = OWN.resolve("july-august");
        Path shuffled = Files.createDirectory(results.resolve("facts"));
        try (Stream<Path> files = Files.list(example.resolve("facts"))) {
            for (Path file : files.toList()) {
                Files.copy(file, shuffled.resolve(file.getFileName()));
            }
        }
        // Only the order of households; among the rows of one person the later line may decide.
        List<String> households = new ArrayList<>(Files.readAllLines(shuffled.resolve("households.csv")));
        List<String> accepted = new ArrayList<>(households.subList(1, households.indexOf("")));
        List<String> reversed = new ArrayList<>(List.of(households.getFirst()));
        reversed.addAll(accepted.reversed());
        reversed.addAll(households.subList(accepted.size() + 1, households.size()));
        Files.write(shuffled.resolve("households.csv"), reversed);
        Bimester period = Bimester.parse("2026-4");
        new AssessFiles(LAW, Horizon.of(period, period.lastDay(), period.lastDay(), LAW), bytes -> {})
                .run(shuffled, results.resolve("out"));
        for (String file : COMPARED) {
            assertThat(results.resolve("out").resolve(file))
                    .hasSameBinaryContentAs(example.resolve("expected").resolve(file));
        }
    }

    private void assertExpected(Path example, Horizon horizon) throws IOException {
        AssessFiles.Done done = new AssessFiles(LAW, horizon, bytes -> {}).run(example.resolve("facts"), results);
        Path expected = example.resolve("expected");
        for (String file : COMPARED) {
            assertThat(results.resolve(file)).hasSameBinaryContentAs(expected.resolve(file));
        }
        List<String> rejected = withoutMessages(results.resolve("rejected.csv"));
        assertThat(rejected).isEqualTo(withoutMessages(expected.resolve("rejected.csv")));
        assertThat(done.rejectedRows()).isEqualTo(rejected.size() - 1);
    }

    /** The first four columns never hold a comma. */
    private static List<String> withoutMessages(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> String.join(",", List.of(line.split(",")).subList(0, 4)))
                .toList();
    }

    private static String option(List<String> options, String name, String absent) {
        int place = options.indexOf(name);
        return place < 0 ? absent : options.get(place + 1);
    }
}
