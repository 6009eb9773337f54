package org.ayni.app.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.law.Confidence;
import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.law.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The law with a directory of changes: what they replace, and how a mistake in them is told. */
class LawFilesTest {

    private static final Law BUILT_IN = LawFiles.builtIn();
    private static final LocalDate DAY = LocalDate.of(2026, 7, 31);

    @TempDir
    Path changes;

    private static String parameter(String id, String rule, String... values) {
        return """
                - id: %s
                  title: De prueba
                  unit: unidades
                  rule: %s
                  values:
                """.formatted(id, rule) + String.join("", values);
    }

    private static String value(String from, String value) {
        return """
                    - from: %s
                      value: %s
                      source: de prueba
                      confidence: assumed
                      checked_until: 2026-12-31
                """.formatted(from, value).indent(0);
    }

    private Law with(String file, String text) throws IOException {
        Path path = changes.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return LawFiles.withChanges(changes);
    }

    private void assertRefused(String file, String text, String... words) {
        assertThatThrownBy(() -> with(file, text))
                .isInstanceOf(LawFileError.class)
                .hasMessageContainingAll(words);
        assertThat(changes.resolve(file).toFile().delete()).isTrue();
    }

    // What a directory of changes does.

    @Test
    void empty_directory_changes_nothing() throws IOException {
        Law law = LawFiles.withChanges(changes);
        assertThat(law.parameters()).isEqualTo(BUILT_IN.parameters());
        assertThat(law.rules()).isEqualTo(BUILT_IN.rules());
        assertThat(law.norms()).isEqualTo(BUILT_IN.norms());
        assertThat(law.reasons()).isEqualTo(BUILT_IN.reasons());
    }

    @Test
    void changed_parameter_replaces_only_the_one_of_its_id() throws IOException {
        Law law = with(
                "parameters/attendance.yaml",
                parameter("attendance_minimum_percent", "R-EDU", value("2005-04-07", "90")));
        assertThat(law.schemeAt(DAY).deadlines().attendancePercent()).isEqualTo(90);
        assertThat(law.parameters().keySet()).isEqualTo(BUILT_IN.parameters().keySet());
        assertThat(law.parameters())
                .allSatisfy((id, parameter) -> assertThat(
                                parameter.equals(BUILT_IN.parameters().get(id)))
                        .as(id)
                        .isEqualTo(!id.equals("attendance_minimum_percent")));
        assertThat(law.rules()).isEqualTo(BUILT_IN.rules());
    }

    @Test
    void new_dated_value_decides_from_its_day_on() throws IOException {
        Law law = with(
                "base.yaml",
                parameter("base_amount", "R-BASE", value("2026-08-31", "12000"), value("2005-04-07", "10000")));
        assertThat(law.schemeAt(LocalDate.of(2026, 8, 30)).amounts().base()).isEqualTo(10000);
        assertThat(law.schemeAt(LocalDate.of(2026, 8, 31)).amounts().base()).isEqualTo(12000);
        assertThat(law.parameter("base_amount").at(DAY).confidence()).isEqualTo(Confidence.ASSUMED);
    }

    @Test
    void every_shape_of_value_can_be_replaced() throws IOException {
        Files.writeString(
                changes.resolve("shapes.yaml"),
                parameter("tas_grades", "R-TAS", value("2005-04-07", "[\"4\", \"5\"]"))
                        + parameter("haemoglobin_window", "R-PACK", value("2005-04-07", "{windows: [[180, 210]]}"))
                        + parameter("cred_newborn_gaps", "R-CRED", value("2005-04-07", "{gaps: [1, 2, 3]}"))
                        + parameter(
                                "rotavirus_doses",
                                "R-PACK",
                                value("2005-04-07", "{doses: [{not_before: 50, not_after: 60}, {after: 30}]}"))
                        + parameter(
                                "codes_cred",
                                "R-CRED",
                                value("2005-04-07", "{codes: [{code: z00.1, types: DR, needs_value: true}]}")));
        Scheme scheme = LawFiles.withChanges(changes).schemeAt(DAY);
        assertThat(scheme.amounts().tasGrades()).containsExactly("4", "5");
        assertThat(scheme.haemoglobin().first()).isEqualTo(180);
        assertThat(scheme.cred().newbornGaps()).containsExactly(1, 2, 3);
        assertThat(scheme.vaccines().getLast().doses().getLast().after()).isEqualTo(30);
        assertThat(scheme.codes().get(HealthKind.CRED).getFirst().code()).isEqualTo("Z001");
    }

