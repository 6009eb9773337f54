package org.ayni.kernel.facts;

import java.time.LocalDate;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;

/**
 * What one computation looks at: the bimestre, the earlier ones that it recomputes (R-RETRO), the closing day and the
 * evidence cut. Facts outside it are not kept.
 *
 * @param period the bimestre to decide
 * @param earlierBimesters how many before it are recomputed; 2 in the present scheme
 * @param closingDay the day on which R-STATE looks at the household
 * @param evidenceCut the last day on which received evidence exists (rulebook §3)
 */
public record Horizon(Bimester period, int earlierBimesters, LocalDate closingDay, LocalDate evidenceCut) {

    /** The horizon of a bimestre under a law: the number of earlier bimestres is a parameter at the closing day. */
    public static Horizon of(Bimester period, LocalDate closingDay, LocalDate evidenceCut, Law law) {
        int earlier = law.schemeAt(closingDay).retroBimesters();
        if (earlier < 0 || earlier > 3) {
            throw new IllegalArgumentException("retro_bimesters must be 0 to 3: " + earlier);
        }
        return new Horizon(period, earlier, closingDay, evidenceCut);
    }

    /** Bimestres looked at, the earliest first; the last is the period itself. */
    public int bimesters() {
        return earlierBimesters + 1;
    }

    public Bimester bimester(int index) {
        return Bimester.ofOrdinal(period.ordinal() - earlierBimesters + index);
    }

    /** Months looked at: two for each bimestre, the earliest first. */
    public int months() {
        return 2 * bimesters();
    }

    /** The month at an index, as {@code year * 12 + month - 1}. */
    public int month(int index) {
        return firstMonth() + index;
    }

    /** The index of a month, or -1 when it is not looked at. */
    public int indexOf(int month) {
        int index = month - firstMonth();
        return index >= 0 && index < months() ? index : -1;
    }

    /** The index of a bimestre, or -1 when it is not looked at. */
    public int indexOfBimester(int ordinal) {
        int index = ordinal - (period.ordinal() - earlierBimesters);
        return index >= 0 && index < bimesters() ? index : -1;
    }

    public int cutDay() {
        return Days.of(evidenceCut);
    }

    /** Whether evidence received on a day exists; unknown is before every cut. */
    public boolean isReceived(int receivedOn) {
        return receivedOn <= cutDay();
    }

    private int firstMonth() {
        return 2 * (period.ordinal() - earlierBimesters);
    }
}
