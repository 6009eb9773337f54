package org.ayni.app.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;

/**
 * The same money counted on every side of a cycle: resolution = orders + what cannot be instructed; orders = files;
 * orders = credited + rejected + without reply; and the ledger says the same and adds up to zero.
 *
 * @param resolution what the resolution authorised to pay
 * @param notInstructed of that, what has no order yet
 * @param orders every order ever made in the cycle
 * @param files what the files that carry them announce
 * @param superseded rejected or returned orders that were followed by another one
 * @param credited payments on the households' accounts (also withdrawn, uncollected or reverted later)
 * @param rejected payments that the bank rejected and that were not instructed again
 * @param returned payments whose deposit came back and that were not instructed again
 * @param withoutReply payments of which the bank has said neither
 * @param ledgerInstructed what the ledger holds as instructed, again included
 * @param ledgerCredited likewise as credited and not returned
 * @param ledgerRejected likewise as rejected or returned and not instructed again
 * @param ledgerInTransit likewise as neither
 * @param ledgerTotal of all accounts and cycles; zero
 * @param breaks what the bank said of the cycle and a person has to look at, by type
 * @param breaksOfNoCycle likewise, of orders and files that are in no cycle
 */
public record Reconciliation(
        Bimester period,
        Part resolution,
        Part notInstructed,
        Part orders,
        Part files,
        Part superseded,
        Part credited,
        Part rejected,
        Part returned,
        Part withoutReply,
        Soles ledgerInstructed,
        Soles ledgerCredited,
        Soles ledgerRejected,
        Soles ledgerInTransit,
        Soles ledgerTotal,
        Map<BreakType, Long> breaks,
        Map<BreakType, Long> breaksOfNoCycle) {

    /** A number of payments or orders and their sum. */
    public record Part(long count, Soles amount) {

        Part plus(Part other) {
            return new Part(count + other.count, amount.plus(other.amount));
        }

        @Override
        public String toString() {
            return count + " (" + amount + ")";
        }
    }

    /** One side of the count, named in Spanish. */
    public record Side(String spanish, Part part) {}

    public Reconciliation {
        breaks = Map.copyOf(breaks);
        breaksOfNoCycle = Map.copyOf(breaksOfNoCycle);
    }

    /** The sides of the count, in the order in which a person follows the money. */
    public List<Side> sides() {
        return List.of(
                new Side("Autorizado por la resolución", resolution),
                new Side("No se puede instruir todavía", notInstructed),
                new Side("Órdenes de pago", orders),
                new Side("Archivos de pago", files),
                new Side("Órdenes rechazadas o devueltas y reemplazadas", superseded),
                new Side("Abonado", credited),
                new Side("Rechazado por el banco", rejected),
                new Side("Devuelto por el banco", returned),
                new Side("Sin respuesta", withoutReply));
    }

    /** What does not agree, in Spanish; empty when every sol is where it should be. */
    public List<String> differences() {
        List<String> found = new ArrayList<>();
        Part payments = credited.plus(rejected).plus(returned).plus(withoutReply);
        compare(
                found,
                "La resolución",
                resolution,
                "lo instruido más lo que no se puede instruir",
                payments.plus(notInstructed));
        compare(found, "Las órdenes", orders, "lo que anuncian los archivos", files);
        compare(
                found,
                "Las órdenes",
                orders,
                "abonado, rechazado, devuelto, sin respuesta y reemplazado",
                payments.plus(superseded));
        compare(found, "Lo instruido según el libro contable", ledgerInstructed, "las órdenes", orders.amount);
        compare(found, "Lo abonado según el libro contable", ledgerCredited, "los abonos", credited.amount);
        compare(
                found,
                "Lo rechazado o devuelto según el libro contable",
                ledgerRejected,
                "los rechazos y devoluciones",
                rejected.plus(returned).amount);
        compare(
                found,
                "Lo que está en tránsito según el libro contable",
                ledgerInTransit,
                "lo que no tiene respuesta",
                withoutReply.amount);
        compare(found, "El libro contable", ledgerTotal, "cero", Soles.ZERO);
        return found;
    }

    public boolean isBalanced() {
        return differences().isEmpty();
    }

    public long breakCount() {
        return breaks.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void compare(List<String> found, String left, Object is, String right, Object shouldBe) {
        if (!is.equals(shouldBe)) {
            found.add("%s suma %s y se esperaba %s: %s.".formatted(left, is, right, shouldBe));
        }
    }
}
