package org.ayni.app.variance;

import java.util.List;
import java.util.Optional;
import org.ayni.kernel.money.Soles;

/**
 * Something in a liquidation that a person must answer for before it is authorised.
 *
 * @param id how a person names it, as {@code CAMBIO-PIURA}
 * @param unit code of the territorial unit, or empty
 * @param now what the bank would be told to pay to the households it is about
 * @param before of a whole unit: the same in the cycle before; else nothing
 * @param involved the first households that it is about; none for a whole unit
 * @param acceptance who answered for it; empty while it is open
 */
public record Finding(
        String id,
        FindingKind kind,
        String unit,
        Paid now,
        Paid before,
        List<String> involved,
        Optional<Acceptance> acceptance) {

    public Finding {
        involved = List.copyOf(involved);
    }

    /** How many households, and how much. */
    public record Paid(long households, Soles amount) {}

    /** @param reason in the person's own words */
    public record Acceptance(String by, String reason) {}

    public boolean isOpen() {
        return acceptance.isEmpty();
    }
}
