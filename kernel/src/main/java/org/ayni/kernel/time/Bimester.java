package org.ayni.kernel.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/**
 * A bimestre {@code Y-B}: the two calendar months for which one payment is decided (R-TIME-1).
 *
 * @param year the civil year, 1 to 9999
 * @param number 1 to 6; the months of the bimestre are {@code 2 * number - 1} and {@code 2 * number}
 */
public record Bimester(int year, int number) implements Comparable<Bimester> {

    public Bimester {
        if (year < 1 || year > 9999 || number < 1 || number > 6) {
            throw new IllegalArgumentException("not a bimestre: " + year + "-" + number);
        }
    }

    /**
     * Reads {@code 2026-4}.
     *
     * @throws IllegalArgumentException when the text is not four digits, a hyphen and a digit from 1 to 6
     */
    public static Bimester parse(String text) {
        if (!text.matches("[0-9]{4}-[1-6]")) {
            throw new IllegalArgumentException("not a bimestre (year, hyphen, 1 to 6): " + text);
        }
        return new Bimester(Integer.parseInt(text.substring(0, 4)), text.charAt(5) - '0');
    }

    /** The bimestre that holds a day. */
    public static Bimester of(LocalDate day) {
        return ofOrdinal((day.getYear() * 12 + day.getMonthValue() - 1) / 2);
    }

    /** The inverse of {@link #ordinal()}. */
    public static Bimester ofOrdinal(int ordinal) {
        return new Bimester(ordinal / 6, ordinal % 6 + 1);
    }

    /** Consecutive bimestres have consecutive ordinals: {@code year * 6 + number - 1}. */
    public int ordinal() {
        return year * 6 + number - 1;
    }

    public Bimester previous() {
        return ofOrdinal(ordinal() - 1);
    }

    public Bimester next() {
        return ofOrdinal(ordinal() + 1);
    }

    public YearMonth firstMonth() {
        return YearMonth.of(year, 2 * number - 1);
    }

    public YearMonth secondMonth() {
        return YearMonth.of(year, 2 * number);
    }

    public LocalDate firstDay() {
        return firstMonth().atDay(1);
    }

    public LocalDate lastDay() {
        return secondMonth().atEndOfMonth();
    }

    @Override
    public int compareTo(Bimester other) {
        return Integer.compare(ordinal(), other.ordinal());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04d-%d", year, number);
    }
}
