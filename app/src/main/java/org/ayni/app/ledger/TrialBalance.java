package org.ayni.app.ledger;

import java.util.List;
import org.ayni.kernel.money.Soles;

/**
 * The balance of every account kind, debit positive.
 *
 * @param rows in the order of the plan; an account never used is not there
 */
public record TrialBalance(List<Row> rows) {

    /** @param concept only of EXPENSE, else empty */
    public record Row(AccountKind account, String concept, Soles debit, Soles credit, long postings) {

        /** Debit positive, credit negative. */
        public Soles balance() {
            return debit.minus(credit);
        }
    }

    public TrialBalance {
        rows = List.copyOf(rows);
    }

    /** Zero, or the ledger is broken. */
    public Soles total() {
        return rows.stream().map(Row::balance).reduce(Soles.ZERO, Soles::plus);
    }

    /** Over all concepts; zero for an account never used. */
    public Soles balance(AccountKind account) {
        return rows.stream()
                .filter(row -> row.account == account)
                .map(Row::balance)
                .reduce(Soles.ZERO, Soles::plus);
    }
}
