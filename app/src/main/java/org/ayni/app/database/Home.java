package org.ayni.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The folder where an installation keeps what it knows: the embedded server with its data, the logs, and what the steps
 * produce. Nothing outside it is written unless a command names another place.
 *
 * @param folder absolute path; need not exist before {@link #create()}
 */
public record Home(Path folder) {

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /**
     * The home that a person meant: the option if given, else {@code AYNI_HOME}, else {@code ~/.ayni}.
     *
     * @param option value of {@code --home}, or null
     */
    public static Home chosen(@Nullable Path option, Map<String, String> environment) {
        if (option != null) {
            return new Home(option);
        }
        String named = environment.getOrDefault("AYNI_HOME", "");
        return new Home(named.isBlank() ? Path.of(System.getProperty("user.home"), ".ayni") : Path.of(named));
    }

    /**
     * Creates the folder if it is not there, readable by its owner only: it holds personal data.
     *
     * @throws org.ayni.app.problem.ProblemException when it cannot be created or written
     */
    public Home create() {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw unusable(e.toString()).stop(e);
        }
        if (!Files.isWritable(folder)) {
            throw unusable("no se puede escribir en ella").stop();
        }
        return this;
    }

    /** Folder of the log files. */
    public Path logs() {
        return folder.resolve("logs");
    }

    private Problem unusable(String found) {
        return Problem.missing("No se puede usar la carpeta de Ayni.")
                .where(folder)
                .expected("una carpeta donde este usuario pueda escribir")
                .found(found)
                .whatToDo("Indique otra con --home CARPETA o con la variable AYNI_HOME.");
    }
}
