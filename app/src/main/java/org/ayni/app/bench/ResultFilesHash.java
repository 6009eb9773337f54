package org.ayni.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.ayni.app.verification.ResultHashes;

/** The fingerprint of result files on a disk. */
final class ResultFilesHash {

    private ResultFilesHash() {}

    /** {@link ResultHashes#whole} of the four files of a folder. */
    static String of(Path folder) throws IOException {
        return new ResultHashes(
                        sha256(folder.resolve("member_months.csv")),
                        sha256(folder.resolve("household_months.csv")),
                        sha256(folder.resolve("lines.csv")),
                        sha256(folder.resolve("totals.csv")))
                .whole();
    }

    /** Removes a folder of files. */
    static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
