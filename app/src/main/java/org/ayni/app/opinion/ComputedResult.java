package org.ayni.app.opinion;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;

/** A result file of a computation, streamed in its order from the view of the same name. */
enum ComputedResult {
    MEMBER_MONTHS("member_months", "member_id, month, condition"),
    HOUSEHOLD_MONTHS("household_months", "household_id, month"),
    LINES("lines", "household_id, kind, concept, month, coalesce(member_id, ''), amount"),
    TOTALS("totals", "household_id");

    private final String view;
    private final String order;

    /** @param order columns after which no two rows that differ are equal */
    ComputedResult(String view, String order) {
        this.view = view;
        this.order = order;
    }

    String view() {
        return view;
    }

    /** SHA-256, hexadecimal, of the file. */
    String hash(Connection connection) throws SQLException {
        MessageDigest digest = digest();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            writeTo(connection, out);
        } catch (IOException failed) {
            throw new SQLException("the result " + view + " could not be read", failed);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes the file. */
    void writeTo(Connection connection, OutputStream out) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "COPY (SELECT * FROM %s ORDER BY %s) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')"
                                .formatted(view, order),
                        out);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
