package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.bench.BenchCaseload;
import org.ayni.app.bench.SizeResult;
import org.ayni.app.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be measured, and what is printed of it; the measuring itself is tested in {@code bench}. */
class BenchCommandTest {

    private static final long GIGABYTE = 1L << 30;

    @ParameterizedTest
    @CsvSource({"9,", "3000001,", "500,500", "500,9", "500,3000001"})
    void sizes_that_make_no_sense_are_refused(String households, String also) {
        CommandRun run = also == null
                ? CommandRun.of("bench", "nation", "--households", households)
                : CommandRun.of("bench", "nation", "--households", households, "--also", also);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("3000000");
    }

    @Test
    void too_little_memory_for_more_than_a_nation_is_told_before_anything_is_prepared() {
        assertThatCode(() -> BenchCommand.Nation.requireMemory(760_000, GIGABYTE))
                .doesNotThrowAnyException();
        assertThatCode(() -> BenchCommand.Nation.requireMemory(3_000_000, 4 * GIGABYTE))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> BenchCommand.Nation.requireMemory(3_000_000, GIGABYTE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        told -> assertThat(told.problem().whatToDo()).contains("AYNI_JAVA_OPTS=-Xmx5g"));
    }

    @Test
    void growth_is_printed_from_the_tenth_to_the_nation_and_from_there_to_the_other_size() {
        SizeResult tenth = size(76_000, 2_000);
        SizeResult nation = size(760_000, 15_000);
        SizeResult other = size(7_600_000, 100_000);
        assertThat(printed(nation, tenth, Optional.empty(), OutputFormat.csv))
                .contains("growth_exponent (ciclo),0.875,\n");
        assertThat(printed(nation, tenth, Optional.of(other), OutputFormat.csv))
                .contains("medida,pais,decima_parte,otro_tamano")
                .contains("growth_exponent (ciclo),0.875,,0.824");
        assertThat(printed(nation, tenth, Optional.of(other), OutputFormat.json))
                .contains("\"growth_exponent\": 0.875")
                .contains("\"growth_exponent\": 0.824");
    }

    private static String printed(
            SizeResult nation, SizeResult tenth, Optional<SizeResult> other, OutputFormat format) {
        StringWriter text = new StringWriter();
        new BenchTable(nation, tenth, other).print(format, new PrintWriter(text));
        return text.toString().replace("\r", "");
    }

    private static SizeResult size(int households, long cycleMillis) {
        return new SizeResult(
                new BenchCaseload.Counts(households, 4L * households, 17L * households),
                1,
                Map.of("cycle", cycleMillis * 1_000_000),
                0,
                0,
                "abc");
    }
}
