package org.ayni.app.whatif;

import java.time.LocalDate;
import java.util.Optional;
import org.ayni.kernel.time.Bimester;

/** A change of the law begins after every day that a closed cycle looks at: what was closed is decided by the law it had. */
final class DaysOfClosedCycles {
    private DaysOfClosedCycles() {}

    static Optional<Answer> obstacle(LocalDate begins, Optional<LocalDate> lastClosedDay) {
        return lastClosedDay
                .filter(last -> !begins.isAfter(last))
                .map(last -> new Answer.Refused(
                        "Hay un bimestre cerrado que mira hasta el " + last + ", y un cambio desde el " + begins
                                + " lo tocaría.",
                        "Elija una fecha desde el " + Bimester.of(last).next().firstDay() + "."));
    }
}
