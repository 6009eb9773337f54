package org.ayni.app.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment as people of Lima read it. */
final class Moment {

    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("America/Lima"));

    private Moment() {}

    static String of(Instant instant) {
        return WORDS.format(instant);
    }
}
