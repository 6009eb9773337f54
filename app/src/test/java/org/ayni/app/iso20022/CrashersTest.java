package org.ayni.app.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file that ever broke a reader, or could. Add one to the folder and say in {@code expected.txt} what it gives. */
class CrashersTest {

    private static final String FOLDER = "/iso20022/crashers/";

    static Stream<String> every_crasher() throws IOException {
        try (InputStream in = CrashersTest.class.getResourceAsStream(FOLDER + "expected.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("every_crasher")
    void a_crasher_is_refused_with_its_line_and_its_reason(String expected) throws Exception {
        String[] parts = expected.split(" \\| ");
        byte[] bytes;
        try (InputStream in = CrashersTest.class.getResourceAsStream(FOLDER + parts[0])) {
            bytes = in.readAllBytes();
        }
        assertThatThrownBy(() -> Samples.readReply(bytes))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("respuesta.xml, línea " + parts[1] + ": " + parts[2]);
    }

    @Test
    void every_file_of_the_folder_is_in_the_list() throws Exception {
        Path folder = Path.of(CrashersTest.class.getResource(FOLDER).toURI());
        List<String> listed =
                every_crasher().map(line -> line.split(" \\| ")[0]).toList();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("expected.txt")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void an_external_entity_is_never_fetched(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secreto");
        String xml = "<!DOCTYPE Document [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\">&e;</Document>";
        assertThatThrownBy(() -> Samples.readReply(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("DTD")
                .hasMessageNotContaining("secreto");
    }

    /** 8 GB that never end: refused after a few kilobytes, whatever they are inside of. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><a>",
                "<Document a=\"",
                "<!--",
                "<?x ",
                "<",
                "</",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt><OrgnlGrpInfAndSts>"
                        + "<OrgnlMsgId>"
            })
    void a_text_without_end_is_refused_before_it_fills_the_memory(String start) {
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> BankReply.read(new Endless(start, "x"), "respuesta.xml", line -> {}))
                        .isInstanceOf(UnreadableFile.class)
                        .hasMessageMatching(".*(65536 bytes|2100 caracteres|bien formado).*"));
    }

    @Test
    void elements_one_in_the_other_without_end_are_refused() {
        assertThatThrownBy(() -> BankReply.read(
                        new Endless("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\">", "<a><b>"),
                        "respuesta.xml",
                        line -> {}))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("uno dentro de otro");
    }

    /** A start and then the same piece for ever. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final byte[] piece;
        private long position;

        Endless(String start, String piece) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
            this.piece = piece.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            long at = position++;
            if (at < start.length) {
                return start[(int) at];
            }
            if (at > 8L * 1024 * 1024 * 1024) {
                throw new AssertionError("8 GB were read");
            }
            return piece[(int) ((at - start.length) % piece.length)];
        }
    }
}
