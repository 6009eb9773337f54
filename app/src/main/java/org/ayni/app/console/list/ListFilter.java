package org.ayni.app.console.list;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A filter of a list.
 *
 * @param name in the address, and of the parameter in its condition
 * @param label as the reader sees it
 * @param kind what may be typed or chosen
 * @param condition SQL that uses {@code :name}; empty for a filter that only the sources use
 * @param needs sources that the condition mentions
 * @param usual value that holds when none is given; for a filter without it the condition is left out
 */
public record ListFilter(
        String name, String label, Kind kind, String condition, Set<String> needs, Optional<String> usual) {

    private static final LocalDate FIRST_DAY = LocalDate.of(2005, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    /** Name of the filter of every list that can show what was known when a day ended. */
    public static final String KNOWN = "conocido";

    /** What a filter takes. */
    public sealed interface Kind {}

    /**
     * One or several of a list; the parameter is a text array.
     *
     * @param options value and what it is called, in order
     * @param offered those that the page offers to this viewer; the others are understood, so that an address that somebody
     *     else made works within the rights of who opens it
     * @param alsoTaken values that are understood without a name
     */
    public record Choice(Map<String, String> options, Set<String> offered, Optional<Pattern> alsoTaken)
            implements Kind {

        public Choice {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
            offered = Set.copyOf(offered);
        }

        public Choice(Map<String, String> options) {
            this(options, options.keySet(), Optional.empty());
        }
    }

    /**
     * A code; the parameter is a text.
     *
     * @param pattern of the whole of it
     * @param form what it looks like, in words
     */
    public record Code(Pattern pattern, String form) implements Kind {}

    /** A day; the parameter is an ISO day. */
    public record Day() implements Kind {}

    /** A whole number; the parameter is one. */
    public record Whole(int least, int most) implements Kind {}

    public static ListFilter of(String name, String label, Kind kind, String condition, String... needs) {
        return new ListFilter(name, label, kind, condition, Set.of(needs), Optional.empty());
    }

    /** As this one, with a value that holds when none is given. */
    public ListFilter usually(String value) {
        return new ListFilter(name, label, kind, condition, needs, Optional.of(value));
    }

    /** What is wrong with the values of an address, for the reader; empty when they can be used. */
    Optional<String> problem(List<String> values) {
        boolean several = values.size() > 1 && !(kind instanceof Choice);
        boolean right = !several && values.stream().allMatch(this::takes);
        return right ? Optional.empty() : Optional.of(label + ": " + expected());
    }

    private boolean takes(String value) {
        return switch (kind) {
            case Choice choice ->
                choice.options().containsKey(value)
                        || choice.alsoTaken()
                                .filter(pattern -> pattern.matcher(value).matches())
                                .isPresent();
            case Code code ->
                value.length() <= 40 && code.pattern().matcher(value).matches();
            case Day day -> day(value).isPresent();
            case Whole whole ->
                value.matches("[0-9]{1,6}")
                        && Integer.parseInt(value) >= whole.least()
                        && Integer.parseInt(value) <= whole.most();
        };
    }

    private String expected() {
        return switch (kind) {
            case Choice choice -> "elija uno de la lista.";
            case Code code -> "escriba " + code.form() + ".";
            case Day day -> "escriba un día que exista, desde el 01/01/2005.";
            case Whole whole -> "escriba un número entero de " + whole.least() + " a " + whole.most() + ".";
        };
    }

    private static Optional<LocalDate> day(String value) {
        try {
            LocalDate day = LocalDate.parse(value);
            return day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY) ? Optional.empty() : Optional.of(day);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** The value of the parameter. */
    Object parameter(List<String> values) {
        return switch (kind) {
            case Choice choice -> values.toArray(String[]::new);
            case Code code -> values.getFirst();
            case Day day -> LocalDate.parse(values.getFirst());
            case Whole whole -> Integer.parseInt(values.getFirst());
        };
    }

    /** What the reader is told beside the field; empty when it speaks for itself. */
    String hint() {
        return switch (kind) {
            case Choice choice -> choice.offered().isEmpty() ? "Elija primero una provincia." : "";
            case Code code -> code.form();
            case Day day -> "";
            case Whole whole -> "De " + whole.least() + " a " + whole.most() + ".";
        };
    }

    /** A value as the reader knows it. */
    String shown(String value) {
        return switch (kind) {
            case Choice choice -> choice.options().getOrDefault(value, value);
            case Day day -> Shown.day(value);
            case Code code -> value;
            case Whole whole -> value;
        };
    }
}
