package org.ayni.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file that ever broke a reader, kept for ever. Each case is a folder of exchange files; {@code expected.txt} holds
 * the rejections, or one line {@code failure} with the words that the failure must say. Files that a case does not have
 * are those of household H1 with member M1.
 */
class BadInputCorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/crashers/exchange");

    @TempDir
    Path directory;

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CORPUS)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bad_input_is_answered_as_its_folder_says(String name) throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        for (ExchangeFile file : ExchangeFile.values()) {
            Path given = CORPUS.resolve(name).resolve(file.fileName());
            if (Files.exists(given)) {
                facts.withBytes(file, Files.readAllBytes(given));
            }
        }
        List<String> expected = Files.readAllLines(CORPUS.resolve(name).resolve("expected.txt"));
        if (!expected.isEmpty() && expected.getFirst().startsWith("failure ")) {
            String[] words = expected.getFirst().substring("failure ".length()).split("\\|");
            assertThatThrownBy(facts::rejections)
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageContainingAll(words);
        } else {
            assertThat(facts.rejections()).isEqualTo(expected);
        }
    }

    @Test
    void control_and_direction_characters_are_shown_by_number_in_messages() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        facts.with(ExchangeFile.ATTENDANCE, "member_id,month,days", "\u202EM\u00001\u001B[31m,2026-07,20");
        assertThat(facts.messages()).singleElement().asString().contains("«\\u202EM\\u00001\\u001B[31m»");
    }

    @Test
    void long_values_are_cut_in_messages() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        facts.with(ExchangeFile.ATTENDANCE, "member_id,month,days", "M1,2026-07," + "9".repeat(100_000));
        assertThat(facts.messages()).singleElement().asString().contains("9…»").hasSizeLessThan(200);
    }

    @Test
    void long_ids_are_told_apart() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        String prefix = "Ñ".repeat(100);
        facts.with(
                ExchangeFile.MEMBERS,
                "member_id,household_id",
                "M1,H1",
                prefix + "a,H1",
                prefix + "b,H1",
                "x".repeat(5000) + "a,H1",
                "x".repeat(5000) + "b,H1",
                prefix + "b,H1");
        assertThat(facts.rejections()).containsExactly("members.csv:7 member_id DUPLICATE");
    }

    @Test
    void ten_thousand_columns_are_read_past() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        String cells = ",x".repeat(10_000);
        facts.with(
                ExchangeFile.ATTENDANCE,
                "days" + cells + ",month,member_id",
                "20" + cells + ",2026-07,M1",
                "20" + cells + ",2026-07,M2");
        assertThat(facts.rejections()).containsExactly("attendance.csv:3 member_id UNKNOWN_MEMBER");
    }

    @Test
    void line_of_three_hundred_million_commas_is_read_past_in_little_memory() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        try (OutputStream out = Files.newOutputStream(directory.resolve(ExchangeFile.PREGNANCIES.fileName()))) {
            out.write("member_id,lmp\nM1,2026-01-01".getBytes(StandardCharsets.UTF_8));
            byte[] commas = ",".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            for (int million = 0; million < 300; million++) {
                out.write(commas);
            }
            out.write("\nM2,2026-01-01\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(facts.rejections()).containsExactly("pregnancies.csv:3 member_id UNKNOWN_MEMBER");
    }

    @Test
    void cell_of_a_hundred_million_characters_is_refused_with_its_line() throws IOException {
        for (String opening : List.of("", "\"")) {
            FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
            try (OutputStream out = Files.newOutputStream(directory.resolve(ExchangeFile.PREGNANCIES.fileName()))) {
                out.write(("member_id,lmp\nM1,2026-01-01\nM1,2026-01-01," + opening).getBytes(StandardCharsets.UTF_8));
                byte[] letters = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
                for (int million = 0; million < 100; million++) {
                    out.write(letters);
                }
            }
            assertThatThrownBy(facts::rejections)
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageContainingAll("pregnancies.csv", "línea 3");
        }
    }

    @Test
    void row_whose_texts_are_too_long_together_is_refused_with_its_line() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        String cell = "x".repeat(9_000_000);
        facts.with(
                ExchangeFile.HEALTH,
                "member_id,date,code,lab",
                "M1,2026-07-01,1,1",
                "M1,2026-07-01," + cell + "," + cell);
        assertThatThrownBy(facts::rejections)
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContainingAll("health.csv", "línea 3");
    }

    @Test
    void text_survives_as_it_was_written() throws IOException {
        FactsDirectory facts = new FactsDirectory(directory).withOneFamily();
        facts.with(
                ExchangeFile.HEALTH,
                "member_id,date,code,lab",
                "M1,2026-07-01,\"a,\"\"b\"\"\n\rc\",\u00A0🙂\u0000 Ñ\u202E\u3000",
                "M1,1969-12-31,= 1+1 ,'");
        assertThat(facts.accepted(ExchangeFile.HEALTH))
                .containsExactly("2|M1#0|20635||a,\"b\"\n\rc||🙂\u0000 Ñ\u202E|", "4|M1#0|-1||= 1+1||'|");
    }
}
