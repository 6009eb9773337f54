package org.ayni.app.whatif;

import java.util.List;
import org.ayni.kernel.explanation.Explanation;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.money.Soles;

/**
 * A household that stands for all that see the same change: the one in the middle by what it was owed.
 *
 * @param households how many see this change
 * @param kind what changes, Spanish
 * @param unit code of its UT
 * @param before what the bimestre owes the household now
 * @param onlyBefore sentences and citations of the explanation that hold only with the law as it is
 * @param onlyAfter those that hold only with the changed law
 */
public record TypicalCase(
        long households,
        String kind,
        HouseholdId household,
        String unit,
        Soles before,
        Soles after,
        List<String> onlyBefore,
        List<String> onlyAfter,
        Explanation explanationBefore,
        Explanation explanationAfter) {

    public TypicalCase {
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
    }

    public Soles difference() {
        return after.minus(before);
    }
}
