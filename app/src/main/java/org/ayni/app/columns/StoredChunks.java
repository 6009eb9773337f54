package org.ayni.app.columns;

import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.ayni.app.columns.ChunkSets.ChunkSet;
import org.ayni.app.database.BinaryRows;
import org.postgresql.PGConnection;

/**
 * Reads chunks one after the other, and proves that they are those that were written. One thread at a time; what it unpacks them
 * into is used again.
 */
final class StoredChunks {

    private final Map<ChunkKind, Chunk> unpacked = new EnumMap<>(ChunkKind.class);

    /** Takes an unpacked chunk; it is filled again afterwards. */
    interface Taking {
        void take(Chunk chunk);
    }

    /** Takes an unpacked chunk of a set with a mark by which the very same bytes are known again. */
    interface Marking {
        void take(Chunk chunk, int checksum);
    }

    /** A chunk that was read once, with all of its set. */
    record Piece(ChunkSet set, int number, int checksum) {}

    /** Takes a piece, unpacked. */
    interface TakingPiece {
        void take(Piece piece, Chunk chunk);
    }

    /**
     * Reads a set.
     *
     * @throws ColumnsUnfit when the chunks are not those that were written; some were taken by then
     */
    void read(PGConnection connection, ChunkSet set, Taking taking) throws SQLException, ColumnsUnfit {
        read(connection, set, set.kind().columns(), (chunk, checksum) -> taking.take(chunk), false);
    }

    /**
     * Reads some columns of a set, and all of its bytes.
     *
     * @param columns how many are unpacked, from the first
     * @throws ColumnsUnfit when the chunks are not those that were written; some were taken by then
     */
    void read(PGConnection connection, ChunkSet set, int columns, Marking taking) throws SQLException, ColumnsUnfit {
        read(connection, set, columns, taking, true);
    }

    private void read(PGConnection connection, ChunkSet set, int columns, Marking taking, boolean marked)
            throws SQLException, ColumnsUnfit {
        MessageDigest digest = ChunkSets.sha256();
        Chunk chunk = unpacked.computeIfAbsent(set.kind(), Chunk::new);
        long found = 0;
        String select = "SELECT body FROM columns.chunk WHERE chunk_set = %d ORDER BY number".formatted(set.id());
        try (BinaryRows rows = BinaryRows.of(connection, select)) {
            while (rows.next()) {
                int start = rows.start();
                digest.update(rows.bytes(), start, rows.length());
                try {
                    chunk.read(rows.bytes(), start, columns);
                    taking.take(chunk, marked ? checksum(rows.bytes(), start, rows.length()) : 0);
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

    /**
     * Reads pieces of sets that were proved before, in the order of the list.
     *
     * @throws ColumnsUnfit when one is no longer what it was then; others were taken by then
     */
    void read(PGConnection connection, List<Piece> pieces, TakingPiece taking) throws SQLException, ColumnsUnfit {
        if (pieces.isEmpty()) {
            return;
        }
        StringBuilder sets = new StringBuilder();
        StringBuilder numbers = new StringBuilder();
        for (Piece piece : pieces) {
            sets.append(sets.isEmpty() ? "" : ",").append(piece.set().id());
            numbers.append(numbers.isEmpty() ? "" : ",").append(piece.number());
        }
        String select = """
                SELECT c.body
                FROM unnest('{%s}'::integer[], '{%s}'::integer[]) WITH ORDINALITY AS p (chunk_set, number, place)
                LEFT JOIN columns.chunk AS c USING (chunk_set, number)
                ORDER BY p.place""".formatted(sets, numbers);
        try (BinaryRows rows = BinaryRows.of(connection, select)) {
            for (Piece piece : pieces) {
                if (!rows.next()) {
                    throw unfit(piece.set());
                }
                int start = rows.start();
                if (rows.length() == 0 || checksum(rows.bytes(), start, rows.length()) != piece.checksum()) {
                    throw unfit(piece.set());
                }
                ChunkKind kind = piece.set().kind();
                Chunk chunk = unpacked.computeIfAbsent(kind, Chunk::new);
                chunk.read(rows.bytes(), start, kind.columns());
                taking.take(piece, chunk);
            }
        }
    }

    private static int checksum(byte[] bytes, int start, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, start, length);
        return (int) checksum.getValue();
    }

    private static ColumnsUnfit unfit(ChunkSet set) {
        return new ColumnsUnfit(
                "las columnas de " + set.kind() + " (conjunto " + set.id() + ") no son las que se escribieron");
    }
}
