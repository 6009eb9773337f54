package org.ayni.app.audit;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A link of the chain by its place: what stands for everything before it.
 *
 * @param position 0 before the first
 * @param hash in hexadecimal; zeros before the first
 */
public record ChainEnd(long position, String hash) {

    private static final ChainEnd BEFORE_THE_FIRST = new ChainEnd(0, Link.BEFORE_THE_FIRST);

    /** The last link. */
    public static ChainEnd read(JdbcClient jdbc) {
        return jdbc.sql("SELECT position, encode(hash, 'hex') AS hash FROM audit.link ORDER BY position DESC LIMIT 1")
                .query(ChainEnd.class)
                .optional()
                .orElse(BEFORE_THE_FIRST);
    }

    /** Whether a chain has this very link. */
    public boolean isIn(JdbcClient jdbc) {
        return position == 0
                || Optional.of(hash)
                        .equals(jdbc.sql("SELECT encode(hash, 'hex') FROM audit.link WHERE position = :position")
                                .param("position", position)
                                .query(String.class)
                                .optional());
    }
}
