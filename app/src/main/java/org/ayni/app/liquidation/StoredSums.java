package org.ayni.app.liquidation;

import java.util.Optional;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a liquidation said about itself when it was made. */
record StoredSums(
        String madeBy,
        long lines,
        Soles linesSum,
        Soles payable,
        Soles held,
        Soles released,
        String linesHash,
        String totalsHash) {

    static Optional<StoredSums> find(JdbcClient jdbc, Bimester period) {
        return jdbc.sql("""
                        SELECT made_by, lines, lines_sum, payable, held, released, lines_hash, totals_hash
                        FROM liquidation.liquidation
                        WHERE period = :period""")
                .param("period", period.toString())
                .query((row, number) -> new StoredSums(
                        row.getString("made_by"),
                        row.getLong("lines"),
                        Soles.ofCentimos(row.getLong("lines_sum")),
                        Soles.ofCentimos(row.getLong("payable")),
                        Soles.ofCentimos(row.getLong("held")),
                        Soles.ofCentimos(row.getLong("released")),
                        row.getString("lines_hash"),
                        row.getString("totals_hash")))
                .optional();
    }
}
