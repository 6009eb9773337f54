package org.ayni.app.database;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.ayni.app.problem.Problem;

/**
 * The passwords and the port of the embedded server, in a file that only its owner reads. Made once, at random; never
 * printed and never logged ({@link #toString()} says nothing).
 *
 * @param adminPassword of the superuser, needed to create the roles and nothing else
 * @param ownerPassword of the role that owns the tables and migrates them
 * @param appPassword of the role that everything else uses
 */
record ServerKeys(int port, String adminPassword, String ownerPassword, String appPassword) {

    /** Reads the file, or makes it with fresh passwords and port 0 (none chosen yet). */
    static ServerKeys readOrCreate(Path file) throws IOException {
        if (Files.exists(file)) {
            return read(file);
        }
        var keys = new ServerKeys(0, password(), password(), password());
        keys.write(file);
        return keys;
    }

    static ServerKeys read(Path file) throws IOException {
        var stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        return new ServerKeys(
                Integer.parseInt(required(stored, "port", file)),
                required(stored, "admin", file),
                required(stored, "owner", file),
                required(stored, "app", file));
    }

    /** Replaces the file in one act. */
    void write(Path file) throws IOException {
        var stored = new Properties();
        stored.setProperty("port", Integer.toString(port));
        stored.setProperty("admin", adminPassword);
        stored.setProperty("owner", ownerPassword);
        stored.setProperty("app", appPassword);
        Path fresh = Files.createTempFile(
                file.getParent(),
                "keys",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            stored.store(writer, "Claves del servidor de esta carpeta. No las copie ni las comparta.");
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    ServerKeys withPort(int chosen) {
        return new ServerKeys(chosen, adminPassword, ownerPassword, appPassword);
    }

    @Override
    public String toString() {
        return "ServerKeys[port=" + port + "]";
    }

    private static String required(Properties stored, String name, Path file) {
        String value = stored.getProperty(name);
        if (value == null) {
            throw Problem.missing("El archivo de claves del servidor está incompleto.")
                    .where(file)
                    .expected("las claves port, admin, owner y app")
                    .found("falta " + name)
                    .whatToDo("Recupere el archivo de una copia de respaldo de esta carpeta.")
                    .stop();
        }
        return value;
    }

    private static String password() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
