package org.ayni.app.payment;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ayni.app.database.Database;
import org.ayni.app.database.OperatorLock;
import org.ayni.app.iso20022.AmountSaid;
import org.ayni.app.iso20022.CreditTransfer;
import org.ayni.app.iso20022.CreditTransferFile;
import org.ayni.app.iso20022.CreditTransferReader;
import org.ayni.app.iso20022.CreditTransferWriter;
import org.ayni.app.iso20022.Payer;
import org.ayni.app.iso20022.UnreadableFile;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes the pain.001 files of a cycle from the stored orders. Asserted in pairs: the control sum of a file is what the
 * ledger holds as instructed for its orders, and the written file, read back, adds up to it again.
 *
 * <p>A file is written as a half, hidden beside its name, and gets the name once the row that remembers its hash is committed.
 * Stopped between the two, the next call writes the same bytes again. One call at a time writes, and first deletes the halves
 * that one which was killed left behind.
 */
final class OrderFiles {

    private static final ZoneId LIMA = ZoneId.of("America/Lima");

    private final Database database;
    private final JdbcClient jdbc;

    OrderFiles(Database database) {
        this.database = database;
        this.jdbc = database.app();
    }

    /** A file as it is stored, with what the ledger says of it. */
    private record Stored(CreditTransferFile head, String ut, long ledgerOrders, Soles ledgerTotal, String sha256) {

        String fileName() {
            return "pain001-" + head.messageId() + ".xml";
        }
    }

