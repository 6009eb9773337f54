package org.ayni.app.report;

import java.util.List;
import java.util.Optional;
import org.ayni.app.synthetic.PublishedComparison;
import org.ayni.app.synthetic.PublishedFigures;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a rehearsal with a synthetic roll came to, beside what the programme published of the same bimestre. */
final class PublishedSection {

    private final JdbcClient jdbc;
    private final Territory territory;

    PublishedSection(JdbcClient jdbc, Territory territory) {
        this.jdbc = jdbc;
        this.territory = territory;
    }

    /** Empty when nothing was published of the bimestre, or when a household of the roll may exist. */
    Optional<Summary.Section> of(Bimester period) {
        return PublishedFigures.of(period)
                .filter(published -> isSynthetic(period))
                .map(published -> section(compare(period, published)));
    }

    private boolean isSynthetic(Bimester period) {
        return jdbc.sql("""
                        SELECT coalesce(bool_and(starts_with(household, :prefix)), false)
                        FROM liquidation.total
                        WHERE period = :period""")
                .param("prefix", SyntheticCaseload.HOUSEHOLD_PREFIX)
                .param("period", period.toString())
                .query(Boolean.class)
                .single();
    }

    private PublishedComparison compare(Bimester period, PublishedFigures published) {
        PublishedComparison comparison = new PublishedComparison(published);
        jdbc.sql("""
                        WITH transfer AS (
                            SELECT household,
                                   bool_or(concept = 'TPI') AS tpi,
                                   bool_or(concept = 'TAS') AS tas
                            FROM liquidation.line
                            WHERE period = :period
                              AND kind = 'CURRENT'
                              AND concept IN ('TPI', 'TAS')
                              AND amount > 0
                            GROUP BY household
                        )
                        SELECT left(t.ubigeo, 2) AS department,
                               (NOT t.held AND t.payable > 0) OR t.released > 0 AS paid,
                               coalesce(x.tpi, false) AS tpi,
                               coalesce(x.tas, false) AS tas,
                               count(*) AS households
                        FROM liquidation.total t
                        LEFT JOIN transfer x USING (household)
                        WHERE t.period = :period
                        GROUP BY 1, 2, 3, 4""").param("period", period.toString()).query(row -> {
            comparison.add(
                    row.getString("department"),
                    row.getBoolean("paid"),
                    row.getBoolean("tpi"),
                    row.getBoolean("tas"),
                    row.getInt("households"));
        });
        return comparison;
    }

    private Summary.Section section(PublishedComparison comparison) {
        List<List<Object>> rows = comparison.rows().stream()
                .map(row -> List.<Object>of(
                        row.figure().kind().spanish(),
                        row.figure().place(territory),
                        row.figure().households(),
                        row.atScale(),
                        row.computed(),
                        row.perMille()))
                .toList();
        return new Summary.Section(
                "published",
                "Lo publicado y lo calculado con datos sintéticos",
                List.of("Cifra", "Ámbito", "Publicado", "A esta escala", "Calculado (sintético)", "Diferencia en ‰"),
                rows);
    }
}
