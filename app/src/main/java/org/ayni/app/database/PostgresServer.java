package org.ayni.app.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ayni.app.problem.Problem;

/**
 * The embedded PostgreSQL of a home: durable (fsync on, page checksums), listening on 127.0.0.1 only, with passwords.
 *
 * <p>It is a process of its own that outlives the command that started it: the next command adopts it, also after a
 * {@code kill -9} of either. Starting is done under a file lock, so that two commands at once start one server.
 *
 * <p>Source of the readiness rule: PostgreSQL, {@code pidfile.h} (line 8 of {@code postmaster.pid}).
 */
final class PostgresServer {

    private static final Duration READY_LIMIT = Duration.ofSeconds(120);
    private static final Duration CHANGE_LIMIT = Duration.ofSeconds(120);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Object ONE_THREAD_STARTS = new Object();

    private final ServerFolder folder;
    private final List<String> extraSettings;
    private final Duration readyLimit;

    PostgresServer(Home home) {
        this(home, List.of());
    }

    /** @param extraSettings {@code name=value} settings of the server that win over ours */
    PostgresServer(Home home, List<String> extraSettings) {
        this(home, extraSettings, READY_LIMIT);
    }

    /** @param readyLimit how long it may take to start, recovery included */
    PostgresServer(Home home, List<String> extraSettings, Duration readyLimit) {
        this.folder = ServerFolder.of(home);
        this.extraSettings = extraSettings;
        this.readyLimit = readyLimit;
    }

    Path data() {
        return folder.data();
    }

    /** The living server of this home, if it takes connections. */
    Optional<PostmasterFile> running() {
        try {
            return PostmasterFile.ofLivingServer(folder.data()).filter(PostmasterFile::ready);
        } catch (IOException e) {
            throw folder.cannotStart(e.toString(), e);
        }
    }

    /**
     * Adopts the server of this home or starts one, creating the data the first time.
     *
     * @param talk told, in Spanish, before something that takes a while
     * @return the keys with the port on which the server listens
     */
    ServerKeys ensureRunning(Consumer<String> talk) {
        try {
            Optional<PostmasterFile> living = running();
            if (living.isPresent() && folder.isReadyForUse()) {
                return ServerKeys.read(folder.keys()).withPort(living.get().port());
            }
            folder.home().create();
            Files.createDirectories(folder.path());
            synchronized (ONE_THREAD_STARTS) {
                try (FileChannel file = FileChannel.open(
                                folder.startLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = file.lock()) {
                    return lock.isValid() ? startAlone(talk) : ensureRunning(talk);
                }
            }
        } catch (IOException e) {
            throw folder.cannotStart(e.toString(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * As {@link #ensureRunning}, and a connection was made: a server that was just killed, or that recovers because one of
     * its processes was, still looks alive for a moment.
     */
    ServerKeys ensureAnswering(Consumer<String> talk) {
        long limit = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (true) {
            ServerKeys keys = ensureRunning(talk);
            try (Connection connection =
                    Access.embedded(keys, ServerRoles.DATABASE).owner().getConnection()) {
                if (connection.isValid(0)) {
                    return keys;
                }
            } catch (SQLException e) {
                if (System.nanoTime() > limit || !isPassing(e)) {
                    throw Database.unreachable(e);
                }
            }
            pause();
        }
    }

    /** Connection refused or cut (class 08), or the server is going down or coming up (57P01 to 57P03). */
    private static boolean isPassing(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Stops the server in order (open connections are cut, data are safe); false if none was running. */
    boolean stop() {
        try {
            if (PostmasterFile.ofLivingServer(folder.data()).isEmpty()) {
                return false;
            }
            ServerPrograms.of(folder).stop();
            return true;
        } catch (IOException e) {
            throw Problem.missing("No se pudo detener la base de datos.")
                    .where(folder.data())
                    .found(e.getMessage())
                    .whatToDo("Espere a que terminen las órdenes en marcha y repita.")
                    .stop(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ServerKeys startAlone(Consumer<String> talk) throws IOException, InterruptedException {
        ServerKeys keys = ServerKeys.readOrCreate(folder.keys());
        if (!Files.isDirectory(folder.data())) {
            talk.accept("Preparando la base de datos por primera vez en " + folder.path() + " ...");
            ServerPrograms.of(folder).createData(keys);
        }
        requireOurVersion();
        Optional<PostmasterFile> living = awaitLivingServer();
        int port;
        if (living.isPresent()) {
            port = living.get().port();
        } else {
            talk.accept("Arrancando la base de datos ...");
            List<String> settings = ServerSettings.all(LogArchive.settings(folder), extraSettings);
            port = new ServerStart(folder, ServerPrograms.of(folder), settings, readyLimit).run(keys.port());
        }
        if (port != keys.port()) {
            keys = keys.withPort(port);
            keys.write(folder.keys());
        }
        if (!folder.isReadyForUse()) {
            ServerRoles.create(keys);
            Files.createFile(folder.rolesCreated());
        }
        return keys;
    }

    private void requireOurVersion() throws IOException {
        String version = Files.readString(folder.data().resolve("PG_VERSION")).strip();
        String ours = PostgresBinaries.VERSION.substring(0, PostgresBinaries.VERSION.indexOf('.'));
        if (!version.equals(ours)) {
            throw Problem.missing("Los datos son de otra versión de PostgreSQL.")
                    .where(folder.data())
                    .expected(ours)
                    .found(version)
                    .whatToDo("Use la versión de Ayni que creó estos datos, o indique otra carpeta con --home.")
                    .stop();
        }
    }

    /** A server that is starting, recovering or stopping is waited for; empty once none lives. */
    private Optional<PostmasterFile> awaitLivingServer() throws IOException, InterruptedException {
        long limit = System.nanoTime() + CHANGE_LIMIT.toNanos();
        Optional<PostmasterFile> living = PostmasterFile.ofLivingServer(folder.data());
        while (living.isPresent() && !living.get().ready()) {
            if (System.nanoTime() > limit) {
                throw folder.cannotStart("hay un servidor que no termina de arrancar ni de parar", null);
            }
            TimeUnit.MILLISECONDS.sleep(50);
            living = PostmasterFile.ofLivingServer(folder.data());
        }
        return living;
    }

    private static RuntimeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for the database server", e);
    }
}
