package org.ayni.app.registry;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which days a statement about the roll may speak of. */
final class RollDays {

    static final ZoneId LIMA = ZoneId.of("America/Lima");

    /** Before this no living person was born. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final int AHEAD_YEARS = 1;

    private RollDays() {}

    /** Why nothing can be true from that day on; empty when it can. */
    static Optional<Refusal> impossible(@Nullable LocalDate effective, LocalDate today, String subject) {
        if (effective == null) {
            return Optional.empty();
        }
        LocalDate last = today.plusYears(AHEAD_YEARS);
        if (!effective.isBefore(FIRST) && !effective.isAfter(last)) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                Refusal.Kind.IMPOSSIBLE_DAY,
                subject,
                "El día " + effective + " no es posible: elija uno entre " + FIRST + " y " + last + "."));
    }
}
