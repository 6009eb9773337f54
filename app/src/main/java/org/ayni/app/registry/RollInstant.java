package org.ayni.app.registry;

import java.time.OffsetDateTime;
import org.ayni.app.database.Database;
import org.ayni.app.database.Database.LockKind;

/**
 * Instants of the roll, each later than every one before, whatever the clock does.
 *
 * <p>Why not simply the time of the transaction: a change that began before a closing and committed after it would slip into
 * what was closed. So those who write share a lock that the closing takes alone, and each takes its instant only once it
 * holds the lock.
 */
public final class RollInstant {

    private static final String LOCK = "roll";

    private RollInstant() {}

    /**
     * The instant at which the changes of this transaction become known. No closing happens until it commits.
     *
     * @throws IllegalStateException outside a transaction
     */
    public static OffsetDateTime toWrite(Database database) {
        return take(database, LockKind.SHARED, "WRITING");
    }

    /**
     * An instant between two changes: everything known before it is committed, everything later becomes known after it.
     * Nobody writes until the transaction commits.
     *
     * @throws IllegalStateException outside a transaction
     */
    public static OffsetDateTime toClose(Database database) {
        return take(database, LockKind.ALONE, "CLOSING");
    }

    private static OffsetDateTime take(Database database, LockKind kind, String what) {
        database.lockUntilCommit(LOCK, kind);
        return database.app()
                .sql("""
                    INSERT INTO registry.roll_instant (at, kind)
                    SELECT greatest(clock_timestamp(), max(at) + INTERVAL '1 microsecond'), :what
                    FROM registry.roll_instant
                    RETURNING at
                    """)
                .param("what", what)
                .query(OffsetDateTime.class)
                .single();
    }
}
