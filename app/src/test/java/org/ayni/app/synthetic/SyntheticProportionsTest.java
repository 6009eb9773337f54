package org.ayni.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The country's proportions at 20 000 households beside the published ones (rulebook §11), as the assessment sees them. The
 * bands are a few times the chance spread; seed 1.
 */
class SyntheticProportionsTest {

    private static final int HOUSEHOLDS = 20_000;

    @TempDir
    static Path directory;

    private static CaseloadSummary summary;
    private static List<NamedCsvRecord> lines = List.of();
    private static List<NamedCsvRecord> memberMonths = List.of();
    private static Map<String, List<String>> monthsByHousehold = Map.of();

    @BeforeAll
    static void assess() throws Exception {
        Path facts = directory.resolve("facts");
        Path results = directory.resolve("results");
        summary = Caseloads.write(Caseloads.spec(HOUSEHOLDS, 1, "2026-4"), facts);
        assertThat(Caseloads.assess(facts, results, Bimester.parse("2026-4")).rejectedRows())
                .isZero();
        lines = Caseloads.rows(results.resolve("lines.csv"));
        memberMonths = Caseloads.rows(results.resolve("member_months.csv"));
        monthsByHousehold = Caseloads.rows(results.resolve("household_months.csv")).stream()
                .collect(Collectors.groupingBy(
                        row -> row.getField("household_id"),
                        Collectors.mapping(row -> row.getField("outcome"), Collectors.toList())));
    }

    @Test
    void compliance_is_near_the_published_one() {
        // Piura VI-2018: 96.55 % complied in a month at least, 94.10 % in both.
        int both = 0;
        int one = 0;
        for (List<String> months : monthsByHousehold.values()) {
            long compliant = months.stream()
                    .filter(outcome -> outcome.equals("COMPLIED") || outcome.equals("DEFAULT"))
                    .count();
            both += compliant == 2 ? 1 : 0;
            one += compliant >= 1 ? 1 : 0;
        }
        assertPercent(both, HOUSEHOLDS, 92, 95.5);
        assertPercent(one, HOUSEHOLDS, 95.5, 97.5);
    }

    @Test
    void paid_households_early_childhood_and_upper_secondary_are_near_the_published_ones() {
        // III-2025: 738 515 of 794 768 affiliated paid (92.9 %), TPI in 11.8 % of them, TAS in 1.50 %.
        Set<String> paid = householdsPaid("BASE");
        paid.addAll(householdsPaid("TPI"));
        paid.addAll(householdsPaid("TAS"));
        assertPercent(paid.size(), HOUSEHOLDS, 91.5, 94.5);
        assertPercent(householdsPaid("TPI").size(), paid.size(), 10.5, 13);
        assertPercent(householdsPaid("TAS").size(), paid.size(), 0.9, 2.1);
    }

    @Test
    void target_members_and_evidence_are_as_many_as_in_the_programme() {
        // 1.65 million target members in 760 000 households; 12 to 14 million records in three bimestres.
        Set<String> targets = memberMonths.stream()
                .filter(row -> row.getField("month").equals("2026-08"))
                .map(row -> row.getField("member_id"))
                .collect(Collectors.toSet());
        assertPercent(targets.size(), HOUSEHOLDS, 205, 225);
        assertPercent(summary.evidence(), HOUSEHOLDS, 1_550, 1_850);
        assertPercent(summary.people(), HOUSEHOLDS, 380, 420);
    }

    @Test
    void the_great_departments_have_their_share_and_the_coast_has_little() throws Exception {
        Map<String, Long> departments = Caseloads.rows(directory.resolve("facts/households.csv")).stream()
                .collect(Collectors.groupingBy(row -> row.getField("ubigeo").substring(0, 2), Collectors.counting()));
        assertPercent(departments.get("06"), HOUSEHOLDS, 12, 15.5);
        assertPercent(departments.get("20"), HOUSEHOLDS, 10.5, 13.5);
        assertPercent(departments.get("13"), HOUSEHOLDS, 6, 8.5);
        assertPercent(departments.get("16"), HOUSEHOLDS, 5.5, 8.5);
        assertPercent(departments.get("10"), HOUSEHOLDS, 4.5, 7);
        assertPercent(departments.getOrDefault("15", 0L), HOUSEHOLDS, 0.5, 3);
        assertPercent(departments.getOrDefault("07", 0L), HOUSEHOLDS, 0, 0.7);
    }

    @Test
    void late_differences_are_few_and_of_both_signs() {
        assertPercent(householdsWith("REINTEGRO"), HOUSEHOLDS, 0.5, 4);
        assertPercent(householdsWith("RECUPERO"), HOUSEHOLDS, 0.2, 2);
    }

    @Test
    void schools_have_the_size_of_rural_schools_whatever_the_size_of_the_caseload() throws Exception {
        List<Long> sizes = Caseloads.rows(directory.resolve("facts/attendance.csv")).stream()
                .filter(row -> row.getField("month").equals("2026-06"))
                .collect(Collectors.groupingBy(row -> row.getField("school_id"), Collectors.counting()))
                .values()
                .stream()
                .sorted()
                .toList();
        assertThat(sizes.get(sizes.size() / 2)).isBetween(10L, 25L);
        assertThat(sizes.getLast()).isBetween(80L, 160L);
    }

    @Test
    void every_reason_for_not_paying_is_there_to_be_rehearsed() {
        assertThat(lines.stream()
                        .filter(line -> line.getField("concept").equals("BASE"))
                        .map(line -> line.getField("reason"))
                        .distinct())
                .contains(
                        "COMPLIED",
                        "DEFAULT",
                        "NEW_HOUSEHOLD",
                        "NOT_COMPLIED",
                        "NOT_VERIFIED",
                        "NO_TARGET",
                        "SUSPENDED",
                        "NOT_POOR",
                        "CLASSIFICATION_EXPIRED",
                        "LATE_EVIDENCE");
        assertThat(lines.stream().map(line -> line.getField("state")).distinct())
                .contains("PAYABLE", "HELD");
    }

    private static Set<String> householdsPaid(String concept) {
        return lines.stream()
                .filter(line -> line.getField("kind").equals("CURRENT")
                        && line.getField("concept").equals(concept)
                        && !line.getField("amount").equals("0"))
                .map(line -> line.getField("household_id"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static long householdsWith(String kind) {
        return lines.stream()
                .filter(line -> line.getField("kind").equals(kind))
                .map(line -> line.getField("household_id"))
                .distinct()
                .count();
    }

    private static void assertPercent(long part, long whole, double low, double high) {
        assertThat(100.0 * part / whole).isBetween(low, high);
    }
}
