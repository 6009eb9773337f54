package org.ayni.app.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.ayni.app.problem.Problem;

/**
 * The programs of PostgreSQL, unpacked once per home from the archive that travels in our jar.
 *
 * <p>Unpacked beside their place and then moved there in one act, so that a process killed half way leaves nothing that
 * looks complete, and two processes at once do not see each other's halves.
 */
final class PostgresBinaries {

    /** Version of the packed server; also the name of the folder, so that a new version never mixes with an old one. */
    static final String VERSION = "18.6";

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** Folder with {@code bin}, {@code lib} and {@code share}, unpacked if it was not yet there. */
    static Path unpackedIn(Path parent) {
        Path place = parent.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(place)) {
            return place;
        }
        requireLinuxOnAmd64();
        try {
            Files.createDirectories(parent);
            Path half = Files.createTempDirectory(parent, "unpacking-");
            try {
                unpack(half);
                openFolders(half);
                Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                // Another process moved its own there first: that one is complete.
                if (!Files.isDirectory(place)) {
                    throw e;
                }
            } finally {
                deleteTree(half);
            }
            return place;
        } catch (IOException e) {
            throw Problem.missing("No se pudo desempacar el servidor PostgreSQL.")
                    .where(place)
                    .found(e.toString())
                    .whatToDo("Revise el espacio y los permisos de la carpeta, o indique otra con --home.")
                    .stop(e);
        }
    }

    private static void unpack(Path into) throws IOException {
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IllegalStateException("the jar lacks " + ARCHIVE);
            }
            var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = into.resolve(entry.getName()).normalize();
                if (!file.startsWith(into)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(file, into.resolve(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean program = (entry.getMode() & 0111) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    /** Whatever the umask: the server may run as another user. */
    private static void openFolders(Path root) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(root)) {
            folders = all.filter(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        for (Path folder : folders) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void requireLinuxOnAmd64() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.equals("Linux amd64")) {
            throw Problem.missing("El servidor PostgreSQL incluido es solo para Linux de 64 bits (amd64).")
                    .found(system)
                    .whatToDo("Instale PostgreSQL 18 e indíquelo con la variable AYNI_DB_URL.")
                    .stop();
        }
    }

    /** Removes a folder with all that is in it; does nothing when it is not there. */
    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
