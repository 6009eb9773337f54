package org.ayni.app.upload;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the cells of a column hold, and so how they are read. */
public sealed interface CellKind {

    /** @param most letters */
    record Text(int most) implements CellKind {}

    /** Names or surnames of a person: letters of any script, apostrophes, hyphens; kept in their own case. */
    record PersonName() implements CellKind {

        /** The most letters of a name (quality catalogue F8). */
        static final int MOST = 80;
    }

    /**
     * A code that is text even when it is made of digits.
     *
     * @param pattern of the whole of it
     * @param form what it looks like, in words
     * @param width digits that it always has, so that zeros that a workbook dropped can be suggested; 0 = no such number
     */
    record Code(Pattern pattern, String form, int width) implements CellKind {}

    /**
     * One of a list.
     *
     * @param codes as they are written, in order
     * @param meant other words in which people say them, without case or accents, to the code that is suggested
     */
    record Choice(List<String> codes, Map<String, String> meant) implements CellKind {

        public Choice {
            codes = List.copyOf(codes);
            meant = Map.copyOf(meant);
        }
    }

    /** A civil day, within limits. */
    record Day(LocalDate first, LocalDate last) implements CellKind {}

    /** Soles, kept as céntimos. */
    record Money() implements CellKind {}

    /** A whole number. */
    record Whole(long least, long most) implements CellKind {}
}
