package org.ayni.app.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ayni.app.problem.Problem;

/**
 * Copies the embedded server of a home while it works: {@link #data}, {@link #finish}, {@link #mark}, {@link #log}, in this order.
 *
 * <p>The archive that travels with us has no pg_basebackup, so this is the "low-level API" of PostgreSQL: files that change while
 * they are read are made whole again by the log from the beginning of the copy on. A temporary slot keeps that log; it goes with
 * the connection, so a copy that dies leaves nothing behind.
 *
 * <p>Source: PostgreSQL 18, chapter "Continuous Archiving", "Making a Base Backup Using the Low Level API".
 */
public final class ServerCopy implements AutoCloseable {

    private static final Path LOG = Path.of("pg_wal");
    private static final Pattern FIRST_SEGMENT = Pattern.compile("START WAL LOCATION: .*\\(file ([0-9A-F]{24})\\)");
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

    /** Folders of which the server needs none of the content: it is of connections and processes that will not be there. */
    private static final Set<String> EMPTY_FOLDERS = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            PostmasterFile.NAME,
            "postmaster.opts",
            "current_logfiles",
            "backup_label",
            "backup_label.old",
            "tablespace_map",
            "tablespace_map.old",
            Recovery.SIGNAL,
            "pg_internal.init");

    private final Path data;
    private final Connection connection;
    private String label = "";
    private String lastSegment = "";

    private ServerCopy(Path data, Connection connection) {
        this.data = data;
        this.connection = connection;
    }

    /**
     * Begins: from now on the log is kept.
     *
     * @param name of the copy, lower-case letters, digits and underscores
     */
    public static ServerCopy begin(Home home, String name) {
        try {
            ServerFolder folder = ServerFolder.of(home);
            ServerKeys keys = new PostgresServer(home).ensureAnswering(talk -> {});
            ServerCopy copy = new ServerCopy(
                    folder.data(),
                    ServerRoles.source(keys, ServerRoles.DATABASE, ServerRoles.ADMIN, keys.adminPassword())
                            .getConnection());
            boolean begun = false;
            try {
                copy.ask("SELECT slot_name FROM pg_create_physical_replication_slot(?, true, true)", name);
                copy.ask("SELECT pg_backup_start(?, true)", name);
                begun = true;
                return copy;
            } finally {
                if (!begun) {
                    copy.close();
                }
            }
        } catch (SQLException e) {
            throw Database.unreachable(e);
        }
    }

    /** Hands over every file of the data but the log, as each is when its turn comes. */
    public void data(FileSink sink) throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                Path name = data.relativize(folder);
                return EMPTY_FOLDERS.contains(name.toString()) || isTemporary(name)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isSymbolicLink()) {
                    throw new IOException("a table space outside the data: " + file);
                }
                if (!LEFT_OUT.contains(file.getFileName().toString()) && !isTemporary(file)) {
                    sink.take(file, data.relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                // A table that was dropped meanwhile; the log says so.
                if (failed instanceof java.nio.file.NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failed;
            }
        });
    }

    /**
     * Ends the copying of data.
     *
     * @return what the file {@code backup_label} of the copy must say: without it the copy looks like a crashed server, and is not
     */
    public String finish() {
        try {
            label = ask("SELECT labelfile FROM pg_backup_stop(false)");
            return label;
        } catch (SQLException e) {
            throw Database.unreachable(e);
        }
    }

    /** This moment by the clock of the server: after {@link #finish}, the first to which the copy can be recovered. */
    public Instant moment() {
        try {
            return OffsetDateTime.parse(
                            ask(
                                    "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"))
                    .toInstant();
        } catch (SQLException e) {
            throw Database.unreachable(e);
        }
    }

    /** Gives this moment a name, to which the copy can be recovered. */
    public void mark(String name) {
        try {
            lastSegment = ask("SELECT pg_walfile_name(pg_create_restore_point(?))", name);
            ask("SELECT pg_switch_wal()::text");
        } catch (SQLException e) {
            throw Database.unreachable(e);
        }
    }

    /** Hands over the log from the beginning of the copy to its {@link #mark}. */
    public void log(FileSink sink) throws IOException {
        Matcher first = FIRST_SEGMENT.matcher(label);
        if (!first.find()) {
            throw new IllegalStateException("the server did not say where its log begins");
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(data.resolve(LOG))) {
            files = all.filter(file -> isOfTheCopy(file.getFileName().toString(), first.group(1)))
                    .sorted()
                    .toList();
        }
        if (files.stream().noneMatch(file -> file.endsWith(first.group(1)))
                || files.stream().noneMatch(file -> file.endsWith(lastSegment))) {
            throw Problem.missing("Falta una parte del registro (WAL) que el respaldo necesita.")
                    .where(data.resolve(LOG))
                    .expected("de " + first.group(1) + " a " + lastSegment)
                    .whatToDo("Repita el respaldo.")
                    .stop();
        }
        for (Path file : files) {
            sink.take(file, data.relativize(file));
        }
    }

    /** Name of the first file of the log that recovering the copy reads. */
    public String firstSegment() {
        Matcher first = FIRST_SEGMENT.matcher(label);
        return first.find() ? first.group(1) : "";
    }

    private boolean isOfTheCopy(String name, String first) {
        boolean segment =
                SEGMENT.matcher(name).matches() && name.compareTo(first) >= 0 && name.compareTo(lastSegment) <= 0;
        return segment || name.endsWith(".history");
    }

    private static boolean isTemporary(Path file) {
        return file.getFileName().toString().startsWith("pgsql_tmp");
    }

    private String ask(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        }
    }

    /** Lets the log go. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Database.unreachable(e);
        }
    }
}