    @Test
    void rule_norm_and_reason_are_replaced_by_id() throws IOException {
        Files.writeString(changes.resolve("norms.yaml"), """
                - {id: RDE-1, title: Proyecto de norma, issuer: JUNTOS, date: "", place: expediente 1}
                """);
        Files.writeString(changes.resolve("reasons.yaml"), """
                - {reason: OK, mother: Bien. Siga., manager: Nada., auditor: Cumple., rule: R-EDU}
                """);
        Law law = with("rules.yaml", """
                - {id: R-EDU, title: Otra, text: Otra., norm: RDE-1, place: "1", confidence: norm, note: ""}
                """);
        assertThat(law.rule("R-EDU").title()).isEqualTo("Otra");
        assertThat(law.rule("R-APN")).isEqualTo(BUILT_IN.rule("R-APN"));
        assertThat(law.norms()).containsKey("RDE-1").containsKey("COM");
        assertThat(law.reason(Reason.OK).rule()).isEqualTo("R-EDU");
        assertThat(law.reason(Reason.EXEMPTED)).isEqualTo(BUILT_IN.reason(Reason.EXEMPTED));
    }

    @Test
    void files_that_are_no_yaml_and_the_folder_of_cases_are_not_read() throws IOException {
        Files.writeString(changes.resolve("LEAME.md"), "# notas: sin cerrar [");
        assertThat(with("cases/R-EDU.yaml", "- case: sin forma de ley").parameters())
                .isEqualTo(BUILT_IN.parameters());
    }

    // How a mistake is told: file, entry, what is wrong.

