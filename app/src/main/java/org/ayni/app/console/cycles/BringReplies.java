package org.ayni.app.console.cycles;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.console.Console;
import org.ayni.app.database.Database;
import org.ayni.app.payment.ReadBankReply;
import org.ayni.app.payment.ReplyOutcome;
import org.ayni.kernel.time.Bimester;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Acts: takes in the files that a person brings as replies of the bank, and reads those that wait. What is no reply of the bank,
 * or too large, is refused at the door with its reason and not kept. What is taken in waits in a folder of its own until it is
 * read, also when the program stops in between; then it is in the archive of {@link ReadBankReply}.
 *
 * <p>A file read whose end could not be written down is read again, and found known: nothing is applied twice.
 */
@Component
class BringReplies {

    private static final int LONGEST_NAME = 100;
    private static final int CHUNK = 1 << 16;

    private final Database database;
    private final Console.Settings settings;
    private final long largest;

    BringReplies(
            Database database,
            Console.Settings settings,
            @Value("${ayni.replies.largest-bytes:536870912}") long largest) {
        this.database = database;
        this.settings = settings;
        this.largest = largest;
    }

    /** What was taken of a stream. */
    private record Taken(long bytes, String sha256, boolean whole) {}

    /** Takes one file in. Returns why it was refused; empty when it waits to be read. */
    Optional<String> bring(Bimester period, String original, InputStream in, Viewer viewer) throws IOException {
        String folder = UUID.randomUUID().toString();
        Path file = Files.createDirectories(folder(period, folder)).resolve(clean(original));
        boolean kept = false;
        try {
            Taken taken = take(in, file);
            Optional<String> refusal = taken.whole()
                    ? ReplyContent.refusal(file)
                    : Optional.of(
                            "Pasa del tamaño admitido, " + largest / 1_048_576 + " MB. Pida al banco que lo divida.");
            record(period, clean(original), folder, taken, refusal, viewer);
            kept = refusal.isEmpty();
            return refusal;
        } finally {
            if (!kept) {
                forget(period, folder, clean(original));
            }
        }
    }

    private Taken take(InputStream in, Path file) throws IOException {
        MessageDigest digest = sha256();
        long bytes = 0;
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(chunk); read >= 0 && bytes <= largest; read = in.read(chunk)) {
                bytes += read;
                digest.update(chunk, 0, read);
                out.write(chunk, 0, read);
            }
        }
        return new Taken(bytes, HexFormat.of().formatHex(digest.digest()), bytes <= largest);
    }

    private void record(
            Bimester period, String name, String folder, Taken taken, Optional<String> refusal, Viewer viewer) {
        database.transaction().executeWithoutResult(transaction -> {
            long id = database.app()
                    .sql("""
                            INSERT INTO console.brought_reply (period, by_person, name, folder, bytes, sha256)
                            VALUES (:period, :by, :name, :folder, :bytes, :sha256)
                            RETURNING brought
                            """)
                    .param("period", period.toString())
                    .param("by", viewer.staff().actor().name())
                    .param("name", name)
                    .param("folder", folder)
                    .param("bytes", taken.bytes())
                    .param("sha256", taken.sha256())
                    .query(Long.class)
                    .single();
            refusal.ifPresent(reason -> end(id, new ReplyOutcome.Refused(taken.sha256(), reason)));
            Audit.record(
                    database.app(),
                    viewer.staff().actor(),
                    "bring-bank-reply",
                    name,
                    Map.of(
                            "period", period.toString(),
                            "sha256", taken.sha256(),
                            "outcome", refusal.isEmpty() ? "taken" : "refused",
                            "reason", refusal.orElse(""),
                            "from", viewer.source()));
        });
    }

    /** Those of a bimestre that wait. */
    List<BroughtReplies.Brought> waiting(Bimester period) {
        return BroughtReplies.waiting(database.app(), period.toString());
    }

    /** Reads one that waits. */
    ReplyOutcome read(Bimester period, BroughtReplies.Brought brought, Actor by) throws IOException {
        Path file = folder(period, brought.folder()).resolve(brought.name());
        ReplyOutcome outcome = Files.exists(file)
                ? new ReadBankReply(database, settings.home().folder().resolve("bank-replies")).read(file, by)
                : new ReplyOutcome.Refused(brought.sha256(), "El archivo ya no está en el servidor. Súbalo otra vez.");
        database.transaction().executeWithoutResult(transaction -> end(brought.id(), outcome));
        forget(period, brought.folder(), brought.name());
        return outcome;
    }

    private void end(long brought, ReplyOutcome outcome) {
        String reason = "";
        String word = "KNOWN";
        long[] counts = new long[5];
        switch (outcome) {
            case ReplyOutcome.Read read -> {
                word = "READ";
                long parked = read.breaks().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                counts = new long[] {read.lines(), read.freshLines(), read.credited(), read.rejected(), parked};
            }
            case ReplyOutcome.AlreadyRead known -> counts[0] = 0;
            case ReplyOutcome.Refused refused -> {
                word = "REFUSED";
                reason = refused.reason();
            }
        }
        database.app()
                .sql("""
                        INSERT INTO console.brought_reply_end
                          (brought, outcome, lines, fresh, credited, rejected, parked, reason)
                        VALUES (:brought, :outcome, :lines, :fresh, :credited, :rejected, :parked, :reason)
                        """)
                .param("brought", brought)
                .param("outcome", word)
                .param("lines", counts[0])
                .param("fresh", counts[1])
                .param("credited", counts[2])
                .param("rejected", counts[3])
                .param("parked", counts[4])
                .param("reason", reason)
                .update();
    }

    /** A name of our own making out of one that somebody gave: no folder, no sign that a system could take for more. */
    static String clean(String original) {
        String last = original.substring(Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1);
        String plain = Normalizer.normalize(last, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9._-]+", "_")
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^[._-]+", "")
                .replaceAll("(?i)\\.xml$", "");
        String cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length()));
        return (cut.isEmpty() ? "respuesta" : cut) + ".xml";
    }

    private Path folder(Bimester period, String folder) {
        return settings.home()
                .folder()
                .resolve("cycles")
                .resolve(period.toString())
                .resolve("brought")
                .resolve(folder);
    }

    private void forget(Bimester period, String folder, String name) throws IOException {
        Files.deleteIfExists(folder(period, folder).resolve(name));
        Files.deleteIfExists(folder(period, folder));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
