package org.ayni.app.audit;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes the row that every act leaves. */
public final class Audit {

    private Audit() {}

    /**
     * Records an act in the current transaction, so that the act and its record are kept or lost together.
     *
     * @param app the client of the database whose transaction is open
     * @param act verb and object, for example {@code close-roll}
     * @param subject id of the thing, for example {@code 2026-4}
     * @param detail facts about the act, name to value; no personal data
     * @throws IllegalStateException outside a transaction
     */
    public static void record(JdbcClient app, Actor by, String act, String subject, Map<String, String> detail) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an act is recorded in its own transaction: " + act);
        }
        var sorted = new TreeMap<>(detail);
        app.sql("""
                        INSERT INTO audit.act (by_person, act, subject, detail)
                        VALUES (:by, :act, :subject, jsonb_object(:names::text[], :values::text[]))
                        """)
                .param("by", by.name())
                .param("act", act)
                .param("subject", subject)
                .param("names", sorted.keySet().toArray(String[]::new))
                .param("values", sorted.values().toArray(String[]::new))
                .update();
    }
}
