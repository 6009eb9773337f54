package org.ayni.app.upload;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and counts as people read them. */
final class Shown {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private Shown() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
