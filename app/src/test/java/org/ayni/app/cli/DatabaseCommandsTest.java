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
            assertThat(doctor.out())
                    .contains("AVISO   Último respaldo", "nunca", "./ayni backup --to CARPETA")
                    .contains("AVISO   Último simulacro")
                    .contains("Cadena de actos");
            theRecordOfActsProvesItself(home);
            theInstallationIsBackedUpAndNothingIsOverwritten(home);
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

    private void theInstallationIsBackedUpAndNothingIsOverwritten(Home home) throws IOException {
        String place = folder.resolve("backups").toString();
        CommandRun made = run(home, "--format", "csv", "backup", "--to", place, "--by", "uti");
        assertThat(made.exitCode()).isZero();
        String backup = made.out().replaceAll("(?s).*respaldo,([^\\r]*)\r.*", "$1");
        assertThat(Path.of(backup, "SHA256SUMS")).exists();
        assertThat(run(home, "doctor").out()).contains("OK      Último respaldo");
        assertThat(run(home, "restore", "--from", backup, "--to", home.folder().toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(run(home, "restore", "--from", backup, "--to", folder + "/x", "--until", "ayer")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run(home, "restore", "--from", place, "--to", folder + "/x").exitCode())
                .isEqualTo(4);
        Files.writeString(Path.of(backup, "LEEME.txt"), "otra cosa");
        Files.delete(Path.of(backup, "FILAS.csv"));
        CommandRun touched = run(home, "restore", "--from", backup, "--to", folder + "/x");
        assertThat(touched.exitCode()).isEqualTo(3);
        assertThat(touched.err()).contains("FILAS.csv");
        assertThat(run(home, "backup", "tidy", "--keep", "0").exitCode()).isEqualTo(2);
        assertThat(run(home, "backup", "archive", "--to", place, "--off").exitCode())
                .isEqualTo(2);
        assertThat(run(home, "backup", "archive").out()).contains("ninguna");
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
