package org.ayni.app.audit;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.ayni.app.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes the row that every act leaves. */
public final class Audit {

    /** Over rows of {@code audit.about}: the digest of the subjects of an act. */
    static final String DIGEST_OF_SUBJECTS = """
            encode(sha256(convert_to(string_agg(about.subject, ',' ORDER BY about.subject COLLATE "C"), 'UTF8')), 'hex')""";

    private Audit() {}

    /** The subject of an act on one household. */
    public static String household(String household) {
        return "household/" + household;
    }

    /**
     * Records an act in the current transaction, so that the act and its record are kept or lost together.
     *
     * @param app the client of the database whose transaction is open
     * @param act verb and object, for example {@code close-roll}
     * @param subject id of the thing, for example {@code 2026-4}
     * @param detail facts about the act, name to value; no personal data
     * @return the act's id
     * @throws IllegalStateException outside a transaction
     */
    public static long record(JdbcClient app, Actor by, String act, String subject, Map<String, String> detail) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an act is recorded in its own transaction: " + act);
        }
        var sorted = new TreeMap<>(detail);
        return app.sql("""
                        INSERT INTO audit.act (by_person, act, subject, detail)
                        VALUES (:by, :act, :subject, jsonb_object(:names::text[], :values::text[]))
                        RETURNING id
                        """)
                .param("by", by.name())
                .param("act", act)
                .param("subject", subject)
                .param("names", sorted.keySet().toArray(String[]::new))
                .param("values", sorted.values().toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /**
     * Records a look at a household's record, in a transaction of its own or in the one that is open.
     *
     * @param why the purpose, as a person or a page gives it; no personal data
     * @param from the command, or the page and the address of the machine
     */
    public static void look(Database database, Actor by, String household, String why, String from) {
        database.transaction()
                .executeWithoutResult(status ->
                        record(database.app(), by, "look", household(household), Map.of("why", why, "from", from)));
    }

    /**
     * As {@link #record}, for an act about many things: the households of an export. Each of them can be asked who did what
     * with it; their number and digest stand in the detail, where the chain seals them.
     *
     * @param about subjects, without repetition, one or more
     */
    public static void recordAbout(
            JdbcClient app,
            Actor by,
            String act,
            String subject,
            Map<String, String> detail,
            Collection<String> about) {
        String[] subjects = about.toArray(String[]::new);
        var whole = new TreeMap<>(detail);
        whole.put("about", Integer.toString(subjects.length));
        whole.put(
                "about_sha256",
                app.sql("SELECT " + DIGEST_OF_SUBJECTS + " FROM unnest(:subjects::text[]) AS about (subject)")
                        .param("subjects", subjects)
                        .query(String.class)
                        .single());
        long id = record(app, by, act, subject, whole);
        app.sql(
                        "INSERT INTO audit.about (subject, act) SELECT subject, :act FROM unnest(:subjects::text[]) AS s (subject)")
                .param("act", id)
                .param("subjects", subjects)
                .update();
    }
}
