package org.ayni.app.registry;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.Database.LockKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A load that is under way: everything it records carries its number and becomes known at its instant. One load at a time, and
 * none that brings the roll beside a {@link RollChange}.
 *
 * @param number of the load
 * @param at instant from which its facts are known
 * @param effective day from which they are true; empty = they say how it always was
 */
public record Load(int number, OffsetDateTime at, Optional<LocalDate> effective) {

    /** Held alone by whoever writes beliefs: a load of the roll, or a change. */
    private static final String BELIEFS = "beliefs";

    /**
     * Begins a load in the current transaction, waiting for the one before to end and for the changes under way.
     *
     * @param source where the facts come from, for people
     * @throws IllegalStateException outside a transaction
     */
    public static Load begin(Database database, Actor by, Optional<LocalDate> effective, String source) {
        database.lockUntilCommit("load", LockKind.ALONE);
        database.lockUntilCommit(BELIEFS, LockKind.ALONE);
        return number(database, by, effective, source, "LOAD");
    }

    /** Begins a load that brings evidence alone: beside it the roll is maintained on. */
    public static Load beginEvidence(Database database, Actor by, Optional<LocalDate> effective, String source) {
        database.lockUntilCommit("load", LockKind.ALONE);
        return number(database, by, effective, source, "LOAD");
    }

    /** Begins a {@link RollChange}. */
    static Load beginChange(Database database, Actor by, Optional<LocalDate> effective, String source) {
        database.lockUntilCommit(BELIEFS, LockKind.ALONE);
        return number(database, by, effective, source, "CHANGE");
    }

    private static Load number(Database database, Actor by, Optional<LocalDate> effective, String source, String kind) {
        OffsetDateTime at = RollInstant.toWrite(database);
        int number = database.app()
                .sql("""
                    INSERT INTO registry.load (recorded_at, effective, by_person, source, kind)
                    VALUES (:at, :effective, :by, :source, :kind)
                    RETURNING load
                    """)
                .param("at", at)
                .param("effective", effective.orElse(null), java.sql.Types.DATE)
                .param("by", by.name())
                .param("source", source)
                .param("kind", kind)
                .query(Integer.class)
                .single();
        return new Load(number, at, effective);
    }

    /** A statement with the parameters {@code :load}, {@code :at} and {@code :effective}, as far as it names them. */
    public StatementSpec statement(JdbcClient app, String sql) {
        StatementSpec statement = app.sql(sql);
        if (sql.contains(":load")) {
            statement = statement.param("load", number);
        }
        if (sql.contains(":at")) {
            statement = statement.param("at", at);
        }
        if (sql.contains(":effective")) {
            statement = statement.param("effective", effective.orElse(null), java.sql.Types.DATE);
        }
        return statement;
    }
}
