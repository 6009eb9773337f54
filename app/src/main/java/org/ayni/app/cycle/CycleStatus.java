package org.ayni.app.cycle;

import java.util.List;
import java.util.Optional;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where a cycle stands.
 *
 * @param steps those that were ever begun, in order
 * @param roll the closed roll, once there is one
 * @param hashes fingerprints of the results, once it is liquidated
 * @param next the first step that is not done; empty when all are
 */
public record CycleStatus(
        Bimester period,
        List<StepRow> steps,
        Optional<ClosedRoll> roll,
        Optional<ResultHashes> hashes,
        Optional<CycleStep> next) {

    public CycleStatus {
        steps = List.copyOf(steps);
    }

    static CycleStatus read(JdbcClient jdbc, Bimester period) {
        List<StepRow> steps = new StepRows(jdbc).all(period);
        Optional<CycleStep> next = List.of(CycleStep.values()).stream()
                .filter(step -> steps.stream().noneMatch(row -> row.step() == step && row.isDone()))
                .findFirst();
        return new CycleStatus(period, steps, new ClosedRolls(jdbc).closed(period), hashes(jdbc, period), next);
    }

    private static Optional<ResultHashes> hashes(JdbcClient jdbc, Bimester period) {
        return jdbc.sql("""
                        SELECT v.member_months_hash, v.household_months_hash, l.lines_hash, l.totals_hash
                        FROM liquidation.liquidation l
                        JOIN verification.verification v USING (period)
                        WHERE period = :period""")
                .param("period", period.toString())
                .query((row, number) -> new ResultHashes(
                        row.getString("member_months_hash"),
                        row.getString("household_months_hash"),
                        row.getString("lines_hash"),
                        row.getString("totals_hash")))
                .optional();
    }
}
