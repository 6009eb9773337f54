package org.ayni.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code postmaster.pid} says of a server: line 1 its process, line 4 its port, line 8 its state.
 *
 * @param pid process that wrote the file
 * @param port 0 while the server has not written it yet
 * @param ready true when the server takes connections
 */
record PostmasterFile(long pid, int port, boolean ready) {

    static final String NAME = "postmaster.pid";

    /** The file of a data folder; empty when there is none or it is just being written. */
    static Optional<PostmasterFile> read(Path data) throws IOException {
        if (!Files.exists(data.resolve(NAME))) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(data.resolve(NAME));
            if (lines.isEmpty() || lines.getFirst().isBlank()) {
                return Optional.empty();
            }
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.getFirst().strip()),
                    lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0,
                    lines.size() > 7 && lines.get(7).startsWith("ready")));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // gone since
        }
    }

    /** The file, only if the process that wrote it lives and serves this very folder. */
    static Optional<PostmasterFile> ofLivingServer(Path data) throws IOException {
        Optional<PostmasterFile> file = read(data);
        return file.isPresent() && worksIn(file.get().pid(), data) ? file : Optional.empty();
    }

    /**
     * Removes a file left by a server that was killed, when its number now belongs to another program (after a restart of
     * the machine this is common) and no process works in the folder. PostgreSQL itself would refuse to start then.
     */
    static void removeIfStale(Path data) throws IOException {
        Optional<PostmasterFile> file = read(data);
        if (file.isEmpty() || ProcessHandle.of(file.get().pid()).isEmpty()) {
            return; // none, or PostgreSQL sees by itself that nobody is there
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            if (all.noneMatch(process -> worksIn(process.pid(), data))) {
                Files.deleteIfExists(data.resolve(NAME));
            }
        }
    }

    /** True if the working folder of a process is this one: every process of a server works in its data folder. */
    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), folder);
        } catch (IOException e) {
            return false; // gone meanwhile, or not ours to look at
        }
    }
}
