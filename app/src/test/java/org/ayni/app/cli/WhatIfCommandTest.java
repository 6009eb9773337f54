package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The what-if as a planner runs it on files. */
class WhatIfCommandTest {

    private static final String EXAMPLE = "../law/whatif/tpi-24-meses";

    @TempDir
    static Path folder;

    @BeforeAll
    static void generate() {
        CommandRun run = CommandRun.of(
                ("--quiet generate --households 300 --seed 3 --period 2026-4 --out " + facts()).split(" "));
        assertThat(run.exitCode()).isZero();
    }

    private static Path facts() {
        return folder.resolve("facts");
    }

    private static CommandRun run(String words) {
        return CommandRun.of(("whatif " + words).split(" "));
    }

    private static CommandRun simulate(String words) {
        return run("--period 2026-4 --facts " + facts() + " --law " + EXAMPLE + " " + words);
    }

    @Test
    void the_tables_say_what_changes_for_whom_and_that_nobody_exists() {
        CommandRun run = simulate("");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Simulación del bimestre 2026-4", "DATOS SINTÉTICOS")
                .containsPattern("package_child_last_day .* 364 +729 +2026-07-01")
                .containsPattern("Primera Infancia \\(TPI\\) +S/ [0-9,.]+ +S/ [0-9,.]+ +S/ [0-9,.]+")
                .contains("Caso 1, como ", "+ Transferencia Primera Infancia");
    }

    @Test
    void as_csv_there_is_one_table() {
        assertThat(simulate("--format csv").out()).startsWith("ut,concepto,antes,despues,diferencia\r\n");
        assertThat(simulate("--format csv --table distribucion").out())
                .startsWith("cambio,hogares,diferencia\r\n")
                .contains("sin cambio,");
    }

    @Test
    void as_json_every_case_has_both_explanations() {
        String json = simulate("--format json").out();

        assertThat(json).contains("\"sintetico\": true", "\"costo\": [", "\"explicaciones\": [{\"antes\": {");
    }

    @Test
    void the_workbook_has_what_is_printed_and_says_that_it_is_synthetic() throws IOException {
        Path file = folder.resolve("tpi.xlsx");
        CommandRun run = simulate("--format csv --table resumen --xlsx " + file);

        assertThat(run.exitCode()).as(run.err()).isZero();
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            List<Sheet> sheets = book.getSheets().toList();
            assertThat(sheets).extracting(Sheet::getName).startsWith("Leyenda").hasSize(8);
            assertThat(sheets.getFirst().read().stream()
                            .flatMap(row -> row.stream())
                            .map(cell -> cell == null ? "" : cell.getText()))
                    .contains("DATOS SINTÉTICOS");
            Sheet summary = book.findSheet("Costo por concepto").orElseThrow();
            List<String> printed = run.out().lines().toList();
            assertThat(summary.read()).hasSameSizeAs(printed);
        }
    }

    @Test
    void a_wrong_call_says_what_is_wrong_and_what_to_do() {
        assertThat(run("--law " + EXAMPLE).err()).contains("Falta el bimestre", "--period");
        assertThat(run("--period 2026-4").err()).contains("Falta la carpeta de cambios", "--law");
        assertThat(simulate("--scope NINGUNA").err()).contains("No hay una UT con ese código", "CAJAMARCA");
        assertThat(simulate("--table todo").err()).contains("No hay una tabla con ese nombre", "distribucion");
        assertThat(simulate("--xlsx " + folder.resolve("no/x.xlsx")).err()).contains("La carpeta del libro no existe");
        assertThat(run("--period 2026-4 --facts " + facts() + " --law " + folder.resolve("no"))
                        .exitCode())
                .isEqualTo(4);
    }

    @Test
    void a_mistake_in_the_changes_names_file_and_entry() throws IOException {
        Path changes = Files.createDirectories(folder.resolve("wrong"));
        Files.writeString(changes.resolve("montos.yaml"), "- {id: base_amuont, values: [{value: 1}]}");
        CommandRun run = run("--period 2026-4 --facts " + facts() + " --law " + changes);

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("montos.yaml", "base_amuont", "law/parameters");
    }

    @Test
    void without_changes_it_says_so_and_shows_no_difference() throws IOException {
        Path changes = Files.createDirectories(folder.resolve("empty"));
        CommandRun run = run("--period 2026-4 --facts " + facts() + " --law " + changes + " --table resumen");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("nada cambia");
        assertThat(run.out().lines().skip(2)).allMatch(line -> line.endsWith(" S/ 0.00"));
    }
}
