package org.ayni.app.upload;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a day as people and programs write it: {@code 25/08/2026}, {@code 2026-08-25}, and the serial number of a workbook.
 * The day always comes before the month: a day that only exists the other way round is refused, and so is the whole column
 * when nothing in it speaks for our order (quality catalogue F3).
 */
final class DayText {

    private static final Pattern ISO =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ]00:00(?::00(?:\\.0+)?)?Z?)?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?: 0{1,2}:00(?::00)?)?");
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2}");
    private static final Pattern SERIAL = Pattern.compile("\\d{1,7}(?:\\.0+)?");

    private static final int MONTHS = 12;
    private static final int LAST_SERIAL = 2_958_465;
    /** The day that Excel has and the calendar has not: 29 February 1900. */
    private static final int NO_DAY_SERIAL = 60;

    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);

    private DayText() {}

    /** What a cell says. */
    sealed interface Read {}

    /**
     * A day.
     *
     * @param order what the cell tells about the order of day and month
     */
    record Good(LocalDate day, Order order) implements Read {}

    /** A day that exists only when the month is written first. */
    record MonthFirst(LocalDate day) implements Read {}

    /** @param why in Spanish */
    record Bad(String why) implements Read {}

    /** What a cell tells about the order of day and month. */
    enum Order {
        /** Nothing: both ways are days. */
        OPEN,
        /** Only our order gives a day. */
        DAY_FIRST
    }

    static Read read(String text, boolean from1904) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return day(number(iso, 1), number(iso, 2), number(iso, 3), Order.OPEN);
        }
        Matcher ours = DAY_FIRST.matcher(text);
        if (ours.matches()) {
            return ordered(number(ours, 1), number(ours, 3), number(ours, 4));
        }
        if (SERIAL.matcher(text).matches()) {
            return serial(Integer.parseInt(text.replaceFirst("\\..*", "")), from1904);
        }
        if (SHORT_YEAR.matcher(text).matches()) {
            return new Bad("escriba el año con cuatro cifras, como 25/08/2026");
        }
        return new Bad("no es una fecha; escriba día/mes/año, como 25/08/2026");
    }

    private static Read ordered(int first, int second, int year) {
        if (second > MONTHS && first <= MONTHS) {
            return day(year, first, second, Order.OPEN) instanceof Good turned
                    ? new MonthFirst(turned.day())
                    : new Bad("ese día no existe");
        }
        return day(year, second, first, first > MONTHS ? Order.DAY_FIRST : Order.OPEN);
    }

    private static Read day(int year, int month, int day, Order order) {
        try {
            return new Good(LocalDate.of(year, month, day), order);
        } catch (DateTimeException none) {
            return new Bad("ese día no existe");
        }
    }

    private static Read serial(int serial, boolean from1904) {
        if (from1904) {
            return new Good(FROM_1904.plusDays(serial), Order.OPEN);
        }
        if (serial == NO_DAY_SERIAL || serial < 1 || serial > LAST_SERIAL) {
            return new Bad("no es una fecha; escriba día/mes/año, como 25/08/2026");
        }
        return new Good(BEFORE_1900.plusDays(serial > NO_DAY_SERIAL ? serial - 1L : serial), Order.OPEN);
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
