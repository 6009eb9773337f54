package org.ayni.app.cycle;

import java.time.Instant;
import java.util.Optional;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The resolution of a cycle, read. */
final class Resolutions {

    private Resolutions() {}

    /** Who signed, and when. */
    record Signed(String number, String by, Instant at) {}

    static Optional<Signed> find(JdbcClient jdbc, Bimester period) {
        return jdbc.sql(
                        "SELECT number, authorised_by, authorised_at FROM liquidation.resolution WHERE period = :period")
                .param("period", period.toString())
                .query((row, number) -> new Signed(
                        row.getString("number"),
                        row.getString("authorised_by"),
                        row.getTimestamp("authorised_at").toInstant()))
                .optional();
    }
}
