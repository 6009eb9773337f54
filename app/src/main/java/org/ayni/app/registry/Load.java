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
 * A load that is under way: everything it records carries its number and becomes known at its instant. One load at a time.
 *
 * @param number of the load
 * @param at instant from which its facts are known
 * @param effective day from which they are true; empty = they say how it always was
 */
public record Load(int number, OffsetDateTime at, Optional<LocalDate> effective) {

    /**
     * Begins a load in the current transaction, waiting for the one before to end.
     *
     * @param source where the facts come from, for people
     * @throws IllegalStateException outside a transaction
     */
    public static Load begin(Database database, Actor by, Optional<LocalDate> effective, String source) {
        database.lockUntilCommit("load", LockKind.ALONE);
        OffsetDateTime at = RollInstant.toWrite(database);
        int number = database.app()
                .sql("""
                        INSERT INTO registry.load (recorded_at, effective, by_person, source)
                        VALUES (:at, :effective, :by, :source)
                        RETURNING load
                        """)
                .param("at", at)
                .param("effective", effective.orElse(null), java.sql.Types.DATE)
                .param("by", by.name())
                .param("source", source)
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
