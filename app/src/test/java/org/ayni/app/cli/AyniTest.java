package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ayni.app.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class AyniTest {

    @Test
    void help_is_data_and_names_every_command() {
        CommandRun run = CommandRun.of("--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("assess", "generate", "db", "doctor", "test", "Para empezar: ./ayni demo");
    }

    @Test
    void without_a_command_the_help_is_talk_and_the_call_is_wrong() {
        CommandRun run = CommandRun.of();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Órdenes:");
    }

    @Test
    void too_little_memory_is_told_with_what_to_do() {
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Greedy()).setErr(new PrintWriter(err, true));
        assertThat(Ayni.execute(line)).isEqualTo(ExitCode.MISSING);
        assertThat(err.toString()).contains("memoria", "AYNI_JAVA_OPTS=-Xmx");
    }

    @Command(name = "greedy")
    static final class Greedy implements Callable<Integer> {
        @Override
        public Integer call() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    @Test
    void the_version_is_data() {
        CommandRun run = CommandRun.of("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Ayni ").contains("Java ");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void every_command_explains_itself_in_spanish(String path, CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
        assertThat(help).startsWith("Uso: " + path).doesNotContain("Usage", "Options:", "Commands:", "COMMAND");
        assertThat(command.getCommandSpec().usageMessage().description())
                .as(path)
                .isNotEmpty();
        command.getCommandSpec()
                .options()
                .forEach(option -> assertThat(option.description())
                        .as(path + " " + option.longestName())
                        .isNotEmpty());
    }

    static Stream<Arguments> everyCommand() {
        return withSubcommands(Ayni.commandLine());
    }

    private static Stream<Arguments> withSubcommands(CommandLine line) {
        return Stream.concat(
                Stream.of(Arguments.of(line.getCommandSpec().qualifiedName(), line)),
                line.getSubcommands().values().stream().flatMap(AyniTest::withSubcommands));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "asess",
                "--unknown",
                "assess",
                "assess --period 2026-7 --facts x --out y",
                "assess --format xml --period 2026-4 --facts x --out y",
                "assess --period",
                "db",
                "db stat"
            })
    void a_command_written_wrongly_says_what_and_what_to_do(String words) {
        CommandRun run = CommandRun.of(words.split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isNotBlank()
                .doesNotContain("Exception", "\tat ", "Invalid value", "Unknown option", "Missing required");
    }

    @ParameterizedTest
    @MethodSource("stops")
    void every_stop_has_its_exit_code_and_no_stack_trace(Exception stop, int exitCode, List<String> lines) {
        CommandRun run = CommandRun.of(Ayni.commandLine().addSubcommand(new Stops(stop)), "stops");
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).isEqualTo(lines);
    }

    static Stream<Arguments> stops() {
        return Stream.of(
                Arguments.of(
                        Problem.missing("No está el archivo.")
                                .where("hechos/households.csv")
                                .expected("un archivo")
                                .found("una carpeta")
                                .whatToDo("Indique otro.")
                                .stop(),
                        4,
                        List.of(
                                "No está el archivo.",
                                "  Dónde: hechos/households.csv",
                                "  Se esperaba: un archivo",
                                "  Se encontró: una carpeta",
                                "  Qué hacer: Indique otro.")),
                Arguments.of(
                        Problem.usage("Falta el bimestre.").stop(),
                        2,
                        List.of("Falta el bimestre.", "  Qué hacer: vea «ayni stops --help».")),
                Arguments.of(Problem.rejectedRows("3 filas rechazadas.").stop(), 3, List.of("3 filas rechazadas.")),
                Arguments.of(
                        new IOException("disk full"),
                        4,
                        List.of(
                                "No se pudo leer o escribir un archivo: java.io.IOException: disk full",
                                "  Qué hacer: Revise que exista, los permisos y el espacio en disco.")),
                Arguments.of(
                        new IllegalStateException("bug"),
                        1,
                        List.of(
                                "Falla nuestra, no suya: java.lang.IllegalStateException: bug",
                                "  Qué hacer: repita la orden con --debug y envíe lo que muestra.")));
    }

    @Test
    void the_stack_trace_is_shown_when_it_is_asked_for() {
        CommandLine line = Ayni.commandLine().addSubcommand(new Stops(new IllegalStateException("bug")));
        assertThat(CommandRun.of(line, "--debug", "stops").err()).contains("\tat org.ayni.app.cli.AyniTest");
    }

    @Command(name = "stops", description = "Se detiene.")
    private static final class Stops implements Callable<Integer> {

        private final Exception stop;

        private Stops(Exception stop) {
            this.stop = stop;
        }

        @Override
        public Integer call() throws Exception {
            throw stop;
        }
    }
}
