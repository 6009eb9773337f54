package org.ayni.app.columns;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.database.Database;
import org.jspecify.annotations.Nullable;

/** The tables {@code columns.chunk_set} and {@code columns.chunk}. */
final class ChunkSets {

    /** Facts that are not kept by bimestre. */
    static final int NO_BIMESTER = 0;

    private final Database database;

    ChunkSets(Database database) {
        this.database = database;
    }

    /**
     * Chunks that were written together: the evidence of a kind and bimestre that one load brought, or a part of a closed roll.
     *
     * @param bimester ordinal, or {@link #NO_BIMESTER}
     * @param load that brought it; 0 for a part of a closed roll
     * @param sha256 of the chunks, one after the other
     */
    record ChunkSet(long id, ChunkKind kind, int bimester, int load, long rows, String sha256) {

        /** What a seal says of it. Its number is not in it: built again it has another. */
        private String line() {
            return kind + " " + bimester + " " + load + " " + rows + " " + sha256 + "\n";
        }
    }

    /** Stores the evidence of a load. */
    void addEvidence(int load, ChunkKind kind, int bimester, long rows, List<byte[]> chunks) {
        add(load, null, kind, bimester, rows, chunks);
    }

    /** Stores a part of the roll closed for a bimestre. */
    void addRoll(String period, ChunkKind kind, long rows, List<byte[]> chunks) {
        add(null, period, kind, NO_BIMESTER, rows, chunks);
    }

    private void add(
            @Nullable Integer load,
            @Nullable String period,
            ChunkKind kind,
            int bimester,
            long rows,
            List<byte[]> chunks) {
        MessageDigest digest = sha256();
        chunks.forEach(digest::update);
        int set = database.app()
                .sql("""
                        INSERT INTO columns.chunk_set (kind, bimester, load, period, row_count, sha256)
                        VALUES (:kind, :bimester, :load, :period, :rows, :sha256)
                        RETURNING chunk_set""")
                .param("kind", kind.name())
                .param("bimester", bimester)
                .param("load", load, java.sql.Types.INTEGER)
                .param("period", period, java.sql.Types.VARCHAR)
                .param("rows", rows)
                .param("sha256", HexFormat.of().formatHex(digest.digest()))
                .query(Integer.class)
                .single();
        database.onDriver(connection -> {
            try (BinaryCopy copy = BinaryCopy.into(
                    connection, "COPY columns.chunk (chunk_set, number, body) FROM STDIN (FORMAT binary)")) {
                for (int number = 0; number < chunks.size(); number++) {
                    copy.row(3).int4(set).int4(number).text(chunks.get(number));
                }
                return copy.finish();
            }
        });
    }

    /** All sets of evidence that loads up to one brought, in the order in which they are read. */
    List<ChunkSet> evidence(int lastLoad) {
        return database.app()
                .sql("""
                        SELECT chunk_set, kind, bimester, load, row_count, sha256
                        FROM columns.chunk_set
                        WHERE load <= :load
                        ORDER BY bimester, load, kind""")
                .param("load", lastLoad)
                .query(ChunkSets::set)
                .list();
    }

    /** All sets of the roll closed for a bimestre. */
    List<ChunkSet> roll(String period) {
        return database.app()
                .sql("""
                        SELECT chunk_set, kind, bimester, 0 AS load, row_count, sha256
                        FROM columns.chunk_set
                        WHERE period = :period
                        ORDER BY kind""")
                .param("period", period)
                .query(ChunkSets::set)
                .list();
    }

    /** One digest of many sets. */
    static String seal(List<ChunkSet> sets) {
        MessageDigest digest = sha256();
        sets.forEach(set -> digest.update(set.line().getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ChunkSet set(ResultSet row, int number) throws SQLException {
        return new ChunkSet(
                row.getLong("chunk_set"),
                ChunkKind.valueOf(row.getString("kind")),
                row.getInt("bimester"),
                row.getInt("load"),
                row.getLong("row_count"),
                String.valueOf(row.getString("sha256")));
    }
}
