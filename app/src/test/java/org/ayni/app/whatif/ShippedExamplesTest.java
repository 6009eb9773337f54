package org.ayni.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ayni.app.law.LawChanges;
import org.ayni.app.law.LawFiles;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.law.Law;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of {@code law/whatif} changes what it says it changes in a synthetic caseload, and nothing else. */
class ShippedExamplesTest {

    private static final Path FOLDER = Path.of("../law/whatif");
    private static final Law LAW = LawFiles.builtIn();
    private static final Territory TERRITORY = Territory.builtIn();

    /** What may change, by example; a change elsewhere is an error, and so is none at all. */
    private static final Map<String, Set<CostItem>> CHANGES = Map.of(
            "asistencia-80", EnumSet.of(CostItem.BASE, CostItem.TPI, CostItem.TAS),
            "piloto-urbano", EnumSet.of(CostItem.TPI),
            "tbs-en-todo-el-pais", EnumSet.of(CostItem.TBS),
            "tpi-24-meses", EnumSet.of(CostItem.TPI));

    private static final Set<String> UNITS_OF_THE_PILOT =
            Set.of("LA-LIBERTAD", "LAMBAYEQUE", "LIMA-CALLAO", "LORETO-IQUITOS", "PIURA");

    @TempDir
    static Path facts;

    private static WhatIf whatIf = new WhatIf(StudentFacts.empty(LAW), LAW, TERRITORY, Optional.empty(), 1);

    @BeforeAll
    static void generate() throws IOException {
        SyntheticCaseload.write(new CaseloadSpec(3_000, 7, StudentFacts.PERIOD, 0), TERRITORY, LAW, facts, done -> {});
        whatIf = new WhatIf(StudentFacts.read(facts, LAW), LAW, TERRITORY, Optional.empty(), 2);
    }

    static List<String> examples() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static WhatIfResult run(String example) {
        return whatIf.run(LawChanges.read(FOLDER.resolve(example)).over(LAW, StudentFacts.PERIOD.firstDay()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_changes_what_it_says_and_nothing_else(String example) throws IOException {
        assertThat(CHANGES).containsKey(example);
        WhatIfResult result = run(example);

        assertThat(result.after()).isGreaterThan(result.before());
        assertThat(result.costs())
                .filteredOn(cost -> !cost.before().equals(cost.after()))
                .isNotEmpty()
                .extracting(WhatIfResult.UnitCost::item)
                .isSubsetOf(CHANGES.get(example));
        assertThat(Files.readString(FOLDER.resolve("README.md"))).contains("| `" + example + "` |");
    }

    @Test
    void the_pilot_touches_only_its_own_territorial_units() {
        assertThat(run("piloto-urbano").costs())
                .filteredOn(cost -> !cost.before().equals(cost.after()))
                .extracting(WhatIfResult.UnitCost::unit)
                .isSubsetOf(UNITS_OF_THE_PILOT);
    }

    @Test
    void lower_attendance_takes_nothing_from_anybody() {
        assertThat(run("asistencia-80").effects()).allMatch(unit -> unit.loses() == 0 && unit.leaves() == 0);
    }
}
