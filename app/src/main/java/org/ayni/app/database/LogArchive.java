package org.ayni.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.ayni.app.problem.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the embedded server of a home puts its log (WAL) into a folder of the administrator's, a minute after it was written at
 * the latest. With it a backup can be restored to any moment since.
 *
 * <p>The server does the copying itself (its library {@code basic_archive}), durably, and keeps what it could not copy. It learns
 * where to when it starts.
 */
public final class LogArchive {

    private static final String LIBRARY = "basic_archive";

    private LogArchive() {}

    /**
     * How the archiving goes.
     *
     * @param folder that is asked for; empty when none is
     * @param works whether the running server does it: it does not until it is started again
     * @param last when a file of the log was last archived
     * @param failing the file that could not be archived since
     */
    public record State(Optional<Path> folder, boolean works, Optional<Instant> last, Optional<String> failing) {}

    /** Asks for it; from the next start of the server on. */
    public static void on(Home home, Path folder) {
        ServerFolder server = ServerFolder.of(home.create());
        Path archive = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(server.path());
            Files.createDirectories(archive);
            Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rwx------"));
            UnprivilegedUser.forData(server.data()).giveFolder(archive);
            Files.writeString(server.archive(), archive + "\n");
        } catch (IOException e) {
            throw Problem.missing("No se puede archivar el registro (WAL) ahí.")
                    .where(archive)
                    .found(e.toString())
                    .whatToDo("Indique una carpeta donde este usuario pueda escribir, mejor en otro disco.")
                    .stop(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Asks for it no more; from the next start of the server on. */
    public static void off(Home home) throws IOException {
        Files.deleteIfExists(ServerFolder.of(home).archive());
    }

    /** The folder that is asked for. */
    public static Optional<Path> folder(Home home) {
        return folder(ServerFolder.of(home));
    }

    /** How it goes, as the running server says. */
    public static State state(Home home, JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT current_setting('archive_library') = :library AS works, last_archived_time,
                               CASE WHEN last_failed_time > coalesce(last_archived_time, '-infinity')
                                 THEN last_failed_wal END AS failing
                        FROM pg_stat_archiver
                        """)
                .param("library", LIBRARY)
                .query((row, number) -> new State(
                        folder(home),
                        row.getBoolean("works"),
                        Optional.ofNullable(row.getObject("last_archived_time", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.getString("failing"))))
                .single();
    }

    static List<String> settings(ServerFolder server) {
        return folder(server)
                .map(folder -> List.of(
                        "archive_mode=on",
                        "archive_library=" + LIBRARY,
                        LIBRARY + ".archive_directory=" + folder,
                        "archive_timeout=60s"))
                .orElse(List.of());
    }

    private static Optional<Path> folder(ServerFolder server) {
        try {
            return Files.exists(server.archive())
                    ? Optional.of(Path.of(Files.readString(server.archive()).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw server.cannotStart(e.toString(), e);
        }
    }
}
