package org.ayni.app.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts the server of a folder and waits until it takes connections; after a crash this includes the recovery.
 *
 * <p>What a killed server leaves behind is dealt with here: its lock file, its last processes, a port that somebody took
 * meanwhile.
 */
final class ServerStart {

    private static final Duration LEFTOVERS_LIMIT = Duration.ofSeconds(10);

    private static final int LAST_LINES = 20;
    private static final String LAST_TRANSACTION = "last completed transaction was at log time";

    private final ServerFolder folder;
    private final ServerPrograms programs;
    private final List<String> settings;
    private final Duration readyLimit;

    ServerStart(ServerFolder folder, ServerPrograms programs, List<String> settings, Duration readyLimit) {
        this.folder = folder;
        this.programs = programs;
        this.settings = settings;
        this.readyLimit = readyLimit;
    }

    /**
     * @param usualPort taken again if it is free; 0 when there is none yet
     * @return the port on which the server listens
     */
    int run(int usualPort) throws IOException, InterruptedException {
        long limit = System.nanoTime() + LEFTOVERS_LIMIT.toNanos();
        int port = usualPort;
        while (true) {
            PostmasterFile.removeIfStale(folder.data());
            port = isFree(port) ? port : freePort();
            if (becomesReady(programs.spawn(port, settings))) {
                return port;
            }
            String said = whatItSaid();
            // Processes of a server that was killed need a moment to notice and go.
            boolean leftovers = said.contains("shared memory block") || said.contains("lock file");
            boolean portTakenMeanwhile = !isFree(port);
            if (!(leftovers || portTakenMeanwhile) || System.nanoTime() > limit) {
                throw folder.cannotStart(said, null);
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
    }

    private boolean becomesReady(Process process) throws IOException, InterruptedException {
        long limit = System.nanoTime() + readyLimit.toNanos();
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            Optional<PostmasterFile> file = PostmasterFile.read(folder.data());
            // The file of an earlier server may still be there: only our own child counts.
            if (file.isPresent()
                    && file.get().pid() == process.pid()
                    && file.get().ready()) {
                return true;
            }
            if (System.nanoTime() > limit) {
                process.destroy();
                throw folder.cannotStart("no estuvo listo en " + readyLimit.toSeconds() + " segundos", null);
            }
        }
        return false;
    }

    /** Its last words: on its output until it opens its log, in the log from then on. */
    private String whatItSaid() throws IOException {
        String onOutput = Files.readString(folder.output());
        if (!onOutput.contains("redirecting log output") || !Files.isDirectory(folder.log())) {
            return lastLines(onOutput);
        }
        try (Stream<Path> files = Files.list(folder.log())) {
            Optional<Path> newest =
                    files.max(Comparator.comparingLong(file -> file.toFile().lastModified()));
            return lastLines(newest.isEmpty() ? onOutput : Files.readString(newest.get()));
        }
    }

    /** Of the last lines those that say why it ended, if any does; else the very last. */
    private static String lastLines(String text) {
        List<String> lines = text.strip().lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        List<String> reasons = last.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains(LAST_TRANSACTION))
                .toList();
        List<String> said = reasons.isEmpty() ? last.subList(Math.max(0, last.size() - 3), last.size()) : reasons;
        return said.isEmpty() ? "el servidor terminó sin decir nada" : String.join(" / ", said);
    }

    private static boolean isFree(int port) {
        if (port == 0) {
            return false;
        }
        try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
