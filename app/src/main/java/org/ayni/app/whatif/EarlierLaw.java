package org.ayni.app.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.time.Days;

/** Whether two laws recompute the bimestres before the period in the same way (R-RETRO). */
final class EarlierLaw {
    private EarlierLaw() {}

    static boolean isSame(Law one, Law other, Horizon horizon) {
        List<LocalDate> days = days(horizon);
        for (Parameter parameter : one.parameters().values()) {
            Parameter same = other.parameter(parameter.id());
            for (LocalDate day : days) {
                if (!parameter.at(day).value().equals(same.at(day).value())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The days at which those bimestres take their parameters: of each month the last, and 31 December for R-VRAEM. */
    private static List<LocalDate> days(Horizon horizon) {
        List<LocalDate> days = new ArrayList<>();
        for (int month = 0; month < 2 * horizon.earlierBimesters(); month++) {
            days.add(Days.toDate(Days.lastDayOf(horizon.month(month))));
        }
        for (int bimester = 0; bimester < horizon.earlierBimesters(); bimester++) {
            days.add(LocalDate.of(horizon.bimester(bimester).year() - 1, 12, 31));
        }
        return days;
    }
}
