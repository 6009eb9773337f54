package org.ayni.app.payment;

import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Keeps every file of the bank under the hash of its bytes, compressed. What is read afterwards is the kept copy, so that
 * what was applied is what is kept, whatever happens to the file outside. One caller at a time keeps a file; the half that a
 * killed one left behind goes with the next.
 */
final class ReplyArchive {

    private final Path folder;

    ReplyArchive(Path folder) {
        this.folder = folder;
    }

    /** @param bytes length before compression */
    record Kept(String sha256, long bytes, Path path) {

        InputStream open() throws IOException {
            return new BufferedInputStream(new GZIPInputStream(Files.newInputStream(path), 1 << 16), 1 << 16);
        }
    }

    /** Only while nobody else does. */
    Kept keep(Path file) throws IOException {
        Files.createDirectories(folder);
        deleteHalves();
        Path part = Files.createTempFile(folder, ".entra", ".part");
        try {
            String sha256;
            long bytes;
            try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), Hashes.sha256());
                    FileOutputStream disk = new FileOutputStream(part.toFile());
                    GZIPOutputStream out = new GZIPOutputStream(disk, 1 << 16)) {
                bytes = in.transferTo(out);
                out.finish();
                disk.getFD().sync();
                sha256 = Hashes.hex(in.getMessageDigest());
            }
            Path kept = folder.resolve(sha256 + ".xml.gz");
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Kept(sha256, bytes, kept);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void deleteHalves() throws IOException {
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(folder, ".entra*.part")) {
            for (Path half : halves) {
                Files.deleteIfExists(half);
            }
        }
    }
}