    /** Every file of the cycle; one that lies there with the right bytes is left alone. */
    List<Instructed.OrderFile> write(Bimester period, Path folder) throws IOException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("files appear when their rows are committed, not inside a transaction");
        }
        Files.createDirectories(folder);
        try (OperatorLock alone = database.operatorLock("order files " + period)) {
            return writeAlone(period, folder);
        }
    }

    private List<Instructed.OrderFile> writeAlone(Bimester period, Path folder) throws IOException {
        List<Instructed.OrderFile> written = new ArrayList<>();
        for (Stored file : stored(period)) {
            Files.deleteIfExists(half(folder.resolve(file.fileName())));
            if (file.ledgerOrders != file.head.count() || !file.ledgerTotal.equals(file.head.total())) {
                throw new IllegalStateException("the ledger has instructed " + file.ledgerOrders + " orders, "
                        + file.ledgerTotal + " of " + file.head.messageId() + ", which has " + file.head.count() + ", "
                        + file.head.total());
            }
            Path path = folder.resolve(file.fileName());
            String sha256 = file.sha256;
            if (sha256.isEmpty() || !Files.exists(path) || !Hashes.ofFile(path).equals(sha256)) {
                sha256 = writeOne(file, path);
            }
            written.add(new Instructed.OrderFile(
                    file.head.messageId(), file.ut, path, file.head.count(), file.head.total(), sha256));
        }
        return written;
    }

    private List<Stored> stored(Bimester period) {
        return jdbc.sql("""
                        WITH instructed AS (
                            SELECT o.message_id, count(*) AS orders, sum(i.amount)::bigint AS total
                            FROM ledger.instructed i
                            JOIN payment.payment_order o USING (order_id)
                            WHERE i.period = :period
                            GROUP BY o.message_id
                        )
                        SELECT f.*, coalesce(i.orders, 0) AS ledger_orders, coalesce(i.total, 0) AS ledger_total,
                               coalesce(w.sha256, '') AS sha256
                        FROM payment.order_file f
                        LEFT JOIN instructed i USING (message_id)
                        LEFT JOIN payment.written_file w USING (message_id)
                        WHERE f.period = :period
                        ORDER BY f.ut COLLATE "C", f.number""")
                .param("period", period.toString())
                .query(OrderFiles::stored)
                .list();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        String messageId = row.getString("message_id");
        CreditTransferFile head = new CreditTransferFile(
                messageId,
                OrderStage.batchId(messageId),
                row.getObject("created_at", OffsetDateTime.class)
                        .atZoneSameInstant(LIMA)
                        .toOffsetDateTime(),
                row.getInt("orders"),
                Soles.ofCentimos(row.getLong("total")),
                row.getObject("execute_on", LocalDate.class),
                new Payer(
                        row.getString("payer_name"),
                        row.getString("payer_tax_id"),
                        row.getString("payer_account"),
                        row.getString("payer_bank")));
        return new Stored(
                head,
                row.getString("ut"),
                row.getLong("ledger_orders"),
                Soles.ofCentimos(row.getLong("ledger_total")),
                row.getString("sha256"));
    }

    private static Path half(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".part");
    }

    /** Writes beside, reads back, remembers the hash, and only then gives the file its name. */
    private String writeOne(Stored file, Path path) throws IOException {
        Path half = half(path);
        try {
            String sha256 = writeHalf(file, half);
            readBack(file, half);
            remember(file, sha256, Files.size(half));
            Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return sha256;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private String writeHalf(Stored file, Path half) throws IOException {
        try (FileOutputStream disk = new FileOutputStream(half.toFile());
                DigestOutputStream digested = new DigestOutputStream(disk, Hashes.sha256());
                OutputStream out = new BufferedOutputStream(digested, 1 << 16)) {
            transfers(file, out);
            out.flush();
            disk.getFD().sync();
            return Hashes.hex(digested.getMessageDigest());
        }
    }

    private void transfers(Stored file, OutputStream out) throws IOException {
        CreditTransferWriter writer = new CreditTransferWriter(out, file.head);
        database.transaction().executeWithoutResult(status -> {
            try (Stream<CreditTransfer> orders = jdbc
                    .sql("""
                            SELECT order_id, period, holder_name, account_number, amount
                            FROM payment.payment_order
                            WHERE message_id = :messageId
                            ORDER BY place""")
                    .param("messageId", file.head.messageId())
                    .withFetchSize(5_000)
                    .query((row, number) -> new CreditTransfer(
                            row.getString("order_id"),
                            Soles.ofCentimos(row.getLong("amount")),
                            row.getString("holder_name"),
                            row.getString("account_number"),
                            "JUNTOS " + row.getString("period")))
                    .stream()) {
                orders.forEach(transfer -> add(writer, transfer));
            }
        });
        writer.finish();
    }

    private static void add(CreditTransferWriter writer, CreditTransfer transfer) {
        try {
            writer.add(transfer);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void readBack(Stored file, Path half) throws IOException {
        Totals totals = new Totals();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(half), 1 << 16)) {
            CreditTransferReader.read(in, half.toString(), totals);
        } catch (UnreadableFile broken) {
            throw new IllegalStateException("what was written cannot be read", broken);
        }
        if (totals.count != file.head.count() || !totals.total.equals(file.head.total())) {
            throw new IllegalStateException(half + " holds " + totals.count + " transfers, " + totals.total);
        }
    }

    private void remember(Stored file, String sha256, long bytes) {
        if (file.sha256.isEmpty()) {
            jdbc.sql("""
                            INSERT INTO payment.written_file (message_id, sha256, bytes)
                            VALUES (:messageId, :sha256, :bytes)
                            ON CONFLICT DO NOTHING""")
                    .param("messageId", file.head.messageId())
                    .param("sha256", sha256)
                    .param("bytes", bytes)
                    .update();
        }
        String remembered = jdbc.sql("SELECT sha256 FROM payment.written_file WHERE message_id = :messageId")
                .param("messageId", file.head.messageId())
                .query((row, number) -> row.getString("sha256"))
                .single();
        if (!remembered.equals(sha256)) {
            throw new IllegalStateException("the file " + file.head.messageId() + " came out with other bytes");
        }
    }

    private static final class Totals implements CreditTransferReader.Sink {
        private long count;
        private Soles total = Soles.ZERO;

        @Override
        public void file(CreditTransferReader.FileSaid file) {
            // Only what it holds is added up; what it announces was written from the same number.
        }

        @Override
        public void transfer(CreditTransferReader.TransferSaid transfer, int line) {
            count++;
            if (transfer.amount() instanceof AmountSaid.Exactly(Soles amount)) {
                total = total.plus(amount);
            }
        }
    }
}
