package org.ayni.app.upload;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.ayni.app.problem.Problem;

/**
 * The folder in which brought files lie, each under a random number. The name that a file had at its owner is never part of a
 * path; the folder is only ever asked with numbers of ours.
 */
public final class UploadFiles {

    /** The longest file that is taken. */
    public static final long MOST_BYTES = 2L << 30;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 16;

    private final Path folder;
    private final long mostBytes;

    public UploadFiles(Path folder) {
        this(folder, MOST_BYTES);
    }

    UploadFiles(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** A file that was taken. */
    record Kept(String id, long bytes, String sha256) {}

    Kept keep(InputStream in, String shown) throws IOException {
        Files.createDirectories(folder);
        byte[] number = new byte[ID_BYTES];
        RANDOM.nextBytes(number);
        String id = HexFormat.of().formatHex(number);
        Path part = folder.resolve(id + ".part");
        try {
            MessageDigest digest = sha256();
            long bytes = copy(in, part, digest, shown);
            Files.move(part, path(id), StandardCopyOption.ATOMIC_MOVE);
            return new Kept(id, bytes, HexFormat.of().formatHex(digest.digest()));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long copy(InputStream in, Path part, MessageDigest digest, String shown) throws IOException {
        long bytes = 0;
        byte[] chunk = new byte[1 << 16];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                bytes += count;
                if (bytes > mostBytes) {
                    throw Problem.missing("El archivo es demasiado grande.")
                            .where(shown)
                            .expected("hasta " + (mostBytes >> 20) + " MB")
                            .whatToDo("Divídalo en partes y súbalas una por una.")
                            .stop();
                }
                digest.update(chunk, 0, count);
                out.write(chunk, 0, count);
            }
        }
        return bytes;
    }

    /** Where a file lies. */
    public Path path(String id) {
        return folder.resolve(requireNumber(id));
    }

    /** Where the workbook of its last check lies. */
    public Path book(String id) {
        return folder.resolve(requireNumber(id) + ".xlsx");
    }

    /** Forgets a file and its workbook. */
    void forget(String id) throws IOException {
        Files.deleteIfExists(path(id));
        Files.deleteIfExists(book(id));
    }

    String digest(String id) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(path(id))) {
            byte[] chunk = new byte[1 << 16];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String requireNumber(String id) {
        if (!id.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("no number of an upload");
        }
        return id;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
