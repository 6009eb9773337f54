package org.ayni.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rejected rows of the shared examples, when they are there; messages are free. */
class ExamplesRejectedTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"july-august", "january-february"})
    void rejected_rows_are_those_of_the_example(String name) throws IOException {
        Path example = Path.of("../../shared/examples").resolve(name);
        Assumptions.assumeTrue(Files.isDirectory(example), "the shared examples are not beside the project");
        Path written = directory.resolve("rejected.csv");
        try (RejectedCsv rejected = new RejectedCsv(directory)) {
            new ExchangeReader(example.resolve("facts")).read(new KnownIds(), row -> {}, rejected);
            rejected.writeTo(written);
        }
        assertThat(withoutMessages(written)).isEqualTo(withoutMessages(example.resolve("expected/rejected.csv")));
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(written);
        }
    }

    private static List<String> withoutMessages(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> String.join(",", List.of(line.split(",")).subList(0, 4)))
                .toList();
    }
}