    @Test
    void directory_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> LawFiles.withChanges(changes.resolve("nada")))
                .isInstanceOf(LawFileError.class)
                .hasMessageContainingAll("nada", "no es una carpeta");
    }

    @Test
    void badly_written_yaml_is_refused_with_its_place() {
        assertRefused("malo.yaml", "- id: a\n  title: uno: dos\n", "malo.yaml", "YAML mal escrito", "line 2");
    }

    @Test
    void key_written_twice_is_refused() {
        assertRefused("malo.yaml", "- id: a\n  title: uno\n  title: dos\n", "malo.yaml", "title");
    }

    @Test
    void file_that_is_no_list_is_refused() {
        assertRefused("malo.yaml", "id: a\n", "malo.yaml", "lista");
        assertRefused("malo.yaml", "", "malo.yaml", "lista");
    }

    @Test
    void entry_without_its_id_is_refused() {
        assertRefused("malo.yaml", "- title: a\n", "malo.yaml", "«id»");
        assertRefused("reasons.yaml", "- id: OK\n", "reasons.yaml", "«reason»");
    }

    @Test
    void missing_field_is_refused_with_its_name() {
        assertRefused("malo.yaml", "- id: base_amount\n  title: a\n", "malo.yaml", "«base_amount»", "«values»");
        assertRefused(
                "malo.yaml",
                parameter("base_amount", "R-BASE", value("2005-04-07", "1")).replace("  unit: unidades\n", ""),
                "malo.yaml",
                "«base_amount»",
                "«unit»");
        assertRefused("rules.yaml", "- id: R-EDU\n  title: a\n", "rules.yaml", "«R-EDU»", "«text»");
    }

    @Test
    void parameter_that_no_rule_asks_for_is_refused() {
        assertRefused(
                "malo.yaml", parameter("base_amout", "R-BASE", value("2005-04-07", "1")), "malo.yaml", "«base_amout»");
    }

    @Test
    void field_that_nobody_reads_is_refused() {
        assertRefused(
                "malo.yaml",
                parameter(
                        "base_amount",
                        "R-BASE",
                        value("2005-04-07", "1").replace("source:", "until: x\n      source:")),
                "malo.yaml",
                "«base_amount»",
                "«until»");
        assertRefused(
                "malo.yaml",
                parameter("rotavirus_doses", "R-PACK", value("2005-04-07", "{doses: [{not_befor: 50}]}")),
                "«rotavirus_doses»",
                "«not_befor»");
        assertRefused(
                "malo.yaml",
                parameter("codes_cred", "R-CRED", value("2005-04-07", "{codes: [{code: Z001, type: D}]}")),
                "«codes_cred»",
                "«type»");
        assertRefused("rules.yaml", "- {id: R-EDU, titulo: a}\n", "rules.yaml", "«R-EDU»", "«titulo»");
    }

    @Test
    void unknown_reason_is_refused() {
        assertRefused(
                "reasons.yaml",
                "- {reason: PORQUE_SI, mother: a, manager: a, auditor: a, rule: R-EDU}\n",
                "reasons.yaml",
                "«PORQUE_SI»",
                "motivo");
    }

    @Test
    void two_values_from_the_same_day_are_refused() {
        assertRefused(
                "malo.yaml",
                parameter("base_amount", "R-BASE", value("2005-04-07", "1"), value("2005-04-07", "2")),
                "malo.yaml",
                "«base_amount»",
                "2005-04-07");
    }

    @Test
    void parameter_without_a_value_is_refused() {
        assertRefused(
                "malo.yaml",
                "- {id: base_amount, title: a, unit: a, rule: R-BASE, values: []}\n",
                "malo.yaml",
                "«base_amount»");
    }

    @Test
    void unknown_shape_is_refused() {
        assertRefused(
                "malo.yaml",
                parameter("haemoglobin_window", "R-PACK", value("2005-04-07", "{ventanas: [[1, 2]]}")),
                "malo.yaml",
                "«haemoglobin_window»",
                "ventanas");
    }

    @Test
    void window_that_is_none_is_refused_with_its_place() {
        for (String window : new String[] {"[1]", "[1, 2, 3]", "[9, 8]", "[-1, 8]", "[uno, dos]", "5"}) {
            assertRefused(
                    "malo.yaml",
                    parameter("haemoglobin_window", "R-PACK", value("2005-04-07", "{windows: [" + window + "]}")),
                    "malo.yaml",
                    "«haemoglobin_window»");
        }
    }

    @Test
    void number_that_is_none_or_too_large_is_refused_with_its_place() {
        for (String number : new String[] {"mucho", "1.5", "99999999999999999999"}) {
            assertRefused(
                    "malo.yaml",
                    parameter("base_amount", "R-BASE", value("2005-04-07", number)),
                    "malo.yaml",
                    "«base_amount»");
        }
        assertRefused(
                "malo.yaml",
                parameter("cred_newborn_gaps", "R-CRED", value("2005-04-07", "{gaps: [9999999999]}")),
                "malo.yaml",
                "«cred_newborn_gaps»");
    }

    @Test
    void value_of_the_wrong_shape_for_its_parameter_is_refused_before_anything_is_computed() {
        assertRefused(
                "malo.yaml",
                parameter("base_amount", "R-BASE", value("2005-04-07", "{windows: [[1, 2]]}")),
                "base_amount");
        assertRefused(
                "malo.yaml",
                parameter("haemoglobin_window", "R-PACK", value("2005-04-07", "{windows: [[1, 2], [3, 4]]}")),
                "haemoglobin_window");
    }

    @Test
    void date_that_is_none_is_refused() {
        assertRefused(
                "malo.yaml",
                parameter("base_amount", "R-BASE", value("31/12/2025", "1")),
                "malo.yaml",
                "«base_amount»",
                "AAAA-MM-DD",
                "31/12/2025");
    }

    @Test
    void unknown_confidence_is_refused() {
        assertRefused(
                "malo.yaml",
                parameter("base_amount", "R-BASE", value("2005-04-07", "1")).replace("assumed", "seguro"),
                "malo.yaml",
                "«base_amount»",
                "norm, seen o assumed");
    }

    @Test
    void parameter_of_an_unknown_rule_is_refused() {
        assertRefused("malo.yaml", parameter("base_amount", "R-NADA", value("2005-04-07", "1")), "R-NADA");
    }

    @Test
    void rule_that_cites_an_unknown_norm_is_refused() {
        assertRefused(
                "rules.yaml",
                "- {id: R-EDU, title: a, text: a., norm: NADA, place: a, confidence: norm, note: a}\n",
                "R-EDU",
                "NADA");
    }

    @Test
    void reason_of_an_unknown_rule_is_refused() {
        assertRefused(
                "reasons.yaml", "- {reason: OK, mother: a, manager: a, auditor: a, rule: R-NADA}\n", "OK", "R-NADA");
    }

    @Test
    void month_before_the_first_value_has_no_scheme() throws IOException {
        Law law = with("base.yaml", parameter("base_amount", "R-BASE", value("2026-08-01", "1")));
        assertThatThrownBy(() -> law.schemeAt(DAY)).hasMessageContaining("base_amount");
        assertThat(law.parameter(ParameterIds.TPI_AMOUNT).at(DAY).value()).isNotNull();
    }
}
