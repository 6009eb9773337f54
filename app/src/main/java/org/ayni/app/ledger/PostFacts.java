package org.ayni.app.ledger;

import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The only way into the ledger. Inside one transaction of the caller:
 *
 * <pre>{@code
 * ledger.open();
 * jdbc.sql("INSERT INTO ledger_fact (fact, period, household, concept, amount) SELECT …").update();
 * Posted posted = ledger.post();
 * }</pre>
 *
 * <p>{@code ledger_fact} has the columns {@code fact} (a {@link LedgerFact}), {@code period}, {@code household},
 * {@code reference} (empty by default), {@code concept} (only AUTHORISED) and {@code amount} in céntimos. Any number of
 * rows is posted as one set, so fill it with INSERT … SELECT or COPY and not with a loop.
 *
 * <p>The same fact posted again changes nothing, and with another amount it is refused by the database: an entry is known
 * by fact, period, household and reference.
 */
public final class PostFacts {

    /**
     * What a call wrote.
     *
     * @param fresh postings that are new
     * @param known postings that an earlier call had written, the same to the céntimo
     */
    public record Posted(long fresh, long known) {}

    private final JdbcClient jdbc;

    /** @param jdbc of the role {@code ayni_app}; the caller's transaction must be open on it */
    public PostFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens an empty {@code ledger_fact}; it is gone when the transaction ends. */
    public void open() {
        jdbc.sql("SELECT ledger.open_facts()").query((row, number) -> "").list();
    }

    /** Puts one fact in. For a handful; a million go in as a set. */
    public void add(LedgerFact fact, Bimester period, HouseholdId household, String reference, Soles amount) {
        jdbc.sql("""
                        INSERT INTO ledger_fact (fact, period, household, reference, amount)
                        VALUES (:fact, :period, :household, :reference, :amount)""")
                .param("fact", fact.name())
                .param("period", period.toString())
                .param("household", household.value())
                .param("reference", reference)
                .param("amount", amount.centimos())
                .update();
    }

    /** Posts what {@code ledger_fact} holds and closes it. */
    public Posted post() {
        return jdbc.sql("SELECT new_postings, known_postings FROM ledger.post_facts()")
                .query((row, number) -> new Posted(row.getLong("new_postings"), row.getLong("known_postings")))
                .single();
    }
}
