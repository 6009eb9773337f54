package org.ayni.app.columns;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ayni.app.columns.ChunkSets.ChunkSet;
import org.ayni.app.database.Database;
import org.ayni.kernel.time.Bimester;

/** The table {@code columns.roll_seal}: what a cycle reads in columns, as one digest, fixed when its roll was closed. */
final class RollSeals {

    private final Database database;

    RollSeals(Database database) {
        this.database = database;
    }

    /** The sets of a closed roll and of the evidence known at its instant. */
    record Sealed(List<ChunkSet> roll, List<ChunkSet> evidence) {

        private String digest() {
            List<ChunkSet> all = new ArrayList<>(roll);
            all.addAll(evidence);
            return ChunkSets.seal(all);
        }
    }

    /** Seals a closed roll, unless a load before it is not in columns: then its cycle reads rows. */
    void set(Bimester period, Instant knownAt, String rollHash) {
        long unpacked = database.app()
                .sql("""
                    SELECT count(*)
                    FROM registry.load l
                    LEFT JOIN columns.packed_load p USING (load)
                    WHERE l.recorded_at <= :knownAt
                      AND l.kind = 'LOAD'
                      AND p.load IS NULL\
                    """)
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        if (unpacked > 0) {
            return;
        }
        database.app()
                .sql("""
                    INSERT INTO columns.roll_seal (period, roll_hash, columns_hash)
                    VALUES (:period, :rollHash, :columnsHash)\
                    """)
                .param("period", period.toString())
                .param("rollHash", rollHash)
                .param("columnsHash", sets(period, knownAt).digest())
                .update();
    }

    /**
     * What to read for a closed roll.
     *
     * @throws ColumnsUnfit when something is missing or is not what was sealed
     */
    Sealed check(Bimester period, Instant knownAt, String rollHash) throws ColumnsUnfit {
        Optional<String> digest = database.app()
                .sql("SELECT columns_hash FROM columns.roll_seal WHERE period = :period AND roll_hash = :rollHash")
                .param("period", period.toString())
                .param("rollHash", rollHash)
                .query(String.class)
                .optional();
        if (digest.isEmpty()) {
            throw new ColumnsUnfit("el padrón cerrado de " + period + " no está en columnas");
        }
        Sealed sets = sets(period, knownAt);
        if (!sets.digest().equals(digest.get())) {
            throw new ColumnsUnfit("faltan columnas del padrón cerrado de " + period + " o de su evidencia, o sobran");
        }
        return sets;
    }

    private Sealed sets(Bimester period, Instant knownAt) {
        int lastLoad = database.app()
                .sql("SELECT coalesce(max(load), 0) FROM registry.load WHERE recorded_at <= :knownAt")
                .param("knownAt", knownAt.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        ChunkSets sets = new ChunkSets(database);
        return new Sealed(sets.roll(period.toString()), sets.evidence(lastLoad));
    }
}
