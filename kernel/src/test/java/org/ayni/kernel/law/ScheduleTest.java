package org.ayni.kernel.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows, doses and codes: the shapes in which the law says when and what. */
class ScheduleTest {

    @Test
    void window_is_due_in_the_month_of_its_last_day() {
        Window window = new Window(29, 59);
        int birth = 1000;
        assertThat(window.isDue(birth, 1059, 1089)).isTrue();
        assertThat(window.isDue(birth, 1030, 1059)).isTrue();
        assertThat(window.isDue(birth, 1060, 1090)).isFalse();
        assertThat(window.isDue(birth, 1029, 1058)).isFalse();
    }

    @Test
    void window_that_ends_before_it_begins_or_before_birth_is_refused() {
        assertThat(new Window(5, 5).last()).isEqualTo(5);
        assertThatThrownBy(() -> new Window(6, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Window(-1, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Second dose of polio: max(d1 + 28, 120) to min(d1 + 70, 147). */
    @ParameterizedTest
    @CsvSource({"60,120,130", "76,120,146", "77,120,147", "92,120,147", "93,121,147", "119,147,147"})
    void dose_counts_from_the_one_before_it_within_its_own_bounds(int before, int first, int last) {
        Dose dose = new Dose(28, 70, 120, 147);
        assertThat(dose.first(before)).isEqualTo(first);
        assertThat(dose.last(before)).isEqualTo(last);
    }

    @Test
    void first_dose_has_only_its_own_bounds() {
        Dose dose = new Dose(0, Dose.UNBOUNDED, 55, 119);
        assertThat(dose.first(0)).isEqualTo(55);
        assertThat(dose.last(0)).isEqualTo(119);
    }

    @Test
    void dose_without_own_bounds_follows_the_one_before_it() {
        Dose dose = new Dose(28, 70, 0, Dose.UNBOUNDED);
        assertThat(dose.first(119)).isEqualTo(147);
        assertThat(dose.last(119)).isEqualTo(189);
    }

    @ParameterizedTest
    @CsvSource({"99199.17,9919917", "z00.1,Z001", "d50.9,D509", "90670,90670", "P07.1.1,P0711"})
    void codes_are_compared_without_dots_and_in_capitals(String written, String code) {
        assertThat(HealthCode.normalise(written)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"D,true", "R,true", "P,false", "'',false"})
    void record_needs_one_of_the_accepted_types(String type, boolean accepted) {
        assertThat(new HealthCode("D509", "DR", false, "").accepts(type, "")).isEqualTo(accepted);
    }

    @Test
    void code_without_types_accepts_any_also_none() {
        HealthCode code = new HealthCode("Z001", "", false, "");
        assertThat(code.accepts("", "")).isTrue();
        assertThat(code.accepts("P", "TA")).isTrue();
    }

    @Test
    void delivery_refused_by_its_laboratory_text_does_not_count_in_any_case() {
        HealthCode iron = new HealthCode("9919917", "D", false, "TA");
        assertThat(iron.accepts("D", "")).isTrue();
        assertThat(iron.accepts("D", "1")).isTrue();
        assertThat(iron.accepts("D", "TA")).isFalse();
        assertThat(iron.accepts("D", "ta")).isFalse();
        assertThat(iron.accepts("D", "TAB")).isTrue();
    }

    @Test
    void test_needs_its_value() {
        HealthCode haemoglobin = new HealthCode("85018", "D", true, "");
        assertThat(haemoglobin.accepts("D", "11.2")).isTrue();
        assertThat(haemoglobin.accepts("D", "")).isFalse();
        assertThat(haemoglobin.accepts("R", "11.2")).isFalse();
    }

    @Test
    void code_with_a_dot_is_refused_in_the_law() {
        assertThatThrownBy(() -> new HealthCode("D50.9", "", false, "")).isInstanceOf(IllegalArgumentException.class);
    }
}
