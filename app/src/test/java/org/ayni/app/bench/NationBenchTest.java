package org.ayni.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.database.Home;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.ProblemException;
import org.ayni.app.territory.Territory;
import org.junit.jupiter.api.Test;

/** The whole bench at a small size: what it says of seconds is not looked at. */
class NationBenchTest {

    private static final int HOUSEHOLDS = 300;

    @Test
    void everything_is_measured_round_after_round_and_comes_to_one_fingerprint() throws IOException {
        Home home = TestDatabase.ownHome("bench");
        NationBench bench = new NationBench(home, LawFiles.builtIn(), Territory.builtIn(), Talk.NOBODY);
        BenchCaseload caseload = BenchCaseload.of(home, HOUSEHOLDS);
        try {
            SizeResult result = bench.run(HOUSEHOLDS, 2);

            assertThat(result.nanos())
                    .containsOnlyKeys(
                            "cycle",
                            "cycle_read",
                            "cycle_assess",
                            "cycle_write",
                            "cycle_keys",
                            "cycle_publish",
                            "persist_floor",
                            "sql_load",
                            "sql",
                            "whatif",
                            "assess");
            assertThat(result.nanos().values()).allMatch(nanos -> nanos > 0);
            assertThat(result.counts().households()).isEqualTo(HOUSEHOLDS);
            assertThat(result.counts().evidence()).isPositive();
            assertThat(result.resultHash()).matches("[0-9a-f]{64}");
            assertThat(result.cycleRssPeakBytes()).isPositive();
            assertThat(result.cycleCpuNanos()).isPositive();
            misspelledPeopleAreFound(caseload);
            decisionsExplainThemselves(caseload);
        } finally {
            new DatabaseServer(caseload.home()).stop();
        }
    }

    private static void misspelledPeopleAreFound(BenchCaseload caseload) throws IOException {
        List<SearchBench.Answered> answered =
                new SearchBench(caseload, LawFiles.builtIn(), Territory.builtIn(), Talk.NOBODY).run(50);
        assertThat(answered)
                .extracting(SearchBench.Answered::viewer)
                .containsExactly("país", "un departamento", "una provincia");
        assertThat(answered).allSatisfy(one -> {
            assertThat(one.foundPerThousand()).isGreaterThanOrEqualTo(900);
            assertThat(one.medianNanos()).isBetween(1L, one.p95Nanos());
        });
    }

    private static void decisionsExplainThemselves(BenchCaseload caseload) throws IOException {
        assertThat(new ExplainBench(caseload, LawFiles.builtIn(), Territory.builtIn(), Talk.NOBODY).run(20))
                .hasSize(3)
                .allSatisfy(one -> {
                    assertThat(one.households()).isEqualTo(20);
                    assertThat(one.medianNanos()).isBetween(1L, one.p95Nanos());
                });
    }

    @Test
    void a_preparation_cut_off_in_the_middle_is_not_measured() throws IOException {
        Home home = TestDatabase.ownHome("bench-cut");
        Files.createDirectories(BenchCaseload.of(home, HOUSEHOLDS).folder());
        NationBench bench = new NationBench(home, LawFiles.builtIn(), Territory.builtIn(), Talk.NOBODY);
        assertThatThrownBy(() -> bench.run(HOUSEHOLDS, 1))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("a medias");
    }

    @Test
    void one_bimestre_after_the_other_is_closed_and_measured_with_the_evidence_of_its_own_months() throws IOException {
        Home home = TestDatabase.ownHome("bench-history");
        HistoryBench bench = new HistoryBench(home, LawFiles.builtIn(), Territory.builtIn(), Talk.NOBODY);
        try {
            List<HistoryBench.Closing> closings = bench.run(100, 3, closing -> {});
            assertThat(closings).extracting(HistoryBench.Closing::storedBefore).containsExactly(0, 1, 2);
            assertThat(closings)
                    .extracting(closing -> closing.period().toString())
                    .containsExactly("2026-4", "2026-5", "2026-6");
            assertThat(closings).allMatch(closing -> closing.rows() > 400);
            try (Database database = HistoryBench.caseload(home, 100).open(text -> {})) {
                assertThat(database.app().sql("""
                                        SELECT count(*)
                                        FROM verification.member_decision
                                        WHERE period = '2026-6'
                                          AND attendance_record IS NOT NULL""").query(Long.class).single()).isPositive();
            }
        } finally {
            new DatabaseServer(HistoryBench.caseload(home, 100).home()).stop();
        }
    }

    @Test
    void a_sample_travels_between_processes_as_lines() {
        Sample sample = new Sample(Map.of("sql", 12L, "sql_load", 7L), 3, 4, Map.of("result_hash", "abc=="));
        assertThat(Sample.of(sample.lines().lines().toList())).isEqualTo(sample);
    }

    @Test
    void the_median_is_the_lower_of_two_in_the_middle() {
        assertThat(SizeResult.median(List.of(5L, 1L, 9L))).isEqualTo(5);
        assertThat(SizeResult.median(List.of(5L, 1L, 9L, 7L))).isEqualTo(5);
        assertThat(SizeResult.median(List.of())).isZero();
    }
}
