package org.ayni.app.law;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Dates as cases write them: {@code 2026-07-31 - 294}, {@code birth+30}, {@code lmp+97}; and {@code 2026-05..08} for four
 * months.
 *
 * @param known the days that words stand for
 */
record CaseDates(Map<String, LocalDate> known) {

    private static final Pattern DATE = Pattern.compile("(birth|lmp|\\d{4}-\\d\\d-\\d\\d)(?:\\s*([+-])\\s*(\\d+))?");
    private static final Pattern MONTHS = Pattern.compile("(\\d{4})-(\\d\\d)\\.\\.(\\d\\d)");

    /** A cell of a file: a date worked out, {@code -} as nothing, any other text as it is. */
    String cell(String text) {
        if (text.equals("-")) {
            return "";
        }
        Matcher date = DATE.matcher(text);
        return date.matches() ? day(date).toString() : text;
    }

    /** The day that a text names. */
    LocalDate day(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            throw new IllegalArgumentException("not a date: " + text);
        }
        return day(date);
    }

    private LocalDate day(Matcher date) {
        LocalDate base = known.get(date.group(1));
        if (base == null) {
            base = LocalDate.parse(date.group(1));
        }
        int days = date.group(3) == null ? 0 : Integer.parseInt(date.group(2) + date.group(3));
        return base.plusDays(days);
    }

    /** A row, or one for each month when a cell is a range of months. */
    static List<String> eachMonth(String row) {
        Matcher range = MONTHS.matcher(row);
        if (!range.find()) {
            return List.of(row);
        }
        int year = Integer.parseInt(range.group(1));
        return IntStream.rangeClosed(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)))
                .mapToObj(month -> new StringBuilder(row)
                        .replace(
                                range.start(),
                                range.end(),
                                YearMonth.of(year, month).toString())
                        .toString())
                .toList();
    }
}
