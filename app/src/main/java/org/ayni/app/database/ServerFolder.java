package org.ayni.app.database;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Where the embedded server of a home keeps its things.
 *
 * @param path folder of the server inside the home
 */
record ServerFolder(Home home, Path path) {

    static ServerFolder of(Home home) {
        return new ServerFolder(home, home.folder().resolve("database"));
    }

    /** The tables. There only when they are complete. */
    Path data() {
        return path.resolve("data");
    }

    /** The tables while they are first made. */
    Path unfinishedData() {
        return path.resolve("data-unfinished");
    }

    Path keys() {
        return path.resolve("keys.properties");
    }

    /** What the last program of the server wrote to its output. */
    Path output() {
        return path.resolve("server-output.txt");
    }

    Path log() {
        return path.resolve("log");
    }

    /** Held by the one process that starts the server. */
    Path startLock() {
        return path.resolve("start.lock");
    }

    /** Names the folder where the log is archived; not there when it is not. */
    Path archive() {
        return path.resolve("log-archive.txt");
    }

    /** There once the roles and the database exist. */
    Path rolesCreated() {
        return path.resolve("roles-created-2");
    }

    boolean isReadyForUse() {
        return Files.exists(rolesCreated());
    }

    RuntimeException cannotStart(String found, @Nullable Throwable cause) {
        Problem problem = Problem.missing("La base de datos no arranca.")
                .where(path)
                .found(found)
                .whatToDo("Revise el espacio en disco y los permisos; el detalle está en " + output() + " y en " + log()
                        + ".");
        return cause == null ? problem.stop() : problem.stop(cause);
    }
}
