package org.ayni.app.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import org.ayni.app.database.Database;
import org.ayni.kernel.time.Bimester;
import org.postgresql.PGConnection;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads a stored result back as the file of the exchange format that it is, byte for byte: for fingerprints, for audits, for
 * another implementation. COPY quotes exactly as the format asks, and an empty cell is a NULL.
 */
public final class StoredResult {

    private final String select;

    /** @param select one select that gives the file's columns and order, with {@code WHERE %s} for which rows */
    public StoredResult(String select) {
        this.select = select;
    }

    /** {@code member_months.csv}. */
    public static final StoredResult MEMBER_MONTHS = new StoredResult("""
            SELECT member AS member_id, month, category, condition, outcome, reason
            FROM verification.member_decision
            WHERE %s
            ORDER BY member COLLATE "C", month COLLATE "C", category COLLATE "C", condition COLLATE "C\"""");

    /** {@code household_months.csv}. */
    public static final StoredResult HOUSEHOLD_MONTHS = new StoredResult("""
            SELECT household AS household_id, month, outcome
            FROM verification.household_month
            WHERE %s
            ORDER BY household COLLATE "C", month COLLATE "C\"""");

    /** Writes the file. Returns its rows, the header not counted. */
    public long writeTo(OutputStream out, PGConnection connection, Bimester period) throws SQLException, IOException {
        return copy(out, connection, "period = '" + period + "'");
    }

    /**
     * The same file with the rows of one household only.
     *
     * @throws IllegalStateException outside a transaction
     */
    public String ofHousehold(Database database, Bimester period, String household) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the household would be forgotten at once: no transaction");
        }
        database.app()
                .sql("SELECT set_config('ayni.stored_household', :household, true)")
                .param("household", household)
                .query()
                .listOfRows();
        return database.onDriver(connection -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            String whose = "period = '" + period + "' AND household = current_setting('ayni.stored_household')";
            try {
                copy(out, connection, whose);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    private long copy(OutputStream out, PGConnection connection, String which) throws SQLException, IOException {
        String copy = "COPY (" + select.formatted(which) + ") TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')";
        return connection.getCopyAPI().copyOut(copy, out);
    }

    /** SHA-256, hexadecimal, of the file. */
    public String hash(PGConnection connection, Bimester period) throws SQLException {
        MessageDigest digest = Sha256.digest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            writeTo(out, connection, period);
        } catch (IOException failed) {
            throw new SQLException("the stored result of " + period + " could not be read", failed);
        }
        return Sha256.hexadecimal(digest);
    }
}
