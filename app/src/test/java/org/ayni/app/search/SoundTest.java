package org.ayni.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ccahuana Kkahuana Qawana Cahuana",
                "Quispe Qquispe Kispe",
                "Vásquez Basques Vazquez",
                "Huamán Guaman Waman",
                "Llacta Yacta",
                "Yupanqui Iupanqui Yupanki",
                "Cusihuamán Cusiwaman Kusiguaman",
                "Jiménez Gimenes",
                "Cconcho Concho"
            })
    void spellings_of_one_name_sound_alike(String spellings) {
        assertThat(Stream.of(spellings.split(" ")).map(Words::of).map(words -> Sound.of(words.getFirst())))
                .as(spellings)
                .containsOnly(Sound.of(Words.of(spellings).getFirst()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quispe Quispez", "Mamani Mamano", "Rojas Rosas"})
    void other_names_sound_otherwise(String two) {
        String[] names = two.split(" ");
        assertThat(Sound.of(Words.of(names[0]).getFirst()))
                .isNotEqualTo(Sound.of(Words.of(names[1]).getFirst()));
    }
}
