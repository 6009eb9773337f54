package org.ayni.app.law;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ayni.kernel.law.Confidence;

/** One entry of a file of the law: fields by name, each asked for in its type, with errors that name the place. */
final class LawEntry {

    private final String file;
    private final String id;
    private final Map<?, ?> fields;

    private LawEntry(String file, String id, Map<?, ?> fields) {
        this.file = file;
        this.id = id;
        this.fields = fields;
    }

    /** The entries of a file: a list of maps, each with the field that identifies it. */
    static List<LawEntry> listOf(String file, Object root, String idField) {
        if (!(root instanceof List<?> list)) {
            throw new LawFileError(file, "", "se esperaba una lista de entradas");
        }
        List<LawEntry> entries = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map) || map.get(idField) == null) {
                throw new LawFileError(file, "", "cada entrada necesita el campo «" + idField + "»");
            }
            entries.add(new LawEntry(file, String.valueOf(map.get(idField)), map));
        }
        return entries;
    }

    String id() {
        return id;
    }

    boolean has(String field) {
        return fields.get(field) != null;
    }

    Object required(String field) {
        Object value = fields.get(field);
        if (value == null) {
            throw error("falta el campo «" + field + "»");
        }
        return value;
    }

    /**
     * A field that nobody reads is a slip of the pen: an end date or a misspelt limit must not be lost in silence.
     *
     * @throws LawFileError when there is another field than these
     */
    LawEntry with(String... known) {
        for (Object field : fields.keySet()) {
            if (!List.of(known).contains(String.valueOf(field))) {
                throw error("campo desconocido «" + field + "»; se esperaba uno de " + String.join(", ", known));
            }
        }
        return this;
    }

    /** The text of a field that must be there, perhaps empty. */
    String text(String field) {
        return String.valueOf(required(field)).strip();
    }

    int number(String field, int absent) {
        return has(field) ? smallNumber(required(field)) : absent;
    }

    LocalDate date(String field) {
        Object value = required(field);
        try {
            return LocalDate.parse(String.valueOf(value));
        } catch (DateTimeParseException notADate) {
            throw error("«" + field + "» debe ser una fecha AAAA-MM-DD: " + value);
        }
    }

    Confidence confidence() {
        String text = text("confidence").toUpperCase(Locale.ROOT);
        return Arrays.stream(Confidence.values())
                .filter(confidence -> confidence.name().equals(text))
                .findFirst()
                .orElseThrow(() -> error("«confidence» debe ser norm, seen o assumed: " + text));
    }

    /** The entries of a field that is a list of maps. */
    List<LawEntry> children(String field) {
        return childrenOf(required(field), field);
    }

    List<LawEntry> childrenOf(Object value, String field) {
        return list(value, field).stream()
                .map(item -> {
                    if (!(item instanceof Map<?, ?> map)) {
                        throw error("cada elemento de «" + field + "» debe tener campos con nombre: " + item);
                    }
                    return new LawEntry(file, id, map);
                })
                .toList();
    }

    List<?> list(Object value, String field) {
        if (!(value instanceof List<?> list)) {
            throw error("«" + field + "» debe ser una lista: " + value);
        }
        return list;
    }

    long wholeNumber(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw error("se esperaba un número entero: " + value);
    }

    /** A count of days and the like: a whole number that cannot be large. */
    int smallNumber(Object value) {
        long number = wholeNumber(value);
        if (number != (int) number) {
            throw error("el número es demasiado grande: " + value);
        }
        return (int) number;
    }

    LawFileError error(String problem) {
        return new LawFileError(file, id, problem);
    }
}
