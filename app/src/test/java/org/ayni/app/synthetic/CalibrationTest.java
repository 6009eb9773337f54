package org.ayni.app.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    private static final PublishedFigures PUBLISHED =
            PublishedFigures.of(Bimester.parse("2025-3")).orElseThrow();

    @Test
    void at_the_programme_s_own_size_it_is_what_was_published() {
        Calibration calibration = Calibration.of(PUBLISHED, PUBLISHED.affiliated());
        assertThat(calibration.paid())
                .hasSize(25)
                .containsEntry("06", 101_254)
                .containsEntry("20", 88_893)
                .containsEntry("13", 51_889)
                .containsEntry("16", 50_869)
                .containsEntry("10", 41_238);
        assertThat(sum(calibration.paid())).isEqualTo(738_515);
        assertThat(sum(calibration.roll())).isEqualTo(794_768);
        assertThat(calibration.tpi()).isEqualTo(86_839);
        assertThat(calibration.tas()).isEqualTo(11_103);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17, 999, 6_000, 76_000, 900_000})
    void at_any_size_the_departments_add_up_and_none_pays_more_than_it_has(int households) {
        Calibration calibration = Calibration.of(PUBLISHED, households);
        assertThat(sum(calibration.roll())).isEqualTo(households);
        assertThat(sum(calibration.paid())).isEqualTo(Calibration.scaled(738_515, households, PUBLISHED));
        calibration
                .paid()
                .forEach((department, paid) -> assertThat(paid)
                        .as(department)
                        .isLessThanOrEqualTo(calibration.roll().get(department)));
    }

    @Test
    void a_bimestre_of_which_only_the_country_is_published_has_the_assumed_parts() {
        PublishedFigures next = PublishedFigures.of(Bimester.parse("2025-4")).orElseThrow();
        Calibration calibration = Calibration.of(next, next.affiliated());
        assertThat(sum(calibration.paid())).isEqualTo(727_256);
        assertThat(calibration.paid().get("06")).isBetween(99_600, 99_800);
    }

    private static int sum(Map<String, Integer> parts) {
        return parts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
