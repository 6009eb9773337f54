package org.ayni.app.variance;

import org.ayni.app.database.Database;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Act: looks a liquidation through for what a person must answer for (R-VARIANCE). The system does it once, as soon as the
 * liquidation is kept and at the latest when it is to be authorised; fact: {@code variance.review} with its findings.
 */
public final class ReviewLiquidation {

    private static final String STORED = """
            SELECT finding, kind, unit, households, amount, households_before, amount_before, involved
            FROM variance.finding
            WHERE period = :period
            """;

    private final Database database;
    private final JdbcClient jdbc;
    private final Law law;

    public ReviewLiquidation(Database database, Law law) {
        this.database = database;
        this.jdbc = database.app();
        this.law = law;
    }

    /** The limits that a review was made with, and the cycle it compares with; empty text for none. */
    private record Limits(String previous, int percent, int least) {}

    /** Stores the findings of a cycle, unless it is not liquidated or they were stored before. */
    public void review(Bimester period) {
        database.transaction().executeWithoutResult(status -> {
            database.lockUntilCommit("review " + period, Database.LockKind.ALONE);
            boolean due = jdbc.sql("""
                            SELECT EXISTS (SELECT FROM liquidation.liquidation WHERE period = :period)
                               AND NOT EXISTS (SELECT FROM variance.review WHERE period = :period)""")
                    .param("period", period.toString())
                    .query(Boolean.class)
                    .single();
            if (due) {
                store(period);
            }
        });
    }

    private void store(Bimester period) {
        inSets();
        Scheme.Variance scheme = law.schemeAt(period.lastDay()).variance();
        Limits limits = new Limits(previous(period), scheme.mostPercent(), scheme.leastHouseholds());
        with(limits, period, """
                        WITH found AS MATERIALIZED (%s), review AS (
                            INSERT INTO variance.review (period, previous, most_percent, least_households, findings)
                            SELECT :period, nullif(:previous, ''), :percent, :least, count(*)
                            FROM found
                            RETURNING findings
                        ), stored AS (
                            INSERT INTO variance.finding (
                                period, finding, kind, unit, households, amount, households_before, amount_before, involved)
                            SELECT :period, found.*
                            FROM found
                        )
                        SELECT findings FROM review""".formatted(FindingQuery.SQL)).query(Long.class).single();
    }

    /**
     * Asserted in pairs: the findings as stored, and as they come out when they are computed again.
     *
     * @throws IllegalStateException when they differ
     */
    void requireAsStored(Bimester period) {
        inSets();
        Limits limits = jdbc.sql("""
                        SELECT coalesce(previous, '') AS previous, most_percent, least_households
                        FROM variance.review
                        WHERE period = :period""")
                .param("period", period.toString())
                .query((row, number) -> new Limits(
                        row.getString("previous"), row.getInt("most_percent"), row.getInt("least_households")))
                .single();
        long different = with(limits, period, """
                        WITH found AS (%s), stored AS (%s)
                        SELECT count(*)
                        FROM (
                            (SELECT * FROM found EXCEPT ALL SELECT * FROM stored)
                            UNION ALL
                            (SELECT * FROM stored EXCEPT ALL SELECT * FROM found)
                        ) different""".formatted(FindingQuery.SQL, STORED))
                .query(Long.class)
                .single();
        if (different > 0) {
            throw new IllegalStateException(
                    "the findings of " + period + " now come out otherwise than stored: " + different);
        }
    }

    /**
     * Every step of the query is over whole tables, and the server takes them for a few rows: left alone it looks each household
     * up in all the others. For the rest of the transaction.
     */
    private void inSets() {
        jdbc.sql("SET LOCAL enable_nestloop = off").update();
    }

    private String previous(Bimester period) {
        return jdbc.sql("SELECT coalesce(max(period), '') FROM liquidation.liquidation WHERE period < :period")
                .param("period", period.toString())
                .query(String.class)
                .single();
    }

    private StatementSpec with(Limits limits, Bimester period, String sql) {
        return jdbc.sql(sql)
                .param("period", period.toString())
                .param("previous", limits.previous)
                .param("percent", limits.percent)
                .param("least", limits.least);
    }
}
