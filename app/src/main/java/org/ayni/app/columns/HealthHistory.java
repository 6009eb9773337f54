package org.ayni.app.columns;

import java.util.Locale;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.HealthCode;
import org.ayni.kernel.law.HealthKind;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.law.Scheme;
import org.ayni.kernel.law.Value;
import org.ayni.kernel.time.Days;

/**
 * How far back the rules look at health records. A window of R-CRED, R-PACK or R-APN begins at the birth of an infant or
 * toddler, or at the last menstruation of a pregnancy in force, so what is older than the oldest of them serves none. Only low
 * birth weight is asked of all records there ever were (rulebook §7), and its codes are perinatal ones, chapter P of ICD-10,
 * which therefore stand in chunks of their own.
 */
final class HealthHistory {

    /** Five years at least: a law that is only being tried on the facts may ask for older children than the one in force. */
    private static final int LEAST_MONTHS = 60;

    private static final int SHORTEST_MONTH = 28;
    private static final int EVER = Integer.MIN_VALUE;

    private HealthHistory() {}

    /** Whether a code is of the chapter of which all history is read. */
    static boolean isPerinatal(byte[] utf8, int start, int length) {
        return length > 0 && (utf8[start] == 'P' || utf8[start] == 'p');
    }

    /** The first bimestre, as its ordinal, whose ordinary health records may count. */
    static int firstBimester(Horizon horizon, Law law) {
        if (!lowBirthWeightIsPerinatal(law)) {
            return EVER;
        }
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < horizon.months(); i++) {
            int month = horizon.month(i);
            Scheme.Ages ages = law.schemeAt(Days.toDate(Days.lastDayOf(month))).ages();
            int lookBackDays = Math.max(ages.infantLastDay(), ages.pregnancyLastDay());
            // One more, for a window may begin before the month in which the age is completed.
            int lookBackMonths = Math.max(ages.toddlerEndMonths(), lookBackDays / SHORTEST_MONTH + 1) + 1;
            first = Math.min(first, (month - Math.max(lookBackMonths, LEAST_MONTHS)) / 2);
        }
        return first;
    }

    private static boolean lowBirthWeightIsPerinatal(Law law) {
        for (DatedValue dated :
                law.parameter(ParameterIds.codesOf(HealthKind.LOW_BIRTH_WEIGHT)).values()) {
            if (dated.value() instanceof Value.Codes list) {
                for (HealthCode code : list.codes()) {
                    if (!code.code().toUpperCase(Locale.ROOT).startsWith("P")) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
