package org.ayni.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ayni.app.law.LawChanges;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.ProblemException;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.money.Soles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change does to a few households, counted by hand. */
class WhatIfTest {

    private static final Law LAW = LawFiles.builtIn();
    private static final Territory TERRITORY = Territory.builtIn();

    /** Lima: absent 4 of 20 days in July (80 %), 2 in August (90 %). */
    private static final String ONE_MONTH = "H1";

    /** Áncash: 80 % in both months. */
    private static final String NO_MONTH = "H2";

    /** Áncash: always there. */
    private static final String BOTH_MONTHS = "H3";

    @TempDir
    Path folder;

    private Facts facts = StudentFacts.empty(LAW);

    @BeforeEach
    void read() {
        facts = StudentFacts.read(
                new StudentFacts()
                        .student(ONE_MONTH, "150101", 1, 4, 2)
                        .student(NO_MONTH, "020101", 2, 4, 4)
                        .student(BOTH_MONTHS, "020101", 3, 0, 0)
                        .write(folder),
                LAW);
    }

    private static Law changed(String yaml) {
        return LawChanges.parse("cambios.yaml", yaml).over(LAW, StudentFacts.PERIOD.firstDay());
    }

    private static Law number(String parameter, int value) {
        return changed("- id: " + parameter + "\n  values:\n    - value: " + value + "\n");
    }

    private WhatIf all() {
        return new WhatIf(facts, LAW, TERRITORY, Optional.empty(), 2);
    }

    private static WhatIfResult.UnitCost cost(String unit, CostItem item, int before, int after) {
        return new WhatIfResult.UnitCost(unit, item, Soles.ofCentimos(before), Soles.ofCentimos(after));
    }

    private static List<Long> households(WhatIfResult result) {
        return result.distribution().stream()
                .map(WhatIfResult.RangeCount::households)
                .toList();
    }

    @Test
    void attendance_at_80_pays_the_months_that_85_did_not() {
        WhatIfResult result = all().run(number("attendance_minimum_percent", 80));

        assertThat(result.costs())
                .containsExactly(
                        cost("ANCASH", CostItem.BASE, 20_000, 40_000),
                        cost("LIMA-CALLAO", CostItem.BASE, 10_000, 20_000));
        assertThat(result.effects())
                .containsExactly(
                        new WhatIfResult.UnitEffects("ANCASH", 1, 0, 0, 1, 0),
                        new WhatIfResult.UnitEffects("LIMA-CALLAO", 0, 1, 0, 0, 0));
        assertThat(households(result)).containsExactly(0L, 0L, 0L, 0L, 1L, 0L, 0L, 1L, 1L);
    }

    @Test
    void attendance_at_95_takes_away_what_85_paid() {
        WhatIfResult result = all().run(number("attendance_minimum_percent", 95));

        assertThat(result.before()).isEqualTo(Soles.ofCentimos(30_000));
        assertThat(result.after()).isEqualTo(Soles.ofCentimos(20_000));
        assertThat(result.effects())
                .containsExactly(
                        new WhatIfResult.UnitEffects("ANCASH", 2, 0, 0, 0, 0),
                        new WhatIfResult.UnitEffects("LIMA-CALLAO", 0, 0, 0, 0, 1));
    }

