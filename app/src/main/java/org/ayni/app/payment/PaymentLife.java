package org.ayni.app.payment;

import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Draws the life of a payment from its table of edges. */
public final class PaymentLife {

    private record Edge(PaymentState from, PaymentState to, String fact, String ledgerFacts, String meaning) {}

    private PaymentLife() {}

    /** The page {@code docs/payment-life.md}: the picture in Mermaid and the table below it. */
    public static String page(JdbcClient jdbc) {
        List<Edge> edges = jdbc
                .sql("""
                        SELECT from_state, to_state, fact, array_to_string(ledger_facts, ', ') AS ledger_facts, meaning
                        FROM payment.life_edge""")
                .query((row, number) -> new Edge(
                        PaymentState.valueOf(row.getString("from_state")),
                        PaymentState.valueOf(row.getString("to_state")),
                        row.getString("fact"),
                        row.getString("ledger_facts"),
                        row.getString("meaning")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Edge::from).thenComparing(Edge::to).thenComparing(Edge::fact))
                .toList();
        StringBuilder page = new StringBuilder("""
                # The life of a payment

                Drawn from the table `payment.life_edge`; do not edit by hand. A step that is not here is refused by the
                database. A payment is what one household gets in one cycle; each rejection asks for another order.

                ```mermaid
                stateDiagram-v2
                    [*] --> LIQUIDATED
                """);
        for (Edge edge : edges) {
            page.append("    %s --> %s: %s%n".formatted(edge.from, edge.to, edge.fact));
        }
        page.append("    WITHDRAWN --> [*]\n    REVERTED --> [*]\n```\n\n");
        page.append("| from | to | fact | in the ledger | in Spanish |\n|---|---|---|---|---|\n");
        for (Edge edge : edges) {
            page.append("| %s | %s | `%s` | %s | %s |%n"
                    .formatted(edge.from, edge.to, edge.fact, edge.ledgerFacts, edge.meaning));
        }
        page.append("\n| state | in Spanish |\n|---|---|\n");
        for (PaymentState state : PaymentState.values()) {
            page.append("| %s | %s |%n".formatted(state, state.spanish()));
        }
        return page.toString();
    }
}
