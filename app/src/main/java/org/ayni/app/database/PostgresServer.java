package org.ayni.app.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL of a home: durable (fsync on, page checksums), listening on 127.0.0.1 only, with passwords.
 *
 * <p>It is a process of its own that outlives the command that started it: the next command adopts it, also after a
 * {@code kill -9} of either. Starting is done under a file lock, so that two commands at once start one server.
 *
 * <p>Source of the readiness rule: PostgreSQL, {@code pidfile.h} (line 8 of {@code postmaster.pid}).
 */
final class PostgresServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STALE_LOCK_LIMIT = Duration.ofSeconds(10);
    private static final Object ONE_THREAD_STARTS = new Object();

    private final Home home;
    private final Path folder;
    private final Path data;
    private final Path keysFile;
    private final Path output;
    private final List<String> extraSettings;

    PostgresServer(Home home) {
        this(home, List.of());
    }

    /** @param extraSettings {@code name=value} settings of the server, for tests */
    PostgresServer(Home home, List<String> extraSettings) {
        this.home = home;
        this.folder = home.folder().resolve("database");
        this.data = folder.resolve("data");
        this.keysFile = folder.resolve("keys.properties");
        this.output = folder.resolve("server-output.txt");
        this.extraSettings = extraSettings;
    }

    Path data() {
        return data;
    }

    /** The living server of this home, if it takes connections. */
    Optional<PostmasterFile> running() {
        try {
            return PostmasterFile.ofLivingServer(data).filter(PostmasterFile::ready);
        } catch (IOException e) {
            throw cannotStart(e.toString(), e);
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
            if (living.isPresent() && Files.exists(bootstrapped())) {
                return ServerKeys.read(keysFile).withPort(living.get().port());
            }
            home.create();
            Files.createDirectories(folder);
            synchronized (ONE_THREAD_STARTS) {
                try (FileChannel lockFile = FileChannel.open(
                                folder.resolve("start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var held = lockFile.lock()) {
                    return startLocked(talk);
                }
            }
        } catch (IOException e) {
            throw cannotStart(e.toString(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Stops the server in order (open connections are cut, data are safe); false if none was running. */
    boolean stop() {
        try {
            if (PostmasterFile.ofLivingServer(data).isEmpty()) {
                return false;
            }
            Path binaries = PostgresBinaries.unpackedIn(home.folder());
            run(UnprivilegedUser.forData(data)
                    .command(
                            binaries.resolve("bin/pg_ctl").toString(),
                            "stop",
                            "-D",
                            data.toString(),
                            "-m",
                            "fast",
                            "-t",
                            "60"));
            return true;
        } catch (IOException e) {
            throw Problem.missing("No se pudo detener la base de datos.")
                    .where(data)
                    .found(e.getMessage() == null ? e.toString() : e.getMessage())
                    .stop(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ServerKeys startLocked(Consumer<String> talk) throws IOException, InterruptedException {
        ServerKeys keys = ServerKeys.readOrCreate(keysFile);
        Path binaries = PostgresBinaries.unpackedIn(home.folder());
        UnprivilegedUser user = UnprivilegedUser.forData(data);
        if (!Files.isDirectory(data)) {
            talk.accept("Preparando la base de datos por primera vez en " + folder + " ...");
            createData(binaries, user, keys);
        }
        requireOurVersion();
        int port = awaitLivingServer().map(PostmasterFile::port).orElse(0);
        if (port == 0) {
            talk.accept("Arrancando la base de datos ...");
            port = start(binaries, user, keys);
        }
        if (port != keys.port()) {
            keys = keys.withPort(port);
            keys.write(keysFile);
        }
        if (!Files.exists(bootstrapped())) {
            ServerRoles.create(keys);
            Files.createFile(bootstrapped());
        }
        return keys;
    }

    /** Runs initdb beside the place of the data and moves the result there, so that half a cluster is never taken. */
    private void createData(Path binaries, UnprivilegedUser user, ServerKeys keys)
            throws IOException, InterruptedException {
        Path half = folder.resolve("data-unfinished");
        PostgresBinaries.deleteTree(half);
        Files.createDirectory(half);
        Path password = Files.createTempFile(
                folder,
                "initdb",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, keys.adminPassword());
            user.giveAccess(home.folder(), folder);
            run(user.command(
                    binaries.resolve("bin/initdb").toString(),
                    "--pgdata=" + half,
                    "--username=" + ServerRoles.ADMIN,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums"));
        } finally {
            Files.delete(password);
        }
        Files.move(half, data);
    }

    private void requireOurVersion() throws IOException {
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        String ours = PostgresBinaries.VERSION.substring(0, PostgresBinaries.VERSION.indexOf('.'));
        if (!version.equals(ours)) {
            throw Problem.missing("Los datos son de otra versión de PostgreSQL.")
                    .where(data)
                    .expected(ours)
                    .found(version)
                    .whatToDo("Use la versión de Ayni que creó estos datos, o indique otra carpeta con --home.")
                    .stop();
        }
    }

    /** A server that is starting, recovering or stopping is waited for; empty once none lives. */
    private Optional<PostmasterFile> awaitLivingServer() throws IOException, InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        Optional<PostmasterFile> living = PostmasterFile.ofLivingServer(data);
        while (living.isPresent() && !living.get().ready()) {
            if (System.nanoTime() > limit) {
                throw cannotStart("hay un servidor que no termina de arrancar ni de parar", null);
            }
            TimeUnit.MILLISECONDS.sleep(50);
            living = PostmasterFile.ofLivingServer(data);
        }
        return living;
    }

    /** Starts the server and waits until it takes connections; after a crash this includes the recovery. */
    private int start(Path binaries, UnprivilegedUser user, ServerKeys keys) throws IOException, InterruptedException {
        long staleLockLimit = System.nanoTime() + STALE_LOCK_LIMIT.toNanos();
        int port = keys.port();
        while (true) {
            PostmasterFile.removeIfStale(data);
            port = isFree(port) ? port : freePort();
            Process process = spawn(binaries, user, port);
            if (becameReady(process)) {
                return port;
            }
            String said = whatItSaid();
            // Processes of a server that was killed need a moment to notice and go.
            boolean leftovers = said.contains("shared memory block") || said.contains("lock file");
            boolean portTakenMeanwhile = !isFree(port);
            if (!(leftovers || portTakenMeanwhile) || System.nanoTime() > staleLockLimit) {
                throw cannotStart(said, null);
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    private Process spawn(Path binaries, UnprivilegedUser user, int port) throws IOException {
        List<String> command = new ArrayList<>();
        // A session of its own: Ctrl-C in the terminal must stop the command, not the server.
        command.add("setsid");
        command.addAll(user.command(
                binaries.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port)));
        for (String setting : ServerSettings.all(extraSettings)) {
            command.add("-c");
            command.add(setting);
        }
        return builder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .start();
    }

    private boolean becameReady(Process process) throws IOException, InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            Optional<PostmasterFile> file = PostmasterFile.read(data);
            // The file of an earlier server may still be there: only our own child counts.
            if (file.isPresent()
                    && file.get().pid() == process.pid()
                    && file.get().ready()) {
                return true;
            }
            if (System.nanoTime() > limit) {
                process.destroy();
                throw cannotStart("no estuvo listo en " + START_LIMIT.toSeconds() + " segundos", null);
            }
        }
        return false;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process = builder(command).redirectOutput(output.toFile()).start();
        if (process.waitFor() != 0) {
            throw new IOException(lastLines(Files.readString(output).strip()));
        }
    }

    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What a person exported for another server must not steer this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.directory(Path.of("/").toFile());
        return builder;
    }

    /** Its last words: on its output until it opens its log, in the log from then on. */
    private String whatItSaid() throws IOException {
        String onOutput = Files.readString(output).strip();
        Path log = folder.resolve("log");
        if (!onOutput.contains("Future log output") || !Files.isDirectory(log)) {
            return lastLines(onOutput);
        }
        try (Stream<Path> files = Files.list(log)) {
            Optional<Path> newest =
                    files.max(Comparator.comparing(file -> file.toFile().lastModified()));
            return newest.isEmpty()
                    ? lastLines(onOutput)
                    : lastLines(Files.readString(newest.get()).strip());
        }
    }

    private static boolean isFree(int port) {
        if (port == 0) {
            return false;
        }
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path bootstrapped() {
        return folder.resolve("roles-created");
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().toList();
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    private RuntimeException cannotStart(String found, @Nullable Throwable cause) {
        Problem problem = Problem.missing("La base de datos no arranca.")
                .where(folder)
                .found(found)
                .whatToDo("Revise el espacio en disco y los permisos; el detalle está en " + output + " y en "
                        + folder.resolve("log") + ".");
        return cause == null ? problem.stop() : problem.stop(cause);
    }

    private static RuntimeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for the database server", e);
    }
}
