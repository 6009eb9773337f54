package org.ayni.app.upload;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ayni.app.problem.Problem;

/**
 * Where each column of a kind of list stands in a file.
 *
 * @param sources place in the file for each column of the layout; -1 = the file does not have it
 */
public record ColumnMapping(List<Integer> sources) {

    static final int NONE = -1;

    public ColumnMapping {
        sources = List.copyOf(sources);
    }

    int source(int column) {
        return sources.get(column);
    }

    /** The digest by which a layout of a file is known again: its headers in order, without case, accents or signs. */
    public static String layoutOf(List<String> header) {
        String keys = header.stream().map(CleanText::headerKey).collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(keys.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** By the names of the columns alone. A header that stands twice names nothing. */
    public static ColumnMapping byName(ListLayout layout, List<String> header) {
        List<Integer> sources = new ArrayList<>();
        for (ListField field : layout.fields()) {
            int found = NONE;
            boolean twice = false;
            for (int at = 0; at < header.size(); at++) {
                if (field.isCalled(header.get(at))) {
                    twice |= found != NONE;
                    found = at;
                }
            }
            if (twice) {
                found = exact(field, header);
            }
            sources.add(found);
        }
        return new ColumnMapping(sources);
    }

    private static int exact(ListField field, List<String> header) {
        return header.indexOf(field.name()) == header.lastIndexOf(field.name()) ? header.indexOf(field.name()) : NONE;
    }

    /**
     * By the names that a person gives.
     *
     * @param headers header of the file for each column of the layout; what is missing or empty is found by name
     * @throws org.ayni.app.problem.ProblemException for a column or header that is not there
     */
    public static ColumnMapping by(ListLayout layout, List<String> header, Map<String, String> headers) {
        Map<String, Integer> places = new HashMap<>();
        for (int at = header.size() - 1; at >= 0; at--) {
            places.put(CleanText.headerKey(header.get(at)), at);
        }
        List<Integer> sources = new ArrayList<>(byName(layout, header).sources());
        headers.forEach((field, wanted) -> {
            if (!wanted.isBlank()) {
                Integer place = places.get(CleanText.headerKey(wanted));
                if (place == null
                        || layout.fields().stream().noneMatch(one -> one.name().equals(field))) {
                    throw Problem.usage("Esa columna no está en la lista.")
                            .where(field + "=" + wanted)
                            .expected("columna de la plantilla=columna del archivo; el archivo tiene: "
                                    + String.join(", ", header))
                            .stop();
                }
                sources.set(layout.position(field), place);
            }
        });
        return new ColumnMapping(sources);
    }

    /** The required columns that no column of the file gives. */
    public List<String> missing(ListLayout layout) {
        List<String> missing = new ArrayList<>();
        for (int at = 0; at < sources.size(); at++) {
            if (layout.fields().get(at).required() && sources.get(at) == NONE) {
                missing.add(layout.fields().get(at).name());
            }
        }
        return missing;
    }

    /** Two columns of the layout that take the same column of the file. */
    public Optional<String> twice(ListLayout layout) {
        for (int at = 0; at < sources.size(); at++) {
            int other = sources.indexOf(sources.get(at));
            if (sources.get(at) != NONE && other != at) {
                return Optional.of(layout.fields().get(other).name() + " y "
                        + layout.fields().get(at).name());
            }
        }
        return Optional.empty();
    }
}
