package org.ayni.app.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import org.ayni.app.database.Database;
import org.ayni.app.evidence.EvidenceQueries;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.KnownIds;
import org.ayni.app.exchange.RowSink;
import org.ayni.app.exchange.StoredRows;
import org.ayni.app.registry.RollMoment;
import org.ayni.app.registry.RollQueries;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyOut;
import org.postgresql.copy.PGCopyInputStream;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The roll and the evidence of one moment, as rows of the exchange format or as its files. Nothing is held in memory: the
 * server writes CSV, and the reader of the files reads it.
 *
 * <p>Rows come in the order of arrival where the format lets the later line count; so do the lines of the files, which for
 * that reason are not sorted by their columns.
 */
public final class RollReader {

    private final Database database;
    private final @Nullable MessageDigest digest;
    private final boolean oneHousehold;

    public RollReader(Database database) {
        this(database, null, false);
    }

    private RollReader(Database database, @Nullable MessageDigest digest, boolean oneHousehold) {
        this.database = database;
        this.digest = digest;
        this.oneHousehold = oneHousehold;
    }

    /** The same, digesting everything that is read, as the server sends it: one moment gives one fingerprint, for ever. */
    public RollReader digesting(MessageDigest fingerprint) {
        return new RollReader(database, fingerprint, oneHousehold);
    }

    /**
     * The same for one household: its rows, those of its members, of who was one and is elsewhere now, and what the rules can
     * ask of what hangs on nobody. For the
     * moment that was {@linkplain RollMoment#set set} in this transaction.
     *
     * @param householdId a code that may be unknown: then there are no rows
     * @throws IllegalStateException outside a transaction
     */
    public RollReader onlyHousehold(String householdId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the household would be forgotten at once: no transaction");
        }
        OneHousehold.set(database, householdId);
        return new RollReader(database, digest, true);
    }

    /**
     * Hands over all rows, file by file. {@code line()} of a row of evidence is the number of its record, which decisions
     * cite. Evidence of people who are not on the roll at that moment is left out.
     *
     * @param ids gets the households and members
     * @throws IllegalStateException outside a transaction
     */
    public void read(RollMoment moment, KnownIds ids, RowSink rows) throws IOException {
        moment.set(database);
        for (ExchangeFile file : ExchangeFile.values()) {
            read(file, ids, rows);
        }
    }

    /**
     * Hands over the rows of one file, for the moment that was {@linkplain RollMoment#set set} in this transaction. Members
     * can be read only after households, and all others only after members.
     *
     * @return how many rows there were
     */
    public long read(ExchangeFile file, KnownIds ids, RowSink rows) throws IOException {
        try {
            return database.onDriver(connection -> {
                InputStream sent = new PGCopyInputStream(connection, statement(file));
                try (InputStream csv = digest == null ? sent : new DigestInputStream(sent, digest)) {
                    return StoredRows.read(file, csv, ids, rows);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Writes one file, header and rows, for the moment that was {@linkplain RollMoment#set set} in this transaction.
     *
     * @return how many rows there were
     */
    public long write(ExchangeFile file, OutputStream out) throws IOException {
        try {
            return database.onDriver(connection -> {
                CopyOut copy = connection.getCopyAPI().copyOut(copy(file));
                try {
                    return writeWithoutRecord(copy, out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } finally {
                    if (copy.isActive()) {
                        copy.cancelCopy();
                    }
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The server sends one line at a time; what stands before its first comma is our number of the record. */
    private static long writeWithoutRecord(CopyOut copy, OutputStream out) throws SQLException, IOException {
        long rows = -1;
        for (byte[] line = copy.readFromCopy(); line != null; line = copy.readFromCopy()) {
            int comma = 0;
            while (line[comma] != ',') {
                comma++;
            }
            out.write(line, comma + 1, line.length - comma - 1);
            rows++;
        }
        return rows;
    }

    private String statement(ExchangeFile file) {
        return oneHousehold
                ? copy("SELECT * FROM (" + query(file) + ") AS r\n" + OneHousehold.whose(file))
                : copy(file);
    }

    static String copy(ExchangeFile file) {
        return copy(query(file));
    }

    private static String query(ExchangeFile file) {
        return RollQueries.of(file).or(() -> EvidenceQueries.of(file)).orElseThrow();
    }

    private static String copy(String query) {
        return "COPY (" + query + ") TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')";
    }
}
