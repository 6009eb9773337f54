package org.ayni.app.columns;

import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import org.ayni.app.columns.ChunkSets.ChunkSet;
import org.ayni.app.database.BinaryRows;
import org.postgresql.PGConnection;

/** Reads the chunks of a set one after the other, and proves at the end that they are those that were written. */
final class StoredChunks {

    /** Takes an unpacked chunk; it is filled again afterwards. */
    interface Taking {
        void take(Chunk chunk);
    }

    private StoredChunks() {}

    /** @throws ColumnsUnfit when the chunks are not those that were written; some were taken by then */
    static void read(PGConnection connection, ChunkSet set, Taking taking) throws SQLException, ColumnsUnfit {
        MessageDigest digest = ChunkSets.sha256();
        Chunk chunk = new Chunk(set.kind());
        long found = 0;
        String select = "SELECT body FROM columns.chunk WHERE chunk_set = %d ORDER BY number".formatted(set.id());
        try (BinaryRows rows = BinaryRows.of(connection, select)) {
            while (rows.next()) {
                int start = rows.start();
                digest.update(rows.bytes(), start, rows.length());
                try {
                    chunk.read(rows.bytes(), start);
                    taking.take(chunk);
                } catch (IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException damaged) {
                    throw unfit(set);
                }
                found += chunk.rows();
            }
        }
        if (found != set.rows() || !HexFormat.of().formatHex(digest.digest()).equals(set.sha256())) {
            throw unfit(set);
        }
    }

    private static ColumnsUnfit unfit(ChunkSet set) {
        return new ColumnsUnfit(
                "las columnas de " + set.kind() + " (conjunto " + set.id() + ") no son las que se escribieron");
    }
}
