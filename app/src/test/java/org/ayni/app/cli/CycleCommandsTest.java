package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What looks back at a liquidated bimestre, as a person at the terminal sees it. */
class CycleCommandsTest {

    private static final String ANOTHER_LAW = "src/test/resources/changed-law";

    @TempDir
    static Path folder;

    private static Home home;

    /** A household that is paid its base. */
    private static String household = "";

    @BeforeAll
    static void liquidate() throws IOException {
        home = TestDatabase.ownHome("cycle-commands");
        ok("generate --households 60 --seed 9 --period 2026-4 --out " + folder.resolve("facts"));
        ok("load --facts " + folder.resolve("facts"));
        ok("cycle open 2026-4 --by Ana");
        ok("cycle close-roll 2026-4 --by Ana");
        ok("cycle verify 2026-4 --by Ana");
        ok("cycle liquidate 2026-4 --by Ana");
        try (Database database = open()) {
            household = database.app()
                    .sql("SELECT min(household) FROM liquidation.line WHERE reason = 'COMPLIED' AND state = 'PAYABLE'")
                    .query(String.class)
                    .single();
        }
    }

    @AfterAll
    static void stop() {
        run("db stop");
    }

    @Test
    void replay_says_whether_the_bimestre_is_what_it_was_that_night() throws IOException {
        CommandRun thatNight = run("cycle replay 2026-4");
        assertThat(thatNight.exitCode()).isZero();
        assertThat(thatNight.out()).contains("BIMESTRE 2026-4, con lo que se sabía el", "totals.csv");
        assertThat(run("--format csv cycle replay 2026-4").out())
                .startsWith("archivo,huella,guardada,igual\r\n")
                .contains(",sí\r\n")
                .doesNotContain(",no\r\n");

        CommandRun before = run("cycle replay 2026-4 --as-known 2001-01-01");
        assertThat(before.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(before.err()).contains("no se conocía ningún hogar", "Qué hacer");
        assertThat(run("cycle replay 2026-4 --as-known ayer").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("cycle replay 2026-5").err()).contains("nunca se abrió", "Qué hacer");

        Path late = Files.createDirectories(folder.resolve("late"));
        Files.writeString(
                late.resolve("exemptions.csv"), "scope,id,from,to,document\nDISTRICT,999999,2026-07-01,,R.D. 1\n");
        Files.writeString(late.resolve("school_days.csv"), "month,days\n2026-07,0\n2026-08,0\n");
        ok("load --facts " + late);
        CommandRun now = run("cycle replay 2026-4 --as-known 2999-12-31");
        assertThat(now.exitCode()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(run("--format csv cycle replay 2026-4 --as-known 2999-12-31").out())
                .contains(",no\r\n");
        assertThat(run("cycle replay 2026-4").exitCode()).isZero();
    }

    @Test
    void audit_is_silent_about_what_is_equal_and_lists_what_somebody_changed() {
        CommandRun equal = run("cycle audit 2026-4 --by Dora");
        assertThat(equal.exitCode()).isZero();
        assertThat(equal.out()).isEmpty();
        assertThat(equal.err()).contains("igual a lo guardado, hasta el último byte");
        CommandRun quiet = run("--quiet cycle audit 2026-4 --by Dora");
        assertThat(quiet.exitCode()).isZero();
        assertThat(quiet.out() + quiet.err()).isEmpty();
        assertThat(run("cycle audit 2026-5 --by Dora").exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(run("cycle audit 2026-4 --by Dora --first 0").exitCode()).isEqualTo(ExitCode.USAGE);

        whileTampered(() -> {
            CommandRun differing = run("--quiet --format csv cycle audit 2026-4 --by Dora");
            assertThat(differing.exitCode()).isEqualTo(ExitCode.DIFFERENT);
            assertThat(differing.err()).isEmpty();
            assertThat(differing.out())
                    .startsWith("hogar,archivo,fila,columna,guardado,segunda_opinion\r\n")
                    .contains(household + ",lines.csv,2026-4 BASE 2026-07,amount,4321,10000\r\n");
            assertThat(run("cycle status 2026-4").err()
                            + run("cycle status 2026-4").out())
                    .contains("diferencias");
        });
    }

    @Test
    void explain_speaks_to_each_reader() {
        CommandRun mother = run("explain " + household + " 2026-4 --for madre");
        assertThat(mother.exitCode()).isZero();
        assertThat(mother.out()).contains("le toca cobrar S/").doesNotContain("R-BASE", "VALOR SUPUESTO");
        CommandRun manager = run("explain " + household + " 2026-4 --for gestor");
        assertThat(manager.out()).contains("Se paga S/").doesNotContain("VALOR SUPUESTO");
        CommandRun auditor = run("explain " + household + " 2026-4 --for auditor");
        assertThat(auditor.out()).contains("R-BASE", "VALOR SUPUESTO");
        assertThat(auditor.out())
                .isEqualTo(run("explain " + household + " 2026-4").out());
        assertThat(mother.out().length()).isLessThan(manager.out().length());
        assertThat(manager.out().length()).isLessThan(auditor.out().length());
        assertThat(run("explain " + household + " 2026-4 --for juez").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void explain_says_that_the_law_is_not_that_of_the_closing() {
        CommandRun run = run("explain " + household + " 2026-4 --law " + ANOTHER_LAW);
        assertThat(run.exitCode()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(unfolded(run))
                .startsWith("RECALCULADO HOY, NO ES LO DECIDIDO. Hogar " + household)
                .contains("ATENCIÓN: los parámetros de la ley no son los del cierre de 2026-4")
                .contains("Vale lo guardado; lo que sigue no lo explica");
        assertThat(run("explain " + household + " 2026-4 --for madre --law " + ANOTHER_LAW)
                        .out())
                .contains("Hay que revisar lo que se decidió")
                .doesNotContain("S/");
    }

    @Test
    void explain_says_that_a_stored_row_is_not_what_was_decided_and_promises_the_mother_nothing() {
        whileTampered(() -> {
            for (String reader : new String[] {"gestor", "auditor"}) {
                CommandRun run = run("explain " + household + " 2026-4 --for " + reader);
                assertThat(run.exitCode()).as(reader).isEqualTo(ExitCode.DIFFERENT);
                assertThat(unfolded(run))
                        .as(reader)
                        .startsWith("RECALCULADO HOY, NO ES LO DECIDIDO. ")
                        .contains("ATENCIÓN: lo guardado NO es lo que hoy se recalcula")
                        .contains("lines.csv: está guardado y hoy no sale", ",4321,")
                        .contains("lines.csv: hoy sale y no está guardado", ",10000,");
            }
            assertThat(run("--format json explain " + household + " 2026-4").out())
                    .contains("ATENCIÓN: lo guardado NO es lo que hoy se recalcula");
            CommandRun mother = run("explain " + household + " 2026-4 --for madre");
            assertThat(mother.exitCode()).isEqualTo(ExitCode.DIFFERENT);
            assertThat(mother.out())
                    .contains("Hay que revisar lo que se decidió")
                    .doesNotContain("S/");
        });
        assertThat(run("explain " + household + " 2026-4").exitCode()).isZero();
    }

    @Test
    void a_what_if_is_kept_compared_proposed_and_approved_by_somebody_else() {
        ok("whatif --period 2026-4 --law ../law/whatif/tpi-24-meses --save tpi-24 --by Ana");
        ok("whatif --period 2026-4 --law ../law/whatif/asistencia-80 --save asistencia --by Ana");
        assertThat(run("--format csv whatif list").out())
                .startsWith("nombre,bimestre,")
                .contains("\r\nasistencia,2026-4,", "\r\ntpi-24,2026-4,");
        CommandRun compared = run("--format csv whatif compare tpi-24 asistencia");
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(compared.out()).startsWith("ut,concepto,a_antes,").contains("\r\nTODAS,TOTAL,");
        assertThat(run("whatif compare tpi-24 ninguna").err()).contains("ayni whatif list");

        String promote = "whatif promote tpi-24 --norm RM-1 --by Ana --from ";
        assertThat(run(promote + "2026-07-01").exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(run(promote + "2026-10-01").err()).contains("no es el primer día de un bimestre");
        ok(promote + "2026-09-01");
        assertThat(home.folder().resolve("law/proposals/tpi-24.yaml")).content().contains("RM-1");
        assertThat(run("whatif approve tpi-24 --by ANA").err()).contains("no puede también aprobarla");
        assertThat(run("whatif approve asistencia --by Beto").err()).contains("No hay una propuesta");
        assertThat(run("whatif approve tpi-24 --by Beto").err()).contains("rige desde el 2026-09-01");
        assertThat(run("whatif approve tpi-24 --by Beto").err()).contains("ya estaba aprobada");
        assertThat(run("explain " + household + " 2026-4").exitCode())
                .as("a closed bimestre keeps its law")
                .isZero();
    }

    @Test
    void a_calibrated_caseload_lives_in_the_districts_of_the_given_list() throws IOException {
        Path list = folder.resolve("districts.csv");
        Files.writeString(
                list,
                "departamento;provincia;distrito;ubigeo;capital_legal;categoría;altitud;población;latitud;longitud\n"
                        + "Cajamarca;Chota;Anguía;060402;;;2667;50000;-7.16;-78.46\n");
        Path out = folder.resolve("calibrated");
        ok("generate --like 2025-3 --households 2000 --territory " + list + " --out " + out);
        assertThat(Files.readString(out.resolve("households.csv"))).contains(",060402,");
        assertThat(Files.readString(out.resolve("SYNTHETIC.txt"))).contains("calibrado a lo publicado de: 2025-3");
    }

    @Test
    void a_list_of_districts_that_cannot_be_used_is_not_passed_over_in_silence() throws IOException {
        Path list = folder.resolve("unusable.csv");
        String header =
                "departamento;provincia;distrito;ubigeo;capital_legal;categoría;altitud;población;latitud;longitud\n";
        Files.writeString(list, header + "Cajamarca;Cajamarca;Los Baños del Inca;060108;;;2667;50000;-7,16;-78,46\n");
        String generate =
                "generate --households 5 --period 2026-4 --territory " + list + " --out " + folder.resolve("unusable");
        CommandRun none = run(generate);
        assertThat(none.exitCode()).isEqualTo(ExitCode.MISSING);
        assertThat(none.err())
                .contains("ningún distrito que se pueda usar", "1 filas rechazadas", "ayni territory load");

        Files.writeString(
                list,
                header + "Cajamarca;Cajamarca;Los Baños del Inca;060108;;;2667;50000;-7.16;-78.46\n"
                        + "Cajamarca;Cajamarca;Magdalena;06011;;;1300;9000;-7.25;-78.65\n");
        CommandRun some = run(generate);
        assertThat(some.exitCode()).isZero();
        assertThat(some.err()).contains("1 filas de la lista de distritos no se usan; la primera, la línea 3");
    }

    /** As somebody with the owner's password could, for as long as the check lasts. */
    private static void whileTampered(Runnable check) {
        change("UPDATE liquidation.stored_line_2026_4 SET amount = 4321");
        try {
            check.run();
        } finally {
            change("UPDATE liquidation.stored_line_2026_4 SET amount = 10000");
        }
    }

    private static void change(String update) {
        try (Database database = open()) {
            JdbcClient.create(database.ownerDataSource())
                    .sql("ALTER TABLE liquidation.stored_line_2026_4 DISABLE TRIGGER append_only; " + update
                            + " WHERE concept = 0 AND liquidation.month_of(month) = '2026-07' AND kind = 0 AND household = ("
                            + "SELECT household FROM registry.household WHERE household_id = '" + household + "')")
                    .update();
        }
    }

    /** A tree of text without its branches and line breaks. */
    private static String unfolded(CommandRun run) {
        return run.out().replaceAll("[│├└─·\\s]+", " ").strip();
    }

    private static Database open() {
        return Database.open(home, Map.of(), text -> {});
    }

    private static void ok(String words) {
        CommandRun run = run(words);
        assertThat(run.exitCode()).as("%s: %s", words, run.err()).isZero();
    }

    private static CommandRun run(String words) {
        return CommandRun.of(("--home " + home.folder() + " " + words).split(" "));
    }
}
