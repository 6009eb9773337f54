package org.ayni.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Runs the programs of the server: initdb, postgres, pg_ctl, each without privileges and without our environment. */
final class ServerPrograms {

    private final ServerFolder folder;
    private final Path binaries;
    private final UnprivilegedUser user;

    private ServerPrograms(ServerFolder folder, Path binaries, UnprivilegedUser user) {
        this.folder = folder;
        this.binaries = binaries;
        this.user = user;
    }

    static ServerPrograms of(ServerFolder folder) throws IOException, InterruptedException {
        return new ServerPrograms(
                folder, PostgresBinaries.unpackedIn(folder.home().folder()), UnprivilegedUser.forData(folder.data()));
    }

    /** Runs initdb beside the place of the data and moves the result there, so that half a cluster is never taken. */
    void createData(ServerKeys keys) throws IOException, InterruptedException {
        Path half = folder.unfinishedData();
        PostgresBinaries.deleteTree(half);
        Files.createDirectory(half);
        Path password = Files.createTempFile(
                folder.path(),
                "initdb",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, keys.adminPassword());
            Files.createDirectories(folder.log());
            user.giveAccess(folder, binaries, List.of(half, password, folder.log()));
            run(
                    "initdb",
                    "--pgdata=" + half,
                    "--username=" + ServerRoles.ADMIN,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums");
        } finally {
            Files.delete(password);
        }
        Files.move(half, folder.data());
    }

    /** Starts the server; it may not be ready yet, or stop again at once. */
    Process spawn(int port, List<String> settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-D", folder.data().toString(), "-p", Integer.toString(port)));
        for (String setting : settings) {
            arguments.add("-c");
            arguments.add(setting);
        }
        // A session of its own: Ctrl-C in the terminal must stop the command, not the server.
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(command("postgres", arguments.toArray(String[]::new)));
        return builder(command).start();
    }

    /** Cuts the open connections and stops the server with its data safe on the disk. */
    void stop() throws IOException, InterruptedException {
        run("pg_ctl", "stop", "-D", folder.data().toString(), "-m", "fast", "-t", "60");
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        if (builder(command(program, arguments)).start().waitFor() != 0) {
            throw new IOException(
                    program + ": " + Files.readString(folder.output()).strip());
        }
    }

    private List<String> command(String program, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(binaries.resolve("bin").resolve(program).toString()));
        words.addAll(List.of(arguments));
        return user.command(words.toArray(String[]::new));
    }

    private ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.output().toFile())
                .directory(Path.of("/").toFile());
        // What a person exported for another server must not steer this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
