package org.ayni.app.console.list;

import java.text.Normalizer;
import java.util.Locale;
import org.ayni.app.access.SeenPlaces;

/** Names of places as part of a file name: lower-case ASCII. */
final class Slug {

    private Slug() {}

    static String of(SeenPlaces places) {
        if (places.nation()) {
            return "nacional";
        }
        return places.units().isEmpty() ? "sin-territorio" : of(String.join("-", places.units()));
    }

    static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
