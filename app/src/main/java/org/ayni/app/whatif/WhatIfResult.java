package org.ayni.app.whatif;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;

/**
 * What a changed law would change in one bimestre. Amounts are what the lines owe, held ones too, before open balances are set
 * off.
 *
 * @param scope code of the UT looked at; empty = all
 * @param costs by UT and item, those with a céntimo before or after
 * @param effects by UT, those with a household
 * @param distribution by range of change, all ranges
 * @param took from the first household to the last sum
 * @param changes of each household, for typical cases
 */
public record WhatIfResult(
        Bimester period,
        String scope,
        List<UnitCost> costs,
        List<UnitEffects> effects,
        List<RangeCount> distribution,
        Duration took,
        HouseholdChanges changes) {

    /** What an item costs in a UT. */
    public record UnitCost(String unit, CostItem item, Soles before, Soles after) {
        static final Comparator<UnitCost> ORDER =
                Comparator.comparing(UnitCost::unit).thenComparing(UnitCost::item);

        public Soles difference() {
            return after.minus(before);
        }
    }

    /** What happens to the households of a UT. */
    public record UnitEffects(String unit, long same, long gains, long loses, long enters, long leaves) {
        public long households() {
            return same + gains + loses + enters + leaves;
        }
    }

    /**
     * How many households see a change of a range.
     *
     * @param difference sum of their changes
     */
    public record RangeCount(ChangeRange range, long households, Soles difference) {}

    public WhatIfResult {
        costs = List.copyOf(costs);
        effects = List.copyOf(effects);
        distribution = List.copyOf(distribution);
    }

    static WhatIfResult of(
            Bimester period, String scope, Units units, Tally tally, HouseholdChanges changes, Duration took) {
        List<UnitCost> costs = new ArrayList<>();
        List<UnitEffects> effects = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++) {
            for (CostItem item : CostItem.values()) {
                int cell = unit * CostItem.COUNT + item.ordinal();
                if (tally.before[cell] != 0 || tally.after[cell] != 0) {
                    costs.add(new UnitCost(
                            units.code(unit),
                            item,
                            Soles.ofCentimos(tally.before[cell]),
                            Soles.ofCentimos(tally.after[cell])));
                }
            }
            UnitEffects all = effects(units.code(unit), tally.effects, unit * Effect.COUNT);
            if (all.households() > 0) {
                effects.add(all);
            }
        }
        List<RangeCount> distribution = new ArrayList<>();
        for (ChangeRange range : ChangeRange.values()) {
            distribution.add(new RangeCount(
                    range, tally.ranges[range.ordinal()], Soles.ofCentimos(tally.rangeSums[range.ordinal()])));
        }
        return new WhatIfResult(period, scope, costs, effects, distribution, took, changes);
    }

    private static UnitEffects effects(String unit, long[] counts, int from) {
        return new UnitEffects(
                unit,
                counts[from + Effect.SAME.ordinal()],
                counts[from + Effect.GAINS.ordinal()],
                counts[from + Effect.LOSES.ordinal()],
                counts[from + Effect.ENTERS.ordinal()],
                counts[from + Effect.LEAVES.ordinal()]);
    }

    public Soles before() {
        return costs.stream().map(UnitCost::before).reduce(Soles.ZERO, Soles::plus);
    }

    public Soles after() {
        return costs.stream().map(UnitCost::after).reduce(Soles.ZERO, Soles::plus);
    }

    public long households() {
        return effects.stream().mapToLong(UnitEffects::households).sum();
    }

    /** SHA-256 of everything but the time it took: the same facts and laws give the same. */
    public String hash() {
        StringBuilder text =
                new StringBuilder().append(period).append('\n').append(scope).append('\n');
        costs.forEach(cost -> text.append(cost).append('\n'));
        effects.forEach(effect -> text.append(effect).append('\n'));
        distribution.forEach(count -> text.append(count).append('\n'));
        return sha256(text.toString());
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
