package org.ayni.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.ReasonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason has words for the mother, the local manager and the auditor, each as that reader needs them. */
class ReasonTextsTest {

    private static final Law LAW = LawFiles.builtIn();

    @ParameterizedTest
    @EnumSource
    void every_reason_has_a_text_for_each_reader_and_a_rule(Reason reason) {
        ReasonText text = LAW.reason(reason);
        assertThat(text.mother()).isNotBlank();
        assertThat(text.manager()).isNotBlank();
        assertThat(text.auditor()).isNotBlank();
        assertThat(LAW.rules()).containsKey(text.rule());
    }

    @ParameterizedTest
    @EnumSource
    void mother_reads_at_most_three_short_and_easy_sentences(Reason reason) {
        String mother = LAW.reason(reason).mother();
        assertThat(EaseOfReading.sentences(mother))
                .hasSizeBetween(2, 3)
                .allSatisfy(sentence ->
                        assertThat(EaseOfReading.words(sentence)).as(sentence).hasSizeLessThanOrEqualTo(12));
        assertThat(EaseOfReading.fernandezHuerta(mother)).as(mother).isGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @EnumSource
    void mother_reads_no_codes(Reason reason) {
        assertThat(LAW.reason(reason).mother())
                .doesNotContainPattern("R-[A-Z]|_|SIAGIE|HIS|CRED|FUR|CSE|APN")
                .endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void manager_and_auditor_read_different_texts_of_reasonable_length(Reason reason) {
        ReasonText text = LAW.reason(reason);
        assertThat(text.manager())
                .isNotEqualTo(text.auditor())
                .hasSizeLessThan(250)
                .endsWith(".");
        assertThat(text.auditor()).hasSizeLessThan(250).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({"bebé,2", "todavía,4", "escuela,3", "DNI,1", "aún,2", "cuota,2", "niña,2", "1880,4", "y,1", "país,2"})
    void syllables_are_counted_as_they_are_spoken(String word, int syllables) {
        assertThat(EaseOfReading.syllables(word)).isEqualTo(syllables);
    }

    @Test
    void words_of_the_law_are_easy_and_words_of_the_office_are_not() {
        assertThat(EaseOfReading.fernandezHuerta("Este mes no hubo clases. No tiene que hacer nada."))
                .isGreaterThan(80);
        assertThat(EaseOfReading.fernandezHuerta(
                        "Su clasificación socioeconómica correspondiente ha perdido vigencia administrativa."))
                .isLessThan(40);
    }
}
