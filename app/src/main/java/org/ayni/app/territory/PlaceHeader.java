package org.ayni.app.territory;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which column of a list of places says what. */
final class PlaceHeader {

    private static final String SEPARATORS = ";,\t|";

    private final PlaceKind kind;
    private final Map<PlaceFact, Integer> positions = new EnumMap<>(PlaceFact.class);
    private final Map<PlaceFact, String> written = new EnumMap<>(PlaceFact.class);

    PlaceHeader(PlaceKind kind, CsvRecord header) {
        this.kind = kind;
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            columns.putIfAbsent(plain(header.getField(i)), i);
        }
        for (PlaceFact fact : PlaceFact.values()) {
            for (String heading : fact.headings(kind)) {
                Integer position = columns.get(heading);
                if (position != null && !positions.containsKey(fact)) {
                    positions.put(fact, position);
                    written.put(fact, header.getField(position).strip());
                }
            }
        }
    }

    /** The sign that the heading line uses most between its columns. */
    static char separator(String headingLine) {
        char best = SEPARATORS.charAt(0);
        long most = 0;
        for (char separator : SEPARATORS.toCharArray()) {
            long count =
                    headingLine.chars().filter(letter -> letter == separator).count();
            if (count > most) {
                best = separator;
                most = count;
            }
        }
        return best;
    }

    boolean has(PlaceFact fact) {
        return positions.containsKey(fact);
    }

    /** Headings that must be there and are not, in words. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        boolean twoParts = has(PlaceFact.MODULAR) && has(PlaceFact.ANNEX);
        if (!has(PlaceFact.CODE) && !twoParts) {
            missing.add(
                    kind == PlaceKind.SCHOOL
                            ? "«codigo» (8 dígitos), o «cod_mod» y «anexo»"
                            : accepted(PlaceFact.CODE));
        }
        if (!has(PlaceFact.NAME)) {
            missing.add(accepted(PlaceFact.NAME));
        }
        if (kind != PlaceKind.CENTRO_POBLADO && !has(PlaceFact.UBIGEO) && !has(PlaceFact.RENIEC)) {
            missing.add(accepted(PlaceFact.UBIGEO));
        }
        return missing;
    }

    private String accepted(PlaceFact fact) {
        return "«" + String.join("» o «", fact.headings(kind)) + "»";
    }

    /** The cell, as it stands there; empty when the list or the row has none. */
    String cell(CsvRecord row, PlaceFact fact) {
        Integer position = positions.get(fact);
        return position == null || position >= row.getFieldCount()
                ? ""
                : row.getField(position).strip();
    }

    /** The heading as the list writes it, or ours. */
    String heading(PlaceFact fact) {
        List<String> ours = fact.headings(kind);
        return written.getOrDefault(fact, ours.isEmpty() ? "" : ours.getFirst());
    }

    private static String plain(String heading) {
        return OfficialLayout.plain(heading).replaceAll("[\\s.]+", "_");
    }
}
