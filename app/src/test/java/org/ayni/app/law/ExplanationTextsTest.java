package org.ayni.app.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Phrase;
import org.ayni.kernel.law.PhraseText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every phrase of an explanation has words for each reader; the mother's are easy when they are filled in. */
class ExplanationTextsTest {

    private static final Law LAW = LawFiles.builtIn();
    private static final Pattern BLANK = Pattern.compile("\\{([^}]*)}");

    /** Something usual for every blank; of the nested ones, what stands in them most. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("monto", "S/ 200"),
            Map.entry("meses", "julio y agosto"),
            Map.entry("mes", "julio"),
            Map.entry("quien", "su bebé"),
            Map.entry("motivo", "Falta un control. Vaya pronto al centro de salud."),
            Map.entry("fecha", "4 de enero"),
            Map.entry("desde", "2 de enero"),
            Map.entry("dias", "2 días"),
            Map.entry("control", "el control"),
            Map.entry("edad", "8 años"),
            Map.entry("codigo", "M71"),
            Map.entry("nombre", "control prenatal"),
            Map.entry("cambio", "el control de su bebé en julio"),
            Map.entry("otro", "la vacuna de su bebé en julio"));

    @ParameterizedTest
    @EnumSource
    void every_phrase_has_words_for_each_reader_and_known_blanks(Phrase phrase) {
        PhraseText text = LAW.phrase(phrase);
        for (String words : List.of(text.mother(), text.manager(), text.auditor())) {
            assertThat(words).isNotBlank();
            assertThat(USUAL.keySet()).containsAll(blanks(words));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "CHANGE_.*|PERSON_.*|ITEM_.*")
    void mother_reads_short_and_easy_sentences(Phrase phrase) {
        String mother = filled(LAW.phrase(phrase).mother());
        assertThat(mother).endsWith(".");
        assertThat(EaseOfReading.sentences(mother))
                .allSatisfy(sentence ->
                        assertThat(EaseOfReading.words(sentence)).as(sentence).hasSizeLessThanOrEqualTo(15));
        assertThat(EaseOfReading.fernandezHuerta(mother)).as(mother).isGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @EnumSource
    void mother_reads_no_codes(Phrase phrase) {
        assertThat(filled(LAW.phrase(phrase).mother()))
                .doesNotContainPattern("R-[A-Z]|_|SIAGIE|HIS|CRED|FUR|CSE|APN|TPI");
    }

    private static Set<String> blanks(String words) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = BLANK.matcher(words);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String filled(String words) {
        return BLANK.matcher(words).replaceAll(blank -> Matcher.quoteReplacement(USUAL.get(blank.group(1))));
    }
}
