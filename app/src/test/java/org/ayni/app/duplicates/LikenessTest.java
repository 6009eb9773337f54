package org.ayni.app.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Synthetic people, as two clerks may have written them. */
class LikenessTest {

    private static final int POSSIBLE = 60;
    private static final int LIKELY = 80;

    private static PersonCard card(
            int household, String given, String paternal, String maternal, String birth, String dni) {
        return new PersonCard(
                0,
                household,
                given,
                paternal,
                maternal,
                "Rosa Quispe Ayala",
                birth.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(birth)),
                "F",
                dni,
                "060101",
                "0601010001");
    }

    @ParameterizedTest
    @CsvSource({
        "María Elena, Huamán, Quispe, 2019-04-12",
        "MARIA ELENA, HUAMAN, QUISPE, 2019-04-12",
        "Maria Helena, Guamán, Kispe, 2019-04-12",
        "María, Huamán, Quispe, 2019-04-12",
        "María Elena, Quispe, Huamán, 2019-04-12",
        "María Elena, Huamán, Quispe, 2019-12-04",
        "María Elena, Huamán, Quispe, 2018-04-12",
        "María Elena, Huaman, '', 2019-04-12",
        "Maria Elenna, Huamna, Quispe, 2019-04-12"
    })
    void one_child_written_by_two_clerks_is_likely_one(String given, String paternal, String maternal, String birth) {
        PersonCard first = card(1, "María Elena", "Huamán", "Quispe", "2019-04-12", "");
        Likeness likeness = Likeness.of(first, card(2, given, paternal, maternal, birth, "90000001"));
        assertThat(likeness.points()).as(likeness.toString()).isGreaterThanOrEqualTo(LIKELY);
    }

    @ParameterizedTest
    @CsvSource({
        "Juana, Huamán, Quispe, 2019-04-12",
        "María Elena, Mamani, Quispe, 2017-01-30",
        "Pedro, Huamán, Quispe, 2021-09-02",
        "María Elena, Condori, Ramos, 2019-04-12",
        "'', '', '', ''"
    })
    void two_children_are_not_one(String given, String paternal, String maternal, String birth) {
        PersonCard first = card(1, "María Elena", "Huamán", "Quispe", "2019-04-12", "90000002");
        Likeness likeness = Likeness.of(first, card(2, given, paternal, maternal, birth, "90000713"));
        assertThat(likeness.points()).as(likeness.toString()).isLessThan(POSSIBLE);
    }

    @Test
    void twins_are_two_people() {
        Likeness likeness = Likeness.of(
                card(1, "María Elena", "Huamán", "Quispe", "2019-04-12", ""),
                card(1, "Juana Rosa", "Huamán", "Quispe", "2019-04-12", ""));
        assertThat(likeness.signs()).contains(Sign.TWINS);
        assertThat(likeness.points()).isLessThan(POSSIBLE);
    }

    @Test
    void one_document_on_two_records_is_seen_whatever_the_names() {
        Likeness likeness = Likeness.of(
                card(1, "María Elena", "Huamán", "Quispe", "2019-04-12", "90000003"),
                card(2, "Pedro", "Soto", "Vega", "1980-01-01", "90000003"));
        assertThat(likeness.signs()).contains(Sign.SAME_DNI, Sign.OTHER_BIRTH);
    }

    @Test
    void likeness_does_not_depend_on_who_comes_first() {
        PersonCard a = card(1, "María Elena", "Huamán", "Quispe", "2019-04-12", "90000004");
        PersonCard b = card(2, "Elena", "Quispe", "Huaman", "2019-12-04", "90000040");
        assertThat(Likeness.of(a, b)).isEqualTo(Likeness.of(b, a));
    }
}
