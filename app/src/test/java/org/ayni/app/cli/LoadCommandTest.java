package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ayni.app.database.Home;
import org.ayni.app.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadCommandTest {

    @TempDir
    private Path folder;

    @Test
    void facts_are_loaded_once_exported_and_loaded_back_without_a_change() throws IOException {
        Home home = TestDatabase.ownHome("load");
        Path facts = folder.resolve("facts");
        Path copy = folder.resolve("copy");
        Path rejected = folder.resolve("rejected");
        try {
            run(home, "generate --households 30 --seed 7 --period 2026-4 --dirty 0.05 --out " + facts);
            CommandRun first = run(home, "--format csv load --facts " + facts + " --by ana.quispe --out " + rejected);
            assertThat(first.exitCode()).isEqualTo(3);
            assertThat(first.out())
                    .startsWith("archivo,leidas,nuevas,cambiadas,iguales,retiradas,rechazadas\r\n")
                    .contains("households.csv,");
            assertThat(first.err()).contains("filas rechazadas, con su motivo, en " + rejected.resolve("rejected.csv"));
            assertThat(Files.readAllLines(rejected.resolve("rejected.csv")).getFirst())
                    .isEqualTo("file,line,column,code,message");

            assertThat(run(home, "load --facts " + facts).err()).contains("Sin cambios");
            assertThat(run(home, "export --valid-on 2026-08-31 --facts " + copy).exitCode())
                    .isZero();
            CommandRun back = run(home, "load --facts " + copy);
            assertThat(back.exitCode()).isZero();
            assertThat(back.err()).contains("Sin cambios").doesNotContain("rechazadas");
        } finally {
            run(home, "db stop");
        }
    }

    @Test
    void what_is_no_folder_of_facts_is_refused_before_the_database_is_touched() throws IOException {
        Home home = new Home(folder.resolve("home"));
        assertThat(run(home, "load --facts " + folder.resolve("nowhere")).exitCode())
                .isEqualTo(2);
        Path empty = Files.createDirectories(folder.resolve("empty"));
        CommandRun nothing = run(home, "load --facts " + empty);
        assertThat(nothing.exitCode()).isEqualTo(4);
        assertThat(nothing.err()).contains("ningún archivo del formato", "Qué hacer");
        assertThat(run(home, "load --facts " + empty + " --effective 31/02/2026")
                        .exitCode())
                .isEqualTo(2);
        assertThat(home.folder()).doesNotExist();
    }

    @Test
    void file_that_is_not_utf_8_is_a_missing_precondition_and_loads_nothing() throws IOException {
        Home home = TestDatabase.ownHome("load-latin");
        Path facts = Files.createDirectories(folder.resolve("latin"));
        Files.write(
                facts.resolve("households.csv"),
                "household_id,state\nH\u00d1,AFFILIATED\n".getBytes(StandardCharsets.ISO_8859_1));
        try {
            CommandRun run = run(home, "load --facts " + facts);
            assertThat(run.exitCode()).isEqualTo(4);
            assertThat(run.err()).contains("households.csv no está escrito en UTF-8", "línea 2");
        } finally {
            run(home, "db stop");
        }
    }

    private static CommandRun run(Home home, String words) {
        return CommandRun.of(("--home " + home.folder() + " " + words).split(" "));
    }
}
