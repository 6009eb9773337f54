package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A published bimestre as rehearsal: generate --like, then the ordinary assessment. */
class PublishedRehearsalTest {

    @TempDir
    Path directory;

    /** One household for rounding, and the goal of 5 ‰ for what the generator cannot foresee of the rules. */
    @Test
    void the_computed_figures_are_the_published_ones_at_the_size_of_the_roll() {
        generate("rehearsal", "6000", "1");
        List<NamedCsvRecord> rows = assess("rehearsal");
        assertThat(rows).hasSize(8);
        for (NamedCsvRecord row : rows) {
            int due = Integer.parseInt(row.getField("a_esta_escala"));
            int computed = Integer.parseInt(row.getField("calculado_sintético"));
            assertThat(due)
                    .as(row.toString())
                    .isBetween(
                            Math.toIntExact(Long.parseLong(row.getField("publicado")) * 6_000 / 794_768),
                            Math.toIntExact(Long.parseLong(row.getField("publicado")) * 6_000 / 794_768 + 1));
            assertThat(Math.abs(computed - due)).as(row.toString()).isLessThanOrEqualTo(1 + due * 5 / 1_000);
        }
    }

    @Test
    void an_ordinary_caseload_shows_no_published_figures() {
        CommandRun generated = CommandRun.of(
                "generate", "--quiet", "--households", "50", "--period", "2025-3", "--out", path("ordinary"));
        assertThat(generated.exitCode()).isZero();
        assertThat(assess("ordinary")).isEmpty();
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_the_label_says_what_they_resemble() throws Exception {
        generate("one", "1500", "3");
        generate("again", "1500", "3");
        generate("other", "1500", "4");
        for (String file : List.of("households.csv", "members.csv", "health.csv", "scopes.csv", "SYNTHETIC.txt")) {
            assertThat(directory.resolve("again/" + file)).hasSameBinaryContentAs(directory.resolve("one/" + file));
        }
        assertThat(Files.mismatch(directory.resolve("one/members.csv"), directory.resolve("other/members.csv")))
                .isNotNegative();
        assertThat(directory.resolve("one/SYNTHETIC.txt"))
                .content()
                .contains("DATOS SINTÉTICOS", "calibrado a lo publicado de: 2025-3", "hogares: 1500");
    }

    @Test
    void without_a_folder_it_only_shows_what_was_published() {
        CommandRun run = CommandRun.of("generate", "--like", "2025-3", "--format", "csv");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("hogares afiliados,país,794768", "hogares abonados,país,738515", "Cajamarca,101254");
    }

    @Test
    void of_an_unpublished_bimestre_it_says_which_ones_are() {
        CommandRun run = CommandRun.of("generate", "--like", "2024-3", "--out", path("none"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--like", "2025-3", "2025-4", "2024-3");
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void another_period_beside_it_is_refused() {
        CommandRun run = CommandRun.of("generate", "--like", "2025-3", "--period", "2026-4", "--out", path("none"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--period", "2025-3", "2026-4");
    }

    private void generate(String folder, String households, String seed) {
        CommandRun run = CommandRun.of(
                "generate",
                "--quiet",
                "--like",
                "2025-3",
                "--households",
                households,
                "--seed",
                seed,
                "--out",
                path(folder));
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private List<NamedCsvRecord> assess(String folder) {
        CommandRun run = CommandRun.of(
                "assess",
                "--quiet",
                "--format",
                "csv",
                "--facts",
                path(folder),
                "--period",
                "2025-3",
                "--out",
                path(folder + "-results"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(run.out())) {
            return csv.stream().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String path(String folder) {
        return directory.resolve(folder).toString();
    }
}
