package org.ayni.app.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the chain of acts ends, read without checking it.
 *
 * @param links how many
 * @param lastSigned position of the last signed link; 0 when none is
 * @param signedAt when it was signed
 * @param waiting acts that are not links yet, at most {@link #MOST_COUNTED}
 */
public record ChainState(long links, long lastSigned, Optional<Instant> signedAt, long waiting) {

    /** More are not counted. */
    public static final int MOST_COUNTED = 10_000;

    public static ChainState read(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT coalesce((SELECT max(position) FROM audit.link), 0) AS links,
                               coalesce((SELECT max(position) FROM audit.checkpoint), 0) AS last_signed,
                               (SELECT at_micros FROM audit.checkpoint ORDER BY position DESC LIMIT 1) AS at_micros,
                               (SELECT count(*) FROM (SELECT FROM audit.unsealed LIMIT :most) AS counted) AS waiting
                        """)
                .param("most", MOST_COUNTED)
                .query((row, number) -> new ChainState(
                        row.getLong("links"),
                        row.getLong("last_signed"),
                        Optional.ofNullable(row.getObject("at_micros", Long.class))
                                .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS)),
                        row.getLong("waiting")))
                .single();
    }
}
