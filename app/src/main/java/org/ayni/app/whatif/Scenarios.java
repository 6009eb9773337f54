package org.ayni.app.whatif;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The what-ifs that were kept, read. */
public final class Scenarios {

    private static final String SELECT = """
            SELECT s.name, s.period, s.scope, s.source, s.roll_hash, s.synthetic, s.changes, s.result_hash, s.saved_by,
                   s.saved_at, p.begins, p.norm, p.changes AS proposed, p.promoted_by, a.approved_by
            FROM whatif.scenario s
            LEFT JOIN whatif.proposal p ON p.scenario = s.name
            LEFT JOIN whatif.approval a ON a.scenario = s.name
            """;

    private final JdbcClient jdbc;

    public Scenarios(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, the latest first. */
    public List<Scenario> all() {
        return jdbc.sql(SELECT + "ORDER BY s.saved_at DESC, s.name")
                .query((row, number) -> scenario(row))
                .list();
    }

    public Optional<Scenario> find(ScenarioName name) {
        return jdbc.sql(SELECT + "WHERE s.name = :name")
                .param("name", name.value())
                .query((row, number) -> scenario(row))
                .optional();
    }

    /** What the items cost by UT, in the order of the codes. */
    public List<WhatIfResult.UnitCost> costs(ScenarioName name) {
        return jdbc
                .sql("""
                        SELECT unit, item, amount_before, amount_after
                        FROM whatif.unit_cost
                        WHERE scenario = :name""")
                .param("name", name.value())
                .query((row, number) -> new WhatIfResult.UnitCost(
                        row.getString("unit"),
                        CostItem.valueOf(row.getString("item")),
                        Soles.ofCentimos(row.getLong("amount_before")),
                        Soles.ofCentimos(row.getLong("amount_after"))))
                .stream()
                .sorted(WhatIfResult.UnitCost.ORDER)
                .toList();
    }

    /** What happens to the households, by UT. */
    public List<WhatIfResult.UnitEffects> effects(ScenarioName name) {
        return jdbc.sql("""
                        SELECT unit, same, gains, loses, enters, leaves
                        FROM whatif.unit_effect
                        WHERE scenario = :name
                        ORDER BY unit""")
                .param("name", name.value())
                .query((row, number) -> new WhatIfResult.UnitEffects(
                        row.getString("unit"),
                        row.getLong("same"),
                        row.getLong("gains"),
                        row.getLong("loses"),
                        row.getLong("enters"),
                        row.getLong("leaves")))
                .list();
    }

    /** How many households see a change of each size, in the order of the sizes. */
    public List<WhatIfResult.RangeCount> distribution(ScenarioName name) {
        return jdbc
                .sql("""
                        SELECT change_range, households, difference
                        FROM whatif.range_count
                        WHERE scenario = :name""")
                .param("name", name.value())
                .query((row, number) -> new WhatIfResult.RangeCount(
                        ChangeRange.valueOf(row.getString("change_range")),
                        row.getLong("households"),
                        Soles.ofCentimos(row.getLong("difference"))))
                .stream()
                .sorted(Comparator.comparing(WhatIfResult.RangeCount::range))
                .toList();
    }

    /** What was approved, as YAML, in the order in which it is laid over the law. */
    List<Approved> approved() {
        return new ArrayList<>(jdbc.sql("""
                        SELECT a.scenario, p.begins, p.changes
                        FROM whatif.approval a
                        JOIN whatif.proposal p USING (scenario)
                        ORDER BY a.number""")
                .query((row, number) -> new Approved(
                        row.getString("scenario"), row.getObject("begins", LocalDate.class), row.getString("changes")))
                .list());
    }

    /** A change in force. */
    record Approved(String scenario, LocalDate begins, String changes) {}

    private static Scenario scenario(ResultSet row) throws SQLException {
        Optional<Scenario.Proposal> proposal = row.getString("promoted_by") == null
                ? Optional.empty()
                : Optional.of(new Scenario.Proposal(
                        row.getObject("begins", LocalDate.class),
                        row.getString("norm"),
                        row.getString("proposed"),
                        row.getString("promoted_by"),
                        Optional.ofNullable(row.getString("approved_by"))));
        return new Scenario(
                new ScenarioName(row.getString("name")),
                Bimester.parse(row.getString("period")),
                row.getString("scope"),
                FactsSource.valueOf(row.getString("source")),
                row.getString("roll_hash"),
                row.getBoolean("synthetic"),
                row.getString("changes"),
                row.getString("result_hash"),
                row.getString("saved_by"),
                row.getTimestamp("saved_at").toInstant(),
                proposal);
    }
}
