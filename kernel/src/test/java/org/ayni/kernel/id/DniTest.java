package org.ayni.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The identity number and its check character (rulebook §8). */
class DniTest {

    @ParameterizedTest
    @CsvSource({"12345678,1,E", "87654321,0,D", "40000000,5,J"})
    void published_numbers_have_their_check_characters(String number, char digit, char letter) {
        Dni dni = new Dni(number);
        assertThat(dni.checkDigit()).isEqualTo(digit);
        assertThat(dni.checkLetter()).isEqualTo(letter);
        assertThat(dni.acceptsCheck(digit)).isTrue();
        assertThat(dni.acceptsCheck(letter)).isTrue();
        assertThat(dni.acceptsCheck(Character.toLowerCase(letter))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(chars = {'2', '9', 'A', 'K', ' ', '-'})
    void other_check_characters_are_refused(char check) {
        assertThat(new Dni("12345678").acceptsCheck(check)).isFalse();
    }

    /** One wrong digit changes the weighted sum by less than 11 times its weight, so the check always differs. */
    @Test
    void one_wrong_digit_never_keeps_the_check_digit_and_letter() {
        String number = "40817263";
        Dni right = new Dni(number);
        for (int place = 0; place < 8; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (number.charAt(place) != digit) {
                    Dni wrong = new Dni(number.substring(0, place) + digit + number.substring(place + 1));
                    assertThat(wrong.checkLetter()).as(wrong.value()).isNotEqualTo(right.checkLetter());
                }
            }
        }
    }

    @Test
    void leading_zeros_are_kept() {
        assertThat(new Dni("00000007")).hasToString("00000007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "1234567a", "1234 678", "١٢٣٤٥٦٧٨", "12345678\n"})
    void anything_but_eight_digits_is_no_dni(String text) {
        assertThatThrownBy(() -> new Dni(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ubigeo_is_six_digits_and_holds_department_and_province() {
        Ubigeo ubigeo = new Ubigeo("010305");
        assertThat(ubigeo.department()).isEqualTo("01");
        assertThat(ubigeo.province()).isEqualTo("0103");
        assertThatThrownBy(() -> new Ubigeo("10305")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ubigeo("01030A")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void empty_ids_are_refused() {
        assertThatThrownBy(() -> new HouseholdId("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MemberId("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SchoolCode("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FacilityCode("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new FacilityCode("00001234")).hasToString("00001234");
    }
}
