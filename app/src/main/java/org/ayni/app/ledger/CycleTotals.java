package org.ayni.app.ledger;

import java.util.Map;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;

/** What happened to money in one cycle, added up by fact. */
public record CycleTotals(Bimester period, Map<LedgerFact, FactTotal> facts) {

    /**
     * @param entries how many journal entries, at most one per household (per order, for the facts of an order)
     * @param amount their sum; recuperos count negative
     */
    public record FactTotal(long entries, Soles amount) {
        static final FactTotal NONE = new FactTotal(0, Soles.ZERO);
    }

    public CycleTotals {
        facts = Map.copyOf(facts);
    }

    public FactTotal of(LedgerFact fact) {
        return facts.getOrDefault(fact, FactTotal.NONE);
    }
}
