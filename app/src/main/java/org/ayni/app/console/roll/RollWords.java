package org.ayni.app.console.roll;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ayni.app.console.list.ListColumn.Word;

/** What the codes of the roll are called on a page. */
final class RollWords {

    static final Map<String, Word> STATES = ordered(
            "AFFILIATED", new Word("Afiliado", "good"),
            "SUSPENDED", new Word("Suspendido", "note"),
            "DISAFFILIATED", new Word("Desafiliado", "bad"),
            "WAITING_CLASSIFICATION", new Word("En espera de clasificación", ""),
            "VALIDATED", new Word("Validado", ""),
            "ELIGIBLE", new Word("Elegible", ""),
            "DISCARDED", new Word("Descartado", "bad"));

    static final Map<String, Word> CLASSES = ordered(
            "PE", new Word("Pobre extremo", ""),
            "PNE", new Word("Pobre no extremo", ""),
            "NP", new Word("No pobre", "note"));

    static final Map<String, Word> ACCOUNTS = ordered(
            "ACTIVE", new Word("Activa", "good"),
            "NO_CARD", new Word("Sin tarjeta", "note"),
            "BLOCKED", new Word("Bloqueada", "bad"),
            "NONE", new Word("Sin cuenta", "bad"));

    private RollWords() {}

    /** Code and word alone, for a filter. */
    static Map<String, String> options(Map<String, Word> words) {
        Map<String, String> options = new LinkedHashMap<>();
        words.forEach((code, word) -> options.put(code, word.spanish()));
        return options;
    }

    private static Map<String, Word> ordered(Object... pairs) {
        Map<String, Word> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put((String) pairs[i], (Word) pairs[i + 1]);
        }
        return words;
    }
}
