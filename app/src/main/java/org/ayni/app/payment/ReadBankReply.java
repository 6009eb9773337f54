package org.ayni.app.payment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.database.Database.LockKind;
import org.ayni.app.database.OperatorLock;
import org.ayni.app.iso20022.BankReply;
import org.ayni.app.iso20022.UnreadableFile;

/**
 * Act: takes in one file of the bank, a pain.002 or a camt.054. INSTRUCTED → CREDITED, INSTRUCTED → REJECTED, or
 * REJECTED → CREDITED when the bank says first one and then the other.
 *
 * <p>Who may: the payments specialist, or the system as the file comes in. Facts: DepositConfirmed,
 * DepositRejectedByBank, RejectionContradicted, with their ledger entries; and a break for everything that could not be
 * applied.
 *
 * <p>A file may come twice, under another name, cut in pieces, in any order, and by two at once: the state afterwards is
 * the same as after each distinct line was read once. A file that cannot be read is kept and refused whole; reading it is tried again whenever it comes again.
 */
public final class ReadBankReply {

    private final Database database;
    private final ReplyArchive archive;

    /** @param archive folder in which every file of the bank is kept */
    public ReadBankReply(Database database, Path archive) {
        this.database = database;
        this.archive = new ReplyArchive(archive);
    }

    /** @param by the person who hands the file in, or the part of the system that found it */
    public ReplyOutcome read(Path file, Actor by) throws IOException {
        ReplyArchive.Kept kept = keep(file);
        String name = file.getFileName().toString();
        try {
            return database.transaction().execute(status -> {
                database.lockUntilCommit(InstructPayments.LOCK, LockKind.ALONE);
                ReplyOutcome outcome = earlier(kept).orElseGet(() -> take(kept, name));
                record(by, name, outcome);
                return outcome;
            });
        } catch (UnreadableReply unreadable) {
            return refuse(kept, name, by, unreadable.reason);
        }
    }

    private ReplyArchive.Kept keep(Path file) throws IOException {
        try (OperatorLock alone = database.operatorLock("bank reply archive")) {
            return archive.keep(file);
        }
    }

    private Optional<ReplyOutcome> earlier(ReplyArchive.Kept kept) {
        return database.app()
                .sql("SELECT name, received_at FROM payment.reply_file WHERE sha256 = :sha256")
                .param("sha256", kept.sha256())
                .query((row, number) -> (ReplyOutcome) new ReplyOutcome.AlreadyRead(
                        kept.sha256(),
                        row.getString("name"),
                        row.getTimestamp("received_at").toInstant()))
                .optional();
    }

    private ReplyOutcome take(ReplyArchive.Kept kept, String name) {
        database.app().sql(ReplyStage.TABLE).update();
        try (InputStream in = kept.open()) {
            ReplyStage stage = new ReplyStage(database);
            BankReply.Kind kind = BankReply.read(in, name, stage);
            long lines = stage.flush();
            store(kept, name, kind, lines);
            ReplyEffects.Applied applied = new ReplyEffects(database.app(), kept.sha256()).apply();
            return new ReplyOutcome.Read(
                    kept.sha256(),
                    kind,
                    lines,
                    applied.freshLines(),
                    applied.credited(),
                    applied.rejected(),
                    applied.breaks());
        } catch (UnreadableFile unreadable) {
            throw new UnreadableReply("línea " + unreadable.line() + ": " + unreadable.reason());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** In a transaction of its own: what was staged from the file is gone with the one that failed. */
    private ReplyOutcome refuse(ReplyArchive.Kept kept, String name, Actor by, String reason) {
        ReplyOutcome refused = new ReplyOutcome.Refused(kept.sha256(), reason);
        database.transaction().executeWithoutResult(status -> {
            database.app()
                    .sql("""
                            INSERT INTO payment.refused_reply (sha256, name, bytes, reason)
                            VALUES (:sha256, :name, :bytes, :reason)""")
                    .params(Map.of("sha256", kept.sha256(), "name", name, "bytes", kept.bytes(), "reason", reason))
                    .update();
            record(by, name, refused);
        });
        return refused;
    }

    private void record(Actor by, String name, ReplyOutcome outcome) {
        Map<String, String> detail = switch (outcome) {
            case ReplyOutcome.Read read ->
                Map.of(
                        "outcome", "read",
                        "sha256", read.sha256(),
                        "lines", Long.toString(read.lines()),
                        "fresh", Long.toString(read.freshLines()),
                        "credited", Long.toString(read.credited()),
                        "rejected", Long.toString(read.rejected()),
                        "breaks", read.breaks().toString());
            case ReplyOutcome.AlreadyRead again -> Map.of("outcome", "already-read", "sha256", again.sha256());
            case ReplyOutcome.Refused refused ->
                Map.of("outcome", "refused", "sha256", refused.sha256(), "reason", refused.reason());
        };
        Audit.record(database.app(), by, "read-bank-reply", name, detail);
    }

    private void store(ReplyArchive.Kept kept, String name, BankReply.Kind kind, long lines) {
        database.app()
                .sql("""
                        INSERT INTO payment.reply_file (sha256, name, kind, bytes, lines)
                        VALUES (:sha256, :name, :kind, :bytes, :lines)""")
                .params(Map.of(
                        "sha256", kept.sha256(),
                        "name", name,
                        "kind", kind.name(),
                        "bytes", kept.bytes(),
                        "lines", lines))
                .update();
    }

    /** Rolls the transaction back; never leaves this class. */
    private static final class UnreadableReply extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;

        UnreadableReply(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
