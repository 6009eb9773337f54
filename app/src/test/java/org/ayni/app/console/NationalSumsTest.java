package org.ayni.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ayni.app.access.Reach;
import org.ayni.app.access.Role;
import org.ayni.app.console.NationalSums.Sum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums of the nation have one door, and whoever is not told them is refused there. */
class NationalSumsTest {

    /** What reaches the database without a viewer, and why: acts, and what keeps the console's own settings. */
    private static final Map<String, String> WITHOUT_A_VIEWER = new TreeMap<>(Map.ofEntries(
            Map.entry("Metrics.java", "how full the queues are, of the whole installation"),
            Map.entry("NationalSums.java", "the one door for sums of the nation"),
            Map.entry("acts/ChainWork.java", "an act: the check of the chain writes its own record"),
            Map.entry("background/ActRows.java", "the tray, rows of the person who began"),
            Map.entry("cycles/BringReplies.java", "an act: takes in files of the bank"),
            Map.entry("cycles/FilesPage.java", "an act: writes down who fetched which file"),
            Map.entry("job/JobLease.java", "the tray, work held by its worker"),
            Map.entry("job/Jobs.java", "the tray, rows of the person himself"),
            Map.entry("list/ExportList.java", "an act: writes its record; the rows are read on behalf of the viewer"),
            Map.entry("list/SavedViews.java", "settings of the person himself, and those shared with his places"),
            Map.entry(
                    "roll/PasteDnis.java", "an act: writes its record; the people are read on behalf of the viewer")));

    private final RunningConsole console = RunningConsole.get();
    private final NationalSums sums = console.bean("nationalSums", NationalSums.class);

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_sum_is_told_to_whom_it_says_and_to_nobody_else(Role role) {
        for (Sum sum : Sum.values()) {
            if (sum.told().contains(role)) {
                int told = sums.read(console.viewer(role), sum, jdbc -> 1);
                assertThat(told).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> sums.read(console.viewer(role), sum, jdbc -> 1))
                        .as(sum + " " + role)
                        .isInstanceOf(NotFound.class);
            }
        }
    }

    @Test
    void money_of_the_nation_is_told_only_to_who_works_for_the_nation() {
        assertThat(Sum.BANK.told()).allSatisfy(role -> assertThat(role.reach()).isEqualTo(Reach.NATION));
        assertThat(Stream.of(Sum.values()).flatMap(sum -> sum.told().stream())).doesNotContain(Role.ADMINISTRATOR);
    }

    @Test
    void no_other_page_reads_past_the_territory_of_who_looks() throws IOException {
        Path pages = Path.of("src/main/java/org/ayni/app/console");
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(pages)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                if (Files.readString(source).replaceAll("\\s", "").contains("database.app()")) {
                    found.add(pages.relativize(source).toString());
                }
            }
        }
        assertThat(found).containsExactlyElementsOf(WITHOUT_A_VIEWER.keySet());
    }
}
