package org.ayni.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ayni.app.problem.Problem;

/**
 * PostgreSQL refuses to run as root, and a fresh container knows no other user. This finds the words to put before a
 * server command so that it runs without privileges.
 *
 * <ul>
 *   <li>Not root: nothing to do.
 *   <li>Root where user namespaces are allowed: {@code unshare -U}. The files stay root's; inside the namespace the
 *       server has no privilege over anything else.
 *   <li>Root elsewhere: {@code setpriv} to {@code nobody}, who must then own the data and be able to reach it.
 * </ul>
 *
 * <p>The data folder remembers the choice by its owner: files of {@code nobody} cannot be opened from a namespace.
 */
enum UnprivilegedUser {
    SELF(List.of()),
    OWN_NAMESPACE(List.of("unshare", "-U", "--")),
    NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"));

    private final List<String> prefix;

    UnprivilegedUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /** The way that fits this process and these data. */
    static UnprivilegedUser forData(Path data) throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        if (Files.isDirectory(data)) {
            return Files.getOwner(data).getName().equals("root") ? OWN_NAMESPACE : NOBODY;
        }
        return OWN_NAMESPACE.works() ? OWN_NAMESPACE : NOBODY;
    }

    /** The way for data that were copied here by this process. */
    static UnprivilegedUser forCopied(Path data) throws IOException, InterruptedException {
        return "root".equals(System.getProperty("user.name")) && !OWN_NAMESPACE.works() ? NOBODY : forData(data);
    }

    /** Hands over copied data with everything in them. */
    void takeOver(ServerFolder folder, Path binaries) throws IOException, InterruptedException {
        if (this == NOBODY) {
            try (Stream<Path> all = Files.walk(folder.data())) {
                giveAccess(
                        folder,
                        binaries,
                        Stream.concat(all, Stream.of(folder.log())).toList());
            }
        }
    }

    /** Hands over a folder in which the server is to write. */
    void giveFolder(Path folder) throws IOException {
        if (this == NOBODY) {
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
    }

    List<String> command(String... words) {
        return Stream.concat(prefix.stream(), Stream.of(words)).toList();
    }

    /**
     * Hands over what the server must own, and opens the way to it and to its programs.
     *
     * @throws org.ayni.app.problem.ProblemException when a folder above the home is closed to this user
     */
    void giveAccess(ServerFolder folder, Path binaries, List<Path> owned) throws IOException, InterruptedException {
        if (this != NOBODY) {
            return;
        }
        // Reach, not list: the names and contents of the home stay closed, and so do the keys.
        Set<PosixFilePermission> reach = PosixFilePermissions.fromString("rwx--x--x");
        Files.setPosixFilePermissions(folder.home().folder(), reach);
        Files.setPosixFilePermissions(folder.path(), reach);
        UserPrincipal nobody =
                binaries.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        for (Path path : owned) {
            Files.setOwner(path, nobody);
        }
        if (!works("test", "-w", owned.getFirst().toString())
                || !works("test", "-x", binaries.resolve("bin/initdb").toString())) {
            throw Problem.missing(
                            "El servidor PostgreSQL no puede correr como root ni alcanzar sus datos como otro usuario.")
                    .where(folder.path())
                    .whatToDo(
                            "Use una carpeta que todos puedan atravesar (--home /var/lib/ayni) o un usuario que no sea root.")
                    .stop();
        }
    }

    private boolean works(String... words) throws IOException, InterruptedException {
        List<String> command = command(words.length == 0 ? new String[] {"true"} : words);
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            if (this == NOBODY) {
                throw e;
            }
            return false; // no such program here: the next way
        }
    }
}
