package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ayni.app.database.Home;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void the_server_is_started_looked_at_examined_and_stopped() throws IOException {
        Home home = TestDatabase.ownHome("commands");
        assertThat(run(home, "db", "status").out()).contains("detenido");
        try {
            assertThat(run(home, "db", "start").exitCode()).isZero();
            assertThat(run(home, "db", "start").exitCode()).isZero();
            assertThat(run(home, "--format", "csv", "db", "status").out())
                    .contains("estado,en marcha\r\n", "versión de las tablas,", "dirección,127.0.0.1:");
            CommandRun doctor = run(home, "doctor");
            assertThat(doctor.out())
                    .contains("OK      Durabilidad")
                    .contains("OK      Sumas de control")
                    .contains("OK      Permisos");
            theRecordOfActsProvesItself(home);
        } finally {
            assertThat(run(home, "db", "stop").exitCode()).isZero();
        }
        assertThat(run(home, "db", "stop").exitCode()).isZero();
        assertThat(run(home, "db", "status").out()).contains("detenido");
    }

    private void theRecordOfActsProvesItself(Home home) {
        CommandRun verified = run(home, "--format", "csv", "audit", "verify");
        assertThat(verified.out()).contains("cadena,íntegra\r\n");
        assertThat(verified.exitCode()).isZero();
        String file = folder.resolve("chain.csv").toString();
        assertThat(run(home, "audit", "export", "--out", file, "--by", "oci").exitCode())
                .isZero();
        assertThat(run(home, "audit", "export", "--out", file).exitCode()).isEqualTo(2);
        String key = home.folder().resolve("audit").resolve("signing-key.pub").toString();
        assertThat(run(home, "audit", "verify", "--file", file, "--key", key).exitCode())
                .isZero();
        assertThat(run(home, "audit", "verify", "--file", file + "x").exitCode())
                .isEqualTo(4);
        assertThat(run(home, "audit", "who", "000000").err()).contains("No hay actos sobre ese hogar.");
    }

    @Test
    void a_home_that_cannot_be_made_is_a_missing_precondition_with_what_to_do() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
        for (String command : new String[] {"doctor", "db start"}) {
            String[] words = ("--home " + file + "/home " + command).split(" ");
            CommandRun run = CommandRun.of(words);
            assertThat(run.exitCode()).as(command).isEqualTo(4);
            assertThat(run.err()).contains("No se puede usar la carpeta de Ayni.", "--home CARPETA");
        }
    }

    private static CommandRun run(Home home, String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "--home";
        all[1] = home.folder().toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return CommandRun.of(all);
    }
}
