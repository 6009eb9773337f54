package org.ayni.app.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.exchange.Rejection;
import org.ayni.app.law.LawFiles;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples, whose results were computed by an implementation that is neither of ours, by the SQL. */
class SecondOpinionExamplesTest {

    private static final Path OWN = Path.of("src/test/resources/examples");
    private static final Path SHARED = Path.of("../../shared/examples");
    private static final Law LAW = LawFiles.builtIn();

    static Stream<Path> own() throws IOException {
        try (Stream<Path> found = Files.list(OWN)) {
            return found.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("own")
    void own_example_gives_its_expected_bytes(Path example) throws IOException, SQLException {
        List<String> options =
                List.of(Files.readString(example.resolve("options.txt")).strip().split(" "));
        Bimester period = Bimester.parse(option(options, "--period", ""));
        LocalDate closingDay = LocalDate.parse(
                option(options, "--closing-day", period.lastDay().toString()));
        LocalDate cut = LocalDate.parse(option(options, "--as-of", closingDay.toString()));
        assertExpected(example, period, closingDay, cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"july-august 2026-4", "january-february 2026-1"})
    void shared_example_gives_its_expected_bytes(String nameAndPeriod) throws IOException, SQLException {
        Path example = SHARED.resolve(nameAndPeriod.split(" ")[0]);
        Assumptions.assumeTrue(Files.isDirectory(example), "the shared examples are not beside the project");
        Bimester period = Bimester.parse(nameAndPeriod.split(" ")[1]);
        assertExpected(example, period, period.lastDay(), period.lastDay());
    }

    private static void assertExpected(Path example, Bimester period, LocalDate closingDay, LocalDate cut)
            throws IOException, SQLException {
        List<Rejection> rejected = new ArrayList<>();
        try (Database database = TestDatabase.fresh();
                SecondOpinion opinion = SecondOpinion.open(database, LAW, period, closingDay, cut)) {
            opinion.readFiles(example.resolve("facts"), rejected::add);
            opinion.compute();
            for (ComputedResult result : ComputedResult.values()) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                result.writeTo(opinion.connection(), file);
                assertThat(file.toString(java.nio.charset.StandardCharsets.UTF_8))
                        .as(result.view())
                        .isEqualTo(Files.readString(example.resolve("expected").resolve(result.view() + ".csv")));
            }
        }
        long expectedRejections;
        try (Stream<String> lines = Files.lines(example.resolve("expected").resolve("rejected.csv"))) {
            expectedRejections = lines.count() - 1;
        }
        assertThat(rejected).hasSize(Math.toIntExact(expectedRejections));
    }

    private static String option(List<String> options, String name, String otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : options.get(at + 1);
    }
}
