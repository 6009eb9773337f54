package org.ayni.app.registry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field of a fact: values travel as text, as they do in files and requests.
 *
 * @param name of the column
 * @param type of the column
 */
public record Field(String name, String type, Optional<Pattern> form) {

    private static final int LONGEST = 200;

    static Field text(String name) {
        return new Field(name, "text", Optional.empty());
    }

    static Field pattern(String name, String form) {
        return new Field(name, "text", Optional.of(Pattern.compile(form)));
    }

    static Field code(String name, String... codes) {
        return pattern(name, String.join("|", codes));
    }

    static Field date(String name) {
        return new Field(name, "date", Optional.empty());
    }

    static Field truth(String name) {
        return new Field(name, "boolean", Optional.of(Pattern.compile("true|false")));
    }

    static Field number(String name) {
        return new Field(name, "integer", Optional.of(Pattern.compile("[0-9]{1,9}")));
    }

    /** Why the value cannot be this field's, in Spanish; empty when it can. */
    Optional<String> flaw(String value) {
        if (value.isBlank() || value.length() > LONGEST) {
            return Optional.of("debe tener entre 1 y " + LONGEST + " letras");
        }
        if (type.equals("date")) {
            try {
                LocalDate.parse(value);
            } catch (DateTimeException notADay) {
                return Optional.of("no es una fecha como 2026-07-01");
            }
        }
        return form.filter(known -> !known.matcher(value).matches())
                .map(known -> "no es un valor conocido (" + known.pattern().replace("|", ", ") + ")");
    }
}
