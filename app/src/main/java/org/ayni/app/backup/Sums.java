package org.ayni.app.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ayni.app.problem.Problem;

/** The SHA-256 of each file of a folder, by its name in it, as {@code sha256sum} writes and checks them. */
final class Sums {

    static final String FILE = "SHA256SUMS";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) {2}(.+)");
    private static final int BUFFER = 1 << 20;

    private final SortedMap<String, String> hashes = new TreeMap<>();
    private final LongConsumer progress;
    private long bytes;

    /** @param progress told the bytes copied so far */
    Sums(LongConsumer progress) {
        this.progress = progress;
    }

    Set<String> files() {
        return hashes.keySet();
    }

    long bytes() {
        return bytes;
    }

    /** Copies a file, readable by its owner only, and not yet safe on the disk; false when it is gone. */
    boolean copy(Path from, Path folder, String name) throws IOException {
        try (FileChannel in = FileChannel.open(from)) {
            hashes.put(name, copied(in, target(folder, name)));
            return true;
        } catch (NoSuchFileException gone) {
            if (gone.getFile().equals(from.toString())) {
                return false;
            }
            throw gone;
        }
    }

    /** Writes a file of our own. */
    void write(String text, Path folder, String name) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), folder, name);
    }

    void write(byte[] written, Path folder, String name) throws IOException {
        try (FileChannel out = create(target(folder, name))) {
            out.write(ByteBuffer.wrap(written));
        }
        MessageDigest digest = sha256();
        digest.update(written);
        hashes.put(name, hex(digest));
    }

    /**
     * Copies a file of a backup and compares it with its hash.
     *
     * @throws org.ayni.app.problem.ProblemException when it is another
     */
    void copyBack(Path backup, String name, Path to) throws IOException {
        Path file = backup.resolve(name);
        String found;
        try (FileChannel in = FileChannel.open(file)) {
            found = copied(
                    in,
                    target(
                            Objects.requireNonNull(to.getParent()),
                            to.getFileName().toString()));
        }
        compare(file, name, found);
    }

    /** Compares a file of a backup with its hash. */
    void check(Path backup, String name) throws IOException {
        MessageDigest digest = sha256();
        digest.update(Files.readAllBytes(backup.resolve(name)));
        compare(backup.resolve(name), name, hex(digest));
    }

    private void compare(Path file, String name, String found) {
        if (!found.equals(hashes.get(name))) {
            throw Problem.rejectedRows("Un archivo del respaldo fue cambiado o está dañado.")
                    .where(file)
                    .expected("SHA-256 " + hashes.get(name))
                    .found("SHA-256 " + found)
                    .whatToDo("No use este respaldo. Restaure otro, o traiga otra copia de ese archivo.")
                    .stop();
        }
    }

    /** Writes the list itself, last. Returns its own SHA-256: whoever keeps it can prove the whole backup. */
    String seal(Path folder) throws IOException {
        String lines = hashes.entrySet().stream()
                .map(entry -> entry.getValue() + "  " + entry.getKey() + "\n")
                .collect(Collectors.joining());
        byte[] written = lines.getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = create(folder.resolve(FILE))) {
            out.write(ByteBuffer.wrap(written));
        }
        MessageDigest digest = sha256();
        digest.update(written);
        return hex(digest);
    }

    /** Reads the list of a folder. */
    static Sums read(Path folder, LongConsumer progress) throws IOException {
        Sums sums = new Sums(progress);
        for (String line : Files.readAllLines(folder.resolve(FILE))) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()
                    || !folder.resolve(parts.group(2)).normalize().startsWith(folder.normalize())
                    || parts.group(2).startsWith("/")
                    || sums.hashes.put(parts.group(2), parts.group(1)) != null) {
                throw Problem.rejectedRows("La lista de archivos del respaldo no se puede leer.")
                        .where(folder.resolve(FILE))
                        .found(line)
                        .whatToDo("No use este respaldo. Restaure otro.")
                        .stop();
            }
        }
        return sums;
    }

    static String fingerprint(Path folder) throws IOException {
        MessageDigest digest = sha256();
        digest.update(Files.readAllBytes(folder.resolve(FILE)));
        return hex(digest);
    }

    private String copied(FileChannel in, Path to) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel out = create(to)) {
            while (in.read(buffer) >= 0) {
                buffer.flip();
                digest.update(buffer.array(), 0, buffer.limit());
                bytes += buffer.limit();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
                buffer.clear();
                progress.accept(bytes);
            }
        }
        return hex(digest);
    }

    private static Path target(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(
                file.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return file;
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }
}
