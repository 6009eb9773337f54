package org.ayni.app.variance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stored findings of a cycle, with who accepted them. */
public final class Findings {

    private static final String SELECT = """
            SELECT f.finding, f.kind, f.unit, f.households, f.amount, f.households_before, f.amount_before, f.involved,
                   a.accepted_by, a.reason
            FROM variance.finding f
            LEFT JOIN variance.acceptance a USING (period, finding)
            WHERE f.period = :period
            """;

    private final JdbcClient jdbc;

    public Findings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many there are of a cycle, and how many are accepted. */
    public record Counts(long all, long accepted) {

        public long open() {
            return all - accepted;
        }
    }

    /** Empty until the cycle is liquidated. */
    public Optional<Counts> counts(Bimester period) {
        return jdbc.sql("""
                        SELECT r.findings, (SELECT count(*) FROM variance.acceptance a WHERE a.period = r.period) AS accepted
                        FROM variance.review r
                        WHERE r.period = :period""")
                .param("period", period.toString())
                .query((row, number) -> new Counts(row.getLong("findings"), row.getLong("accepted")))
                .optional();
    }

    /** All of a cycle, by their names. */
    public List<Finding> all(Bimester period) {
        return jdbc.sql(SELECT + "ORDER BY f.finding COLLATE \"C\"")
                .param("period", period.toString())
                .query(Findings::finding)
                .list();
    }

    /** The first ones that nobody accepted. */
    public List<Finding> open(Bimester period, int most) {
        return jdbc.sql(SELECT + "AND a.finding IS NULL ORDER BY f.finding COLLATE \"C\" LIMIT :most")
                .param("period", period.toString())
                .param("most", most)
                .query(Findings::finding)
                .list();
    }

    Optional<Finding> find(Bimester period, String id) {
        return jdbc.sql(SELECT + "AND f.finding = :finding")
                .param("period", period.toString())
                .param("finding", id)
                .query(Findings::finding)
                .optional();
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        String acceptedBy = row.getString("accepted_by");
        return new Finding(
                row.getString("finding"),
                FindingKind.valueOf(row.getString("kind")),
                row.getString("unit"),
                new Finding.Paid(row.getLong("households"), Soles.ofCentimos(row.getLong("amount"))),
                new Finding.Paid(row.getLong("households_before"), Soles.ofCentimos(row.getLong("amount_before"))),
                Arrays.asList((String[]) row.getArray("involved").getArray()),
                acceptedBy == null
                        ? Optional.empty()
                        : Optional.of(new Finding.Acceptance(acceptedBy, row.getString("reason"))));
    }
}
