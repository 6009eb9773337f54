package org.ayni.app.territory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The official district lists that we can read, recognised by their header. A column name is compared without accents and
 * case. An empty column name means that the layout does not have it.
 */
enum OfficialLayout {
    /** INEI 2025: names as people write them, altitude, population and coordinates of the capital. */
    INEI_2025(
            ';', "ubigeo", "", "provincia", "distrito", "capital_legal", "altitud", "poblacion", "latitud", "longitud"),

    /** INEI and RENIEC codes side by side, 2022: names in capitals without accents, {@code NA} for unknown. */
    INEI_RENIEC_2022(
            ',', "inei", "reniec", "provincia", "distrito", "capital", "altitude", "", "latitude", "longitude");

    private final char separator;
    private final List<String> columns;

    OfficialLayout(char separator, String... columns) {
        this.separator = separator;
        this.columns = List.of(columns);
    }

    /** What we take from a list, in the order in which a row is checked. */
    enum Fact {
        UBIGEO,
        RENIEC,
        PROVINCE,
        DISTRICT,
        CAPITAL,
        ALTITUDE,
        POPULATION,
        LATITUDE,
        LONGITUDE
    }

    char separator() {
        return separator;
    }

    /** The header that this layout gives to a fact; empty when it has none. */
    String column(Fact fact) {
        return columns.get(fact.ordinal());
    }

    static Optional<OfficialLayout> recognise(String headerLine) {
        return Arrays.stream(values())
                .filter(layout -> {
                    List<String> header = Arrays.stream(headerLine.split(String.valueOf(layout.separator)))
                            .map(OfficialLayout::plain)
                            .toList();
                    return layout.columns.stream()
                            .filter(name -> !name.isEmpty())
                            .allMatch(header::contains);
                })
                .findFirst();
    }

    /** A name without accents, quotes, case and surrounding blanks, to be compared. */
    static String plain(String text) {
        return Normalizer.normalize(text.replace("\"", ""), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
