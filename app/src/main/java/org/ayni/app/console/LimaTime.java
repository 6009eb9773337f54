package org.ayni.app.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** Moments as people read them: Lima's day and hour. */
public final class LimaTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm").withZone(ZoneId.of("America/Lima"));

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withZone(ZoneId.of("America/Lima"));

    private LimaTime() {}

    /** {@code 21/11/2026 09:05}. */
    public static String spanish(Instant moment) {
        return FORM.format(moment);
    }

    /** {@code 21/11/2026}, of a day or a moment. */
    public static String day(TemporalAccessor day) {
        return DAY.format(day);
    }
}
