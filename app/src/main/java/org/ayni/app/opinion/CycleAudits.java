package org.ayni.app.opinion;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audits that were made, read. */
public final class CycleAudits {

    /** One of them. */
    public record Made(Instant at, String by, long differences) {}

    private CycleAudits() {}

    /** The latest audit of a cycle. */
    public static Optional<Made> last(JdbcClient jdbc, Bimester period) {
        return jdbc.sql("""
            SELECT made_at, made_by, differences
            FROM opinion.audit
            WHERE period = :period
            ORDER BY audit DESC
            LIMIT 1\
            """)
                .param("period", period.toString())
                .query((row, number) -> new Made(
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getString("made_by"),
                        row.getLong("differences")))
                .optional();
    }
}
