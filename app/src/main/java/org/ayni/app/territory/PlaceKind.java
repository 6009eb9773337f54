package org.ayni.app.territory;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of places below the district. */
public enum PlaceKind {
    CENTRO_POBLADO("centros-poblados", "centro poblado", "centros poblados", 10, "el distrito INEI y 4 dígitos más"),
    SCHOOL("escuelas", "escuela", "escuelas", 8, "código modular de 7 dígitos y anexo de 1"),
    FACILITY("establecimientos", "establecimiento de salud", "establecimientos de salud", 8, "RENIPRESS de 8 dígitos");

    private final String word;
    private final String one;
    private final String many;
    private final int digits;
    private final String form;

    PlaceKind(String word, String one, String many, int digits, String form) {
        this.word = word;
        this.one = one;
        this.many = many;
        this.digits = digits;
        this.form = form;
    }

    /** In addresses and on the command line: {@code escuelas}. */
    public String word() {
        return word;
    }

    /** One of them, in Spanish. */
    public String one() {
        return one;
    }

    /** Several of them, in Spanish. */
    public String many() {
        return many;
    }

    /** What its code is made of, in Spanish. */
    public String form() {
        return form;
    }

    int digits() {
        return digits;
    }

    /** Whether a text has the form of a code of this kind. */
    public boolean isCode(String text) {
        return text.matches("[0-9]{" + digits + "}");
    }

    public static Optional<PlaceKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
