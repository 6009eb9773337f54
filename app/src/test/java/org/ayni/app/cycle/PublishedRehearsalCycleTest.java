package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.ayni.app.report.ReadSummary;
import org.ayni.app.report.Summary;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedRehearsalCycleTest {

    private static final Bimester PERIOD = Bimester.parse("2025-3");

    @TempDir
    Path folder;

    /** One household is already 6 ‰ of those with TPI at this size: one for rounding, and one in a hundred. */
    @Test
    void the_cycle_of_the_database_comes_to_the_published_figures_and_says_that_they_are_synthetic() throws Exception {
        Path facts = folder.resolve("facts");
        SyntheticCaseload.write(
                new CaseloadSpec(1_500, 1, PERIOD, 0, true), Programme.TERRITORY, Programme.LAW, facts, done -> {});
        Programme programme = new Programme(folder);
        try (var database = programme.database) {
            programme.load(facts);
            programme.runToLiquidation(PERIOD);
            Summary.Section published = new ReadSummary(database.app(), Programme.LAW, Programme.TERRITORY)
                    .of(PERIOD).orElseThrow().sections().stream()
                            .filter(section -> section.key().equals("published"))
                            .findFirst()
                            .orElseThrow();
            assertThat(published.title()).contains("sintéticos");
            assertThat(published.rows()).hasSize(8);
            for (List<Object> row : published.rows()) {
                int due = (Integer) row.get(3);
                assertThat((Integer) row.get(4)).as(row.toString()).isBetween(due - 1 - due / 100, due + 1 + due / 100);
            }
        }
    }
}
