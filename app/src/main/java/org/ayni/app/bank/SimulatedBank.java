package org.ayni.app.bank;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ayni.app.bank.BankReport.FileReport;
import org.ayni.app.bank.BankReport.Outcome;
import org.ayni.app.iso20022.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** The simulated paying bank: answers every pain.001 file of a folder. It may be stopped at any moment and run again. */
public final class SimulatedBank {

    private final DepositRule rule;

    /** @param rejectedPerMillion share of the transfers that it rejects although nothing is wrong with them */
    public SimulatedBank(long seed, int rejectedPerMillion) {
        if (rejectedPerMillion < 0 || rejectedPerMillion > 1_000_000) {
            throw new IllegalArgumentException("not a share in parts per million: " + rejectedPerMillion);
        }
        this.rule = new DepositRule(seed, rejectedPerMillion);
    }

    /**
     * Answers what is in the folder now.
     *
     * @param in folder with {@code *.xml} files; not changed
     * @param out folder for the replies, made when it is not there
     */
    public BankReport answer(Path in, Path out) throws IOException {
        Files.createDirectories(out);
        Map<String, String> seen = new HashMap<>();
        List<FileReport> reports = new ArrayList<>();
        for (Path file : files(in)) {
            FileReport report = answerOne(file, out, seen);
            if (report != null) {
                reports.add(report);
            }
        }
        return new BankReport(reports);
    }

    /** Answers what is there and then whatever comes in, until the thread is interrupted. */
    public void watch(Path in, Path out, Consumer<BankReport> passes) throws IOException {
        try (WatchService changes = FileSystems.getDefault().newWatchService()) {
            in.register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            passes.accept(answer(in, out));
            while (!Thread.currentThread().isInterrupted()) {
                WatchKey key = changes.poll(1, TimeUnit.SECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                    passes.accept(answer(in, out));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> found = Files.list(in)) {
            return found.filter(file -> file.getFileName().toString().endsWith(".xml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    /** Null for the copy of a file that was answered under another name: nothing is said of it twice. */
    private @Nullable FileReport answerOne(Path file, Path out, Map<String, String> seen) throws IOException {
        ReceivedFile received = ReceivedFile.check(file, rule);
        String hash = sha256(file);
        String identity = received.isNamed() ? received.head().messageId() : hash;
        String earlier = seen.putIfAbsent(identity, hash);
        if (earlier != null) {
            return earlier.equals(hash) ? null : report(received, Outcome.SAME_MESSAGE_ID, List.of());
        }
        ReplyFiles replies = new ReplyFiles(out, received, identity);
        if (replies.areWritten()) {
            return report(received, received.isRefused() ? Outcome.REFUSED : Outcome.ALREADY_ANSWERED, replies.names());
        }
        try {
            replies.write(rule);
        } catch (UnreadableFile changed) {
            throw new IOException("the file changed while it was read: " + file, changed);
        }
        return report(received, received.isRefused() ? Outcome.REFUSED : Outcome.ANSWERED, replies.names());
    }

    private static FileReport report(ReceivedFile received, Outcome outcome, List<String> replies) {
        return new FileReport(
                received.path().getFileName().toString(),
                received.isNamed() ? received.head().messageId() : "",
                outcome,
                received.accepted(),
                received.rejected(),
                received.problem(),
                replies);
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
