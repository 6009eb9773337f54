package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.database.Home;
import org.ayni.app.database.TestDatabase;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The demo as a new user runs it, and then the commands of the cycle on what it left. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoCommandTest {

    private static final String HOUSEHOLD = "SH0000007";

    private static Home installation;
    private static Home demo;
    private static CommandRun first;

    @BeforeAll
    static void runDemo() throws IOException {
        demo = TestDatabase.ownHome("demo-command/demo");
        installation = new Home(demo.folder().getParent());
        first = run(installation, "demo --households 150 --seed 4");
    }

    @AfterAll
    static void stop() {
        run(demo, "db stop");
    }

    @Test
    @Order(1)
    void the_demo_ends_with_a_summary_that_adds_up() {
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("LOS HOGARES DEL PADRÓN Y LO QUE RECIBEN")
                .contains("MESES QUE NO SE PAGAN Y POR QUÉ")
                .contains("MONTOS POR TRANSFERENCIA")
                .contains("POR UNIDAD TERRITORIAL")
                .containsPattern("Libro contable: debe menos haber +S/ 0\\.00")
                .contains("anexo_resolucion_2026-4.xlsx");
    }

    @Test
    @Order(2)
    void the_demo_run_again_finds_everything_done() {
        CommandRun again = run(installation, "demo");
        assertThat(again.exitCode()).isZero();
        assertThat(summary(again)).isEqualTo(summary(first));
    }

    @Test
    @Order(3)
    void another_demo_does_not_overwrite_the_one_that_is_there() {
        CommandRun other = run(installation, "demo --households 151");
        assertThat(other.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(other.err()).contains("Ya hay otra demo guardada", "--fresh");
    }

    @Test
    @Order(4)
    void reports_have_the_rows_that_they_announce_and_say_that_they_are_synthetic() throws IOException {
        for (String name : List.of("hogares", "miembros", "no_verificados", "anexo_resolucion", "rechazos")) {
            Path workbook = report(name + "_2026-4.xlsx");
            List<List<String>> csv = records(report(name + "_2026-4.csv"));
            try (InputStream in = Files.newInputStream(workbook);
                    ReadableWorkbook book = new ReadableWorkbook(in)) {
                List<String> legend = new ArrayList<>();
                for (Row row : book.getFirstSheet().read()) {
                    legend.add(row.getCellText(0) + ": " + row.getCellText(1));
                }
                long rows = book.getSheet(1).orElseThrow().read().size() - 1L;
                assertThat(legend).as(name).contains("Filas: " + rows).anyMatch(line -> line.contains("SINTÉTICOS"));
                assertThat(csv).as(name).hasSize((int) rows + 1);
            }
        }
        assertThat(records(report("hogares_2026-4.csv"))).hasSize(151);
    }

    @Test
    @Order(5)
    void the_annex_adds_up_to_the_resolution() throws IOException {
        List<List<String>> annex = records(report("anexo_resolucion_2026-4.csv"));
        long centimos = annex.stream()
                .skip(1)
                .mapToLong(row -> Long.parseLong(row.getLast().replace(".", "")))
                .sum();
        String status = run(demo, "--format json cycle status 2026-4").out();
        String sum = org.ayni.kernel.money.Soles.ofCentimos(centimos).toString();
        assertThat(status)
                .contains("Autorizado con RDE-SINTETICA-2026-4: " + sum + " a " + (annex.size() - 1) + " hogares");
    }

    @Test
    @Order(6)
    void a_household_explains_itself_from_the_closed_roll_as_from_the_files() {
        CommandRun closed = run(demo, "explain " + HOUSEHOLD + " 2026-4");
        assertThat(closed.exitCode()).isZero();
        assertThat(closed.out())
                .startsWith("Hogar " + HOUSEHOLD + ", bimestre 2026-4: ")
                .contains("VALOR SUPUESTO");
        assertThat(closed.out().lines()).allMatch(line -> line.length() <= 120);
        CommandRun files = run(
                demo,
                "explain " + HOUSEHOLD + " 2026-4 --facts " + demo.folder().resolve("facts"));
        assertThat(withoutRecordNumbers(files.out())).isEqualTo(withoutRecordNumbers(closed.out()));
        assertThat(run(demo, "--format json explain " + HOUSEHOLD + " 2026-4").out())
                .startsWith("{\n  \"text\": \"Hogar " + HOUSEHOLD);
        assertThat(run(demo, "explain NADIE 2026-4").exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(run(demo, "explain " + HOUSEHOLD + " 2026-5").err()).contains("no está cerrado");
        assertThat(run(demo, "--format csv explain " + HOUSEHOLD + " 2026-4").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    @Order(7)
    void the_summary_is_also_for_programs() {
        CommandRun json = run(demo, "--format json cycle report 2026-4");
        assertThat(json.exitCode()).isZero();
        assertThat(json.out()).contains("\"period\": \"2026-4\"", "\"units\": [", "\"Por abonar\": \"");
        CommandRun csv = run(demo, "--format csv cycle report 2026-4");
        assertThat(csv.out()).startsWith("seccion,fila,columna,valor\r\n").contains("\r\nmoney,");
    }

    @Test
    @Order(8)
    void refusals_leave_with_the_code_of_something_missing_and_say_what_to_do() {
        CommandRun refused = run(demo, "cycle verify 2026-5");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(refused.err()).contains("no está abierto", "Qué hacer: Ábralo con «ayni cycle open 2026-5»");
        assertThat(run(demo, "cycle authorise 2026-4 --resolution X --by Alguien")
                        .exitCode())
                .isZero();
        assertThat(run(demo, "cycle liquidate 2026-4").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run(demo, "cycle report 2026-5").exitCode()).isEqualTo(ExitCode.MISSING);
    }

    @Test
    @Order(9)
    void run_does_every_step_up_to_the_act_of_a_person() {
        CommandRun next = run(demo, "cycle run 2026-5 --by Persona");
        // September and October have a school calendar only where the caseload wrote one.
        assertThat(next.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(next.err()).contains("calendario escolar nacional de 2026-09");
        CommandRun done = run(demo, "cycle run 2026-4 --by Persona");
        assertThat(done.exitCode()).isZero();
    }

    @Test
    @Order(10)
    void the_comparison_with_the_bimestre_before_says_that_there_is_none_and_that_nothing_stands_out() {
        CommandRun variance = run(demo, "--format csv cycle variance 2026-4");
        assertThat(variance.exitCode()).isZero();
        assertThat(variance.out()).isEqualTo("qué,motivo,ut,hogares,antes,ahora,estado,detalle\r\n");
        assertThat(variance.err()).contains("Es el primer bimestre");
        assertThat(run(demo, "cycle status 2026-4").out()).contains("0 de 0 aceptados");
        assertThat(run(demo, "cycle variance 2026-5").err()).contains("no está liquidado");
        CommandRun unknown = run(demo, "cycle accept 2026-4 CUENTA-X --reason Revisado --by Persona");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(unknown.err())
                .contains("no tiene el hallazgo", "Qué hacer: Vea los que tiene con «ayni cycle variance");
        assertThat(run(demo, "cycle accept 2026-4 CUENTA-X --by Persona").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    private static CommandRun run(Home home, String line) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.addAll(List.of("--home", home.folder().toString()));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    /** Everything up to the list of files, which is the same only in its names. */
    private static String summary(CommandRun run) {
        return run.out().substring(0, run.out().indexOf("ARCHIVOS"));
    }

    private static String withoutRecordNumbers(String explanation) {
        return explanation.replaceAll("registro\\s+[│ ]*[0-9]+", "registro").replaceAll("\\s+", " ");
    }

    private static Path report(String name) {
        return demo.folder().resolve("cycles/2026-4/reports").resolve(name);
    }

    private static List<List<String>> records(Path csv) throws IOException {
        try (var reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream().map(record -> record.getFields()).toList();
        }
    }
}
