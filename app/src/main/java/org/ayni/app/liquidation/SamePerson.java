package org.ayni.app.liquidation;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Whether two names are of one person, as far as writing goes: blanks, accents and capitals do not make another person. Who
 * signs is known for certain only once people log in; until then this catches the slip, not the fraud.
 */
public final class SamePerson {

    private SamePerson() {}

    /** True when the names differ in nothing that makes another person. */
    public static boolean decide(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        String withoutMarks = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return withoutMarks
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}\\p{Cf}]+", " ")
                .strip();
    }
}
