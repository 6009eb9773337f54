package org.ayni.app.console.list;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and numbers as people in Peru write them. */
final class Shown {

    private static final Locale PERU = Locale.forLanguageTag("es-PE");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", PERU);

    private Shown() {}

    /** An ISO day, or nothing. */
    static String day(String stored) {
        return stored.isEmpty() ? "" : DAY.format(LocalDate.parse(stored));
    }

    /** Digits, or nothing. */
    static String grouped(String stored) {
        return stored.isEmpty() ? "" : grouped(Long.parseLong(stored));
    }

    static String grouped(long number) {
        return NumberFormat.getIntegerInstance(PERU).format(number);
    }
}
