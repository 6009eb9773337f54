package org.ayni.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What the operating system knows of a process: read from {@code /proc}, see proc(5). */
final class ProcessFigures {

    private static final Path PROC = Path.of("/proc");
    /** The kernel counts in ticks of user time, of which there are a hundred a second on every platform we run on. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private ProcessFigures() {}

    /** Nanoseconds that this process has computed. */
    static long ownCpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    /** Nanoseconds that a process, its children and those that ended have computed. */
    static long treeCpuNanos(long pid) throws IOException {
        long ticks = ticks(pid, 4);
        try (Stream<ProcessHandle> children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children)) {
            for (ProcessHandle child : children.toList()) {
                ticks += ticks(child.pid(), 2);
            }
        }
        return ticks * NANOS_PER_TICK;
    }

    /** The first so many of user, system, children's user and children's system time. */
    private static long ticks(long pid, int fields) throws IOException {
        Path file = PROC.resolve(Long.toString(pid)).resolve("stat");
        if (!Files.exists(file)) {
            return 0; // ended meanwhile: its parent has inherited them
        }
        String stat = Files.readString(file);
        // The name, in brackets, may hold blanks; utime is the twelfth word after it.
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 0; i < fields; i++) {
            ticks += Long.parseLong(words[11 + i]);
        }
        return ticks;
    }

    /** The most memory that this process ever had resident, in bytes. */
    static long ownRssPeakBytes() throws IOException {
        return Files.readAllLines(PROC.resolve("self").resolve("status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
