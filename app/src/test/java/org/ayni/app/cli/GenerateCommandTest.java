package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class GenerateCommandTest {

    private static final Path OFFICIAL = Path.of("../../shared/data/territory/ubigeo_inei_2025.csv");

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void it_writes_every_file_and_counts_the_rows_on_the_output() throws Exception {
        assertThat(generate("--households", "50", "--seed", "7", "--format", "csv"))
                .isZero();
        assertThat(out.toString().lines().findFirst()).hasValue("archivo,filas,filas_malas");
        assertThat(out.toString()).contains("households.csv,50,0");
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            assertThat(files).hasSize(14);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--households,0,3000000",
        "--households,3000001,3000000",
        "--dirty,1.5,0.01",
        "--dirty,-0.1,0.01",
        "--period,1999-1,2015"
    })
    void a_wrong_option_is_named_with_what_was_expected(String option, String value, String expected) {
        assertThat(generate(option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(option, expected);
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void a_directory_of_somebody_else_is_refused() throws Exception {
        Files.createDirectories(directory.resolve("out"));
        Files.writeString(directory.resolve("out/informe.txt"), "x");
        assertThat(generate("--households", "10")).isEqualTo(ExitCode.MISSING);
        assertThat(err.toString()).contains("SYNTHETIC.txt");
    }

    @Test
    void households_live_in_all_districts_when_the_official_list_is_given() throws Exception {
        assumeThat(OFFICIAL).exists();
        assertThat(generate("--households", "6000", "--territory", OFFICIAL.toString()))
                .isZero();
        List<String> capitals = Files.readAllLines(directory.resolve("out/households.csv")).stream()
                .skip(1)
                .map(line -> line.split(",")[1])
                .filter(ubigeo -> ubigeo.endsWith("01"))
                .toList();
        assertThat(capitals.size()).isBetween(1, 3_000);
    }

    private int generate(String... options) {
        CommandLine line = Ayni.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
        List<String> arguments = Stream.concat(
                        Stream.of(
                                "generate",
                                "--quiet",
                                "--out",
                                directory.resolve("out").toString()),
                        Stream.concat(
                                List.of(options).contains("--period") ? Stream.of() : Stream.of("--period", "2026-4"),
                                Stream.of(options)))
                .toList();
        return line.execute(arguments.toArray(String[]::new));
    }
}
