package org.ayni.app.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.ayni.kernel.law.Confidence;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values laid over the law: what they change, how a mistake is told, and how they are written again. */
class LawChangesTest {

    private static final Law LAW = LawFiles.builtIn();
    private static final LocalDate BEGINS = LocalDate.of(2026, 7, 1);

    private static LawChanges parse(String text) {
        return LawChanges.parse("cambios.yaml", text);
    }

    private static DatedValue baseAmount(Law law, String day) {
        return law.parameter("base_amount").at(LocalDate.parse(day));
    }

    private static void assertRefused(String text, String... words) {
        assertThatThrownBy(() -> parse(text).over(LAW, BEGINS))
                .isInstanceOf(LawFileError.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void a_value_without_a_date_begins_when_the_change_begins_and_the_law_before_it_stays() {
        Law changed = parse("- {id: base_amount, values: [{value: 12000}]}").over(LAW, BEGINS);

        assertThat(baseAmount(changed, "2026-06-30")).isEqualTo(baseAmount(LAW, "2026-06-30"));
        assertThat(baseAmount(changed, "2026-07-01").value()).isEqualTo(new Value.Number(12_000));
        assertThat(baseAmount(changed, "2026-07-01").confidence()).isEqualTo(Confidence.ASSUMED);
    }

    @Test
    void dated_values_are_added_each_from_its_day() {
        Law changed = parse(
                        "- {id: base_amount, values: [{from: 2026-08-01, value: 12000}, {from: 2027-01-01, value: 13000}]}")
                .over(LAW, BEGINS);

        assertThat(baseAmount(changed, "2026-07-31").value()).isEqualTo(new Value.Number(10_000));
        assertThat(baseAmount(changed, "2026-08-31").value()).isEqualTo(new Value.Number(12_000));
        assertThat(baseAmount(changed, "2027-01-31").value()).isEqualTo(new Value.Number(13_000));
    }

    @Test
    void an_entry_copied_from_the_law_is_accepted_as_it_stands() {
        assertThat(parse("""
                        - id: attendance_minimum_percent
                          title: Asistencia escolar mínima
                          unit: por ciento de los días de clase del mes
                          rule: R-EDU
                          values: [{value: 80}]
                        """).over(LAW, BEGINS)).isNotNull();
        assertRefused(
                "- {id: base_amount, unit: soles, values: [{value: 120}]}", "base_amount", "«unit»", "quite ese campo");
    }

    @Test
    void a_mistake_says_where_it_is_and_what_to_do() {
        assertRefused("- {id: base_amuont, values: [{value: 1}]}", "cambios.yaml", "base_amuont", "law/parameters");
        assertRefused("- {id: base_amount, values: [{value: cien}]}", "base_amount", "número entero");
        assertRefused("- {id: base_amount, values: [{value: [a]}]}", "base_amount", "debe ser un número");
        assertRefused("- {id: base_amount, values: [{value: -1}]}", "base_amount", "negativo");
        assertRefused("- {id: base_amount, values: [{value: 1, until: 2027-01-01}]}", "base_amount", "until");
        assertRefused("- {id: base_amount, values: [{value: 1}, {value: 2}]}", "base_amount", "mismo día");
        assertRefused("- {id: base_amount, values: []}", "base_amount", "ningún valor");
        assertRefused("- {id: base_amount, values: [{value: 1, from: ayer}]}", "«from»", "AAAA-MM-DD");
        assertRefused("base_amount: 1", "cambios.yaml", "lista");
        assertRefused("- {id: tbs_districts, values: [{value: [\"10101\"]}]}", "tbs_districts", "seis dígitos");
        assertRefused(
                "- {id: base_amount, values: [{value: 1}]}\n- {id: base_amount, values: [{value: 2}]}", "dos veces");
    }

    @Test
    void a_folder_holds_values_and_nothing_else(@TempDir Path folder) throws IOException {
        assertThat(LawChanges.read(folder).isEmpty()).isTrue();
        Files.writeString(folder.resolve("LEAME.md"), "no se lee");
        Files.writeString(folder.resolve("montos.yaml"), "- {id: base_amount, values: [{value: 12000}]}");
        assertThat(LawChanges.read(folder).parameters()).containsExactly("base_amount");
        Files.writeString(folder.resolve("reasons.yaml"), "[]");
        assertThatThrownBy(() -> LawChanges.read(folder)).hasMessageContainingAll("reasons.yaml", "quite este archivo");
        assertThatThrownBy(() -> LawChanges.read(folder.resolve("no")))
                .isInstanceOf(LawFileError.class)
                .hasMessageContaining("no es una carpeta");
    }

    @Test
    void what_is_written_reads_as_the_same_changes() {
        LawChanges changes = parse("""
                - {id: tbs_districts, values: [{value: ["010101", "*"], source: «prueba», confidence: seen}]}
                - {id: base_amount, values: [{from: 2027-01-01, value: 12000, checked_until: 2027-12-31}]}
                """);

        assertThat(parse(changes.text()).text()).isEqualTo(changes.text());
        assertThat(parse(changes.text()).over(LAW, BEGINS).parameters())
                .isEqualTo(changes.over(LAW, BEGINS).parameters());
    }

    @Test
    void a_norm_puts_every_value_in_force_from_a_day_with_the_norm_as_its_source() {
        String text = parse("- {id: base_amount, values: [{value: 12000}]}")
                .textInForce(LocalDate.of(2027, 1, 1), "D.S. 001-2027-MIDIS");

        DatedValue value = baseAmount(parse(text).over(LAW, BEGINS), "2027-01-31");
        assertThat(value.from()).isEqualTo(LocalDate.of(2027, 1, 1));
        assertThat(value.source()).isEqualTo("D.S. 001-2027-MIDIS");
        assertThat(value.confidence()).isEqualTo(Confidence.NORM);
    }
}
