package org.ayni.app.variance;

import java.util.List;
import java.util.Optional;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what a liquidation would pay with the cycle before it, household by household, by reason and territorial unit. */
public final class CompareCycles {

    private static final String CHANGES = """
            WITH total AS (
                SELECT period, household, unit, state, held, current, payable, reintegro, released,
                       recupero + balance_after - balance_before AS set_off,
                       CASE WHEN held THEN 0 ELSE payable END + released AS amount
                FROM liquidation.total
                WHERE period IN (:period, :previous)
            ), moved AS (
                SELECT household,
                       coalesce(n.unit, b.unit) AS unit,
                       CASE
                           WHEN coalesce(b.amount, 0) = 0 THEN 'NEW'
                           WHEN coalesce(n.amount, 0) = 0 THEN 'LOST'
                           ELSE 'CHANGED'
                       END AS kind,
                       coalesce(b.amount, 0) AS before,
                       coalesce(n.amount, 0) AS now,
                       CASE WHEN b.household IS NULL THEN 'ENTERED_ROLL' WHEN b.held THEN 'HELD'
                            WHEN b.state <> 'OK' THEN b.state WHEN b.current > 0 THEN 'RECUPERO' END AS not_paid_before,
                       CASE WHEN n.household IS NULL THEN 'LEFT_ROLL' WHEN n.held THEN 'HELD'
                            WHEN n.state <> 'OK' THEN n.state WHEN n.current > 0 THEN 'RECUPERO' END AS not_paid_now,
                       b.reintegro <> n.reintegro AS reintegro_moved,
                       b.set_off <> n.set_off AS set_off_moved,
                       b.released <> n.released AS released_moved
                FROM (SELECT * FROM total WHERE period = :period) n
                FULL JOIN (SELECT * FROM total WHERE period = :previous) b USING (household)
                WHERE coalesce(n.amount, 0) <> coalesce(b.amount, 0)
            ), current_line AS (
                SELECT l.household,
                       l.concept,
                       coalesce(sum(l.amount) FILTER (WHERE l.period = :period), 0)
                           <> coalesce(sum(l.amount) FILTER (WHERE l.period = :previous), 0) AS moved,
                       substr(max(l.month || l.reason) FILTER (WHERE l.period = :period AND l.amount = 0), 8) AS zero_now,
                       substr(max(l.month || l.reason) FILTER (WHERE l.period = :previous AND l.amount = 0), 8) AS zero_before
                FROM liquidation.line l
                JOIN moved USING (household)
                WHERE l.period IN (:period, :previous)
                  AND l.kind = 'CURRENT'
                GROUP BY l.household, l.concept
            ), part AS (
                SELECT household,
                       array_remove(array_agg(concept ORDER BY concept) FILTER (WHERE moved), NULL) AS concepts,
                       max(zero_now) FILTER (WHERE concept = 'BASE') AS zero_now,
                       max(zero_before) FILTER (WHERE concept = 'BASE') AS zero_before
                FROM current_line
                GROUP BY household
            ), explained AS (
                SELECT m.kind, m.unit, m.before, m.now,
                       CASE m.kind
                           WHEN 'NEW' THEN coalesce(m.not_paid_before, p.zero_before, 'SEVERAL')
                           WHEN 'LOST' THEN coalesce(m.not_paid_now, p.zero_now, 'SEVERAL')
                           ELSE CASE WHEN cardinality(what.moved) = 1 THEN what.moved[1] ELSE 'SEVERAL' END
                       END AS reason
                FROM moved m
                LEFT JOIN part p USING (household)
                CROSS JOIN LATERAL (
                    SELECT coalesce(p.concepts, '{}')
                           || CASE WHEN m.reintegro_moved THEN '{REINTEGRO}'::text[] ELSE '{}' END
                           || CASE WHEN m.set_off_moved THEN '{RECUPERO}'::text[] ELSE '{}' END
                           || CASE WHEN m.released_moved THEN '{RELEASED}'::text[] ELSE '{}' END AS moved
                ) what
            )
            SELECT kind, reason, unit, count(*) AS households, sum(before)::bigint AS before, sum(now)::bigint AS now
            FROM explained
            GROUP BY kind, reason, unit
            ORDER BY kind, reason COLLATE "C", unit COLLATE "C"
            """;

    private final JdbcClient jdbc;

    public CompareCycles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cycle that a liquidation is compared with; empty for the first one, and when it is not liquidated. */
    public Optional<Bimester> previous(Bimester period) {
        return jdbc.sql("SELECT previous FROM variance.review WHERE period = :period AND previous IS NOT NULL")
                .param("period", period.toString())
                .query(String.class)
                .optional()
                .map(Bimester::parse);
    }

    /** Every household whose payment is not that of the cycle before, in groups. */
    public List<Change> changes(Bimester period, Bimester previous) {
        return jdbc.sql(CHANGES)
                .param("period", period.toString())
                .param("previous", previous.toString())
                .query((row, number) -> new Change(
                        Change.Kind.valueOf(row.getString("kind")),
                        row.getString("reason"),
                        row.getString("unit"),
                        row.getLong("households"),
                        Soles.ofCentimos(row.getLong("before")),
                        Soles.ofCentimos(row.getLong("now"))))
                .list();
    }
}
