package org.ayni.app.console.places;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ayni.app.console.list.ListColumn.Word;

/** What the stored codes of places are called. */
final class PlaceWords {

    static final Map<String, Word> AREAS = words("URBANO", "Urbano", "RURAL", "Rural");

    static final Map<String, Word> LEVELS = words(
            "INICIAL", "Inicial",
            "PRIMARIA", "Primaria",
            "SECUNDARIA", "Secundaria",
            "EBE", "Básica especial",
            "CEBA", "Básica alternativa",
            "OTRO", "Otro");

    static final Map<String, Word> OPEN =
            Map.of("true", new Word("Activo", "good"), "false", new Word("Inactivo", "bad"));

    private PlaceWords() {}

    private static Map<String, Word> words(String... pairs) {
        Map<String, Word> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], new Word(pairs[i + 1], ""));
        }
        return words;
    }
}
