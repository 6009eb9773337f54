package org.ayni.app.liquidation;

import org.ayni.kernel.assessment.HouseholdAmounts;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sums of a cycle as its stored lines and totals add up.
 *
 * @param lines how many lines
 * @param linesSum of all lines, recuperos negative, held lines too
 * @param setOff how much of it goes to earlier open balances, less what is carried on; may be negative
 * @param payable of all totals, held or not
 * @param held the part of payable that is held
 * @param released held in earlier cycles and paid now
 * @param householdsToPay households with something to instruct to the bank
 */
public record LiquidationSums(
        long households,
        long lines,
        Soles linesSum,
        Soles setOff,
        Soles payable,
        Soles held,
        Soles released,
        long householdsToPay) {

    /** What is added up of totals, in this order: their lines, set off, payable, held, released, households to pay. */
    static final String OF_TOTALS = """
            coalesce(sum(current + reintegro + recupero), 0)::bigint,
            coalesce(sum(balance_before - balance_after), 0)::bigint,
            coalesce(sum(payable), 0)::bigint,
            coalesce(sum(payable) FILTER (WHERE held), 0)::bigint,
            coalesce(sum(released), 0)::bigint,
            count(*) FILTER (WHERE (NOT held AND payable > 0) OR released > 0)""";

    /** How many sums {@link #OF_TOTALS} are. */
    static final int TOTALS = 6;

    /** Adds a household to the same sums. */
    static void add(HouseholdAmounts household, long released, long[] sums) {
        long payable = household.payable();
        boolean held = household.isHeld();
        sums[0] = Math.addExact(sums[0], household.current() + household.reintegro() + household.recupero());
        sums[1] = Math.addExact(sums[1], household.balanceBefore() - household.balanceAfter());
        sums[2] = Math.addExact(sums[2], payable);
        sums[3] = Math.addExact(sums[3], held ? payable : 0);
        sums[4] = Math.addExact(sums[4], released);
        sums[5] += (!held && payable > 0) || released > 0 ? 1 : 0;
    }

    static LiquidationSums of(long households, LineRows.Stored lines, long[] totals) {
        return new LiquidationSums(
                households,
                lines.lines(),
                Soles.ofCentimos(lines.centimos()),
                Soles.ofCentimos(totals[1]),
                Soles.ofCentimos(totals[2]),
                Soles.ofCentimos(totals[3]),
                Soles.ofCentimos(totals[4]),
                totals[5]);
    }

    /** What the bank is to be instructed to pay. */
    public Soles toInstruct() {
        return payable.minus(held).plus(released);
    }

    /** As the stored rows add up now. */
    static LiquidationSums read(JdbcClient jdbc, Bimester period) {
        LineRows.Stored lines = jdbc.sql("""
                        SELECT count(*) AS lines, coalesce(sum(amount), 0)::bigint AS amount
                        FROM liquidation.stored_line
                        WHERE period = :period""")
                .param("period", period.toString())
                .query((row, number) -> new LineRows.Stored(row.getLong("lines"), row.getLong("amount")))
                .single();
        return jdbc.sql("SELECT count(*), " + OF_TOTALS + " FROM liquidation.stored_total WHERE period = :period")
                .param("period", period.toString())
                .query((row, number) -> {
                    long[] totals = new long[TOTALS];
                    for (int i = 0; i < TOTALS; i++) {
                        totals[i] = row.getLong(i + 2);
                    }
                    return of(row.getLong(1), lines, totals);
                })
                .single();
    }

    /** Households whose lines do not add up to their total; none, or somebody changed a row. */
    static long wrongHouseholds(JdbcClient jdbc, Bimester period) {
        return jdbc.sql("""
                        SELECT count(*)
                        FROM (
                            SELECT household, sum(amount)::bigint AS amount
                            FROM liquidation.stored_line
                            WHERE period = :period
                            GROUP BY household
                        ) l
                        FULL JOIN (SELECT * FROM liquidation.stored_total WHERE period = :period) t USING (household)
                        WHERE l.amount IS DISTINCT FROM t.current + t.reintegro + t.recupero""")
                .param("period", period.toString())
                .query(Long.class)
                .single();
    }
}
