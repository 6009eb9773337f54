package org.ayni.app.liquidation;

import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sums of a cycle as its stored lines and totals add up now.
 *
 * @param lines how many lines
 * @param linesSum of all lines, recuperos negative, held lines too
 * @param setOff how much of it goes to earlier open balances, less what is carried on; may be negative
 * @param payable of all totals, held or not
 * @param held the part of payable that is held
 * @param released held in earlier cycles and paid now
 * @param householdsToPay households with something to instruct to the bank
 * @param wrongHouseholds households whose lines do not add up to their total; none, or somebody changed a row
 */
public record LiquidationSums(
        long households,
        long lines,
        Soles linesSum,
        Soles setOff,
        Soles payable,
        Soles held,
        Soles released,
        long householdsToPay,
        long wrongHouseholds) {

    /** What the bank is to be instructed to pay. */
    public Soles toInstruct() {
        return payable.minus(held).plus(released);
    }

    static LiquidationSums read(JdbcClient jdbc, Bimester period) {
        return jdbc.sql("""
                        WITH line AS (
                            SELECT household, count(*) AS lines, sum(amount)::bigint AS amount
                            FROM liquidation.line
                            WHERE period = :period
                            GROUP BY household
                        )
                        SELECT count(t.household) AS households,
                               coalesce(sum(l.lines), 0)::bigint AS lines,
                               coalesce(sum(l.amount), 0)::bigint AS lines_sum,
                               coalesce(sum(t.balance_before - t.balance_after), 0)::bigint AS set_off,
                               coalesce(sum(t.payable), 0)::bigint AS payable,
                               coalesce(sum(t.payable) FILTER (WHERE t.held), 0)::bigint AS held,
                               coalesce(sum(t.released), 0)::bigint AS released,
                               count(*) FILTER (WHERE (NOT t.held AND t.payable > 0) OR t.released > 0) AS to_pay,
                               count(*) FILTER (
                                   WHERE l.amount IS DISTINCT FROM t.current + t.reintegro + t.recupero) AS wrong
                        FROM line l
                        FULL JOIN (SELECT * FROM liquidation.total WHERE period = :period) t USING (household)""")
                .param("period", period.toString())
                .query((row, number) -> new LiquidationSums(
                        row.getLong("households"),
                        row.getLong("lines"),
                        Soles.ofCentimos(row.getLong("lines_sum")),
                        Soles.ofCentimos(row.getLong("set_off")),
                        Soles.ofCentimos(row.getLong("payable")),
                        Soles.ofCentimos(row.getLong("held")),
                        Soles.ofCentimos(row.getLong("released")),
                        row.getLong("to_pay"),
                        row.getLong("wrong")))
                .single();
    }
}
