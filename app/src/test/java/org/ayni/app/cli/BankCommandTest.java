package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankCommandTest {

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void a_payment_file() throws IOException {
        Files.createDirectories(directory.resolve("in"));
        try (InputStream golden = BankCommandTest.class.getResourceAsStream("/iso20022/pain.001.xml")) {
            Files.copy(golden, directory.resolve("in/pago.xml"));
        }
    }

    @Test
    void it_answers_the_folder_and_says_that_it_is_simulated() throws Exception {
        assertThat(bank("--reject-share", "0", "--format", "csv")).isZero();
        assertThat(out.toString().lines())
                .containsExactly("archivo,resultado,abonados,rechazados,motivo", "pago.xml,respondido,2,0,");
        assertThat(err.toString()).contains("SIMULADO", "2 abonos");
        try (Stream<Path> replies = Files.list(directory.resolve("out"))) {
            assertThat(replies)
                    .hasSize(2)
                    .allSatisfy(
                            reply -> assertThat(reply.getFileName().toString()).startsWith("SIMULADO-"));
        }
    }

    @Test
    void run_twice_it_says_that_everything_was_answered() {
        bank();
        out.getBuffer().setLength(0);
        assertThat(bank("--format", "csv")).isZero();
        assertThat(out.toString()).contains("pago.xml,ya estaba respondido");
    }

    @Test
    void a_file_that_it_cannot_take_is_named_with_the_reason_and_another_exit_code() throws Exception {
        Path file = directory.resolve("in/pago.xml");
        Files.writeString(file, Files.readString(file).replace("<CtrlSum>300.05<", "<CtrlSum>300.06<"));
        assertThat(bank("--format", "csv")).isEqualTo(ExitCode.ROWS_REJECTED);
        assertThat(out.toString()).contains("rechazado entero", "la suma de control no es la de los pagos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-0.1"})
    void a_share_that_is_no_fraction_is_refused(String share) {
        assertThat(bank("--reject-share", share)).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--reject-share", "0.01");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void a_folder_that_is_not_there_is_missing() throws Exception {
        Files.delete(directory.resolve("in/pago.xml"));
        Files.delete(directory.resolve("in"));
        assertThat(bank()).isEqualTo(ExitCode.MISSING);
        assertThat(err.toString()).contains("--in");
    }

    @Test
    void the_help_says_that_it_is_simulated() {
        assertThat(run("bank", "--help")).isZero();
        assertThat(out.toString()).contains("SIMULADO");
    }

    private int bank(String... options) {
        return run(Stream.concat(
                        Stream.of(
                                "bank",
                                "--in",
                                directory.resolve("in").toString(),
                                "--out",
                                directory.resolve("out").toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Ayni.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
