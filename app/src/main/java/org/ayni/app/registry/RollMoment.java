package org.ayni.app.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.ayni.app.database.Database;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which truth is meant: the roll as valid on a day and as known at an instant, and the evidence as known at an instant. What
 * a moment reads is the same for ever.
 *
 * @param validOn day on which the beliefs are true
 * @param rollKnownAt what was recorded later is not looked at
 * @param evidenceKnownAt evidence that was recorded later is not looked at; not earlier than the roll, or evidence may name
 *     people who were not known yet
 */
public record RollMoment(LocalDate validOn, Instant rollKnownAt, Instant evidenceKnownAt) {

    /** As everything that is known so far says it. */
    public static RollMoment latest(Database database, LocalDate validOn) {
        Instant known = database.app()
                .sql("SELECT coalesce(max(at), clock_timestamp()) FROM registry.roll_instant")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return new RollMoment(validOn, known, known);
    }

    /**
     * Lets the queries of this transaction mean this moment.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void set(Database database) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the moment would be forgotten at once: no transaction");
        }
        database.app()
                .sql("""
                        SELECT set_config('ayni.valid_on', :validOn::date::text, true),
                               set_config('ayni.roll_known_at', :rollKnownAt::timestamptz::text, true),
                               set_config('ayni.roll_load', (
                                 SELECT coalesce(max(load), 0)
                                 FROM registry.load
                                 WHERE recorded_at <= :rollKnownAt::timestamptz)::text, true),
                               set_config('ayni.evidence_load', (
                                 SELECT coalesce(max(load), 0)
                                 FROM registry.load
                                 WHERE recorded_at <= :evidenceKnownAt::timestamptz)::text, true)
                        """)
                .param("validOn", validOn)
                .param("rollKnownAt", rollKnownAt.atOffset(ZoneOffset.UTC))
                .param("evidenceKnownAt", evidenceKnownAt.atOffset(ZoneOffset.UTC))
                .query()
                .listOfRows();
    }
}
