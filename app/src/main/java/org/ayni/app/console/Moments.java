package org.ayni.app.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and moments as pages write them, in the time of Lima. */
public final class Moments {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).withZone(ZoneId.of("America/Lima"));

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("America/Lima"));

    private Moments() {}

    /** {@code 25/08/2026}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 25/08/2026 14:05}. */
    public static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** {@code 25/08/2026 14:05:09}. */
    public static String second(Instant instant) {
        return SECOND.format(instant);
    }
}