    @Test
    void a_changed_amount_is_gained_by_those_who_were_paid() {
        WhatIfResult result = all().run(number("base_amount", 12_000));

        assertThat(result.effects().stream()
                        .mapToLong(WhatIfResult.UnitEffects::gains)
                        .sum())
                .isEqualTo(2);
        assertThat(result.after()).isEqualTo(Soles.ofCentimos(36_000));
        assertThat(households(result)).containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 0L, 0L, 0L);
    }

    @Test
    void lower_secondary_is_paid_in_the_districts_named_and_nowhere_else() {
        Law named = changed("- id: tbs_districts\n  values:\n    - value: [\"020101\"]\n");
        Law everywhere = changed("- id: tbs_districts\n  values:\n    - value: [\"*\"]\n");

        // H2 is in grade 2 and does not comply; H3 complies and is in grade 3; H1 is in grade 1 of another district.
        assertThat(all().run(named).costs()).noneMatch(cost -> cost.item() == CostItem.TBS);
        assertThat(all().run(everywhere).costs()).contains(cost("LIMA-CALLAO", CostItem.TBS, 0, 5_000));
    }

    @Test
    void a_scope_looks_at_the_households_of_one_territorial_unit() {
        WhatIf ancash = new WhatIf(facts, LAW, TERRITORY, Optional.of("ANCASH"), 2);
        WhatIfResult result = ancash.run(number("attendance_minimum_percent", 80));

        assertThat(result.households()).isEqualTo(2);
        assertThat(result.costs()).containsExactly(cost("ANCASH", CostItem.BASE, 20_000, 40_000));
        assertThat(ancash.typicalCases(result, LAW, 20)).hasSize(1);
    }

    @Test
    void a_territorial_unit_without_households_has_nothing_to_show() {
        WhatIf tacna = new WhatIf(facts, LAW, TERRITORY, Optional.of("TACNA"), 1);

        assertThat(tacna.run(number("base_amount", 1)).households()).isZero();
    }

    @Test
    void without_a_change_there_is_no_difference() {
        WhatIfResult result = all().run(changed(""));

        assertThat(result.before()).isEqualTo(result.after());
        assertThat(result.effects()).allMatch(unit -> unit.same() == unit.households());
        assertThat(all().typicalCases(result, LAW, 20)).isEmpty();
    }

    @Test
    void a_change_that_begins_later_changes_nothing_now() {
        Law later = changed("- id: base_amount\n  values:\n    - {from: 2026-09-01, value: 12000}\n");

        assertThat(all().run(later).hash()).isEqualTo(all().run(LAW).hash());
    }

    @Test
    void a_typical_case_says_how_many_it_stands_for_and_what_the_two_laws_say_differently() {
        Law at80 = number("attendance_minimum_percent", 80);
        WhatIf whatIf = all();
        List<TypicalCase> cases = whatIf.typicalCases(whatIf.run(at80), at80, 20);

        assertThat(cases).hasSize(2);
        TypicalCase lima = cases.stream()
                .filter(typical -> typical.household().value().equals(ONE_MONTH))
                .findFirst()
                .orElseThrow();
        assertThat(lima.households()).isEqualTo(1);
        assertThat(lima.difference()).isEqualTo(Soles.ofCentimos(10_000));
        assertThat(lima.kind()).isEqualTo("sube base; un mes de «no cumplió» a «cumplió»");
        assertThat(lima.onlyBefore()).anyMatch(said -> said.contains("ATTENDANCE_BELOW_MINIMUM"));
        assertThat(lima.onlyAfter()).anyMatch(said -> said.contains("Asistencia escolar mínima = 80"));
        assertThat(lima.explanationAfter().text()).contains("S/ 200.00");
    }

    @Test
    void the_result_does_not_depend_on_the_number_of_threads() {
        Law at80 = number("attendance_minimum_percent", 80);

        assertThat(new WhatIf(facts, LAW, TERRITORY, Optional.empty(), 3)
                        .run(at80)
                        .hash())
                .isEqualTo(new WhatIf(facts, LAW, TERRITORY, Optional.empty(), 1)
                        .run(at80)
                        .hash());
    }

    @Test
    void what_was_not_kept_of_the_evidence_cannot_be_asked_for() {
        assertThatThrownBy(() -> all().run(number("retro_bimesters", 1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("bimestres anteriores");
        Law newCode = changed("- id: codes_cred\n  values:\n    - value: {codes: [{code: Z999}]}\n");
        assertThatThrownBy(() -> all().run(newCode))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("códigos HIS");
        assertThat(new WhatIf(StudentFacts.read(folder, newCode), LAW, TERRITORY, Optional.empty(), 1)
                        .run(newCode)
                        .households())
                .isEqualTo(3);
    }
}
