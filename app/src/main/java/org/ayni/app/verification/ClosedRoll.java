package org.ayni.app.verification;

import java.time.Instant;
import java.time.LocalDate;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * What was frozen when the roll of a cycle was closed: not a copy but an instant. Whoever reads the registry and the evidence
 * as known at that instant reads the closed roll, and proves it with the fingerprint.
 *
 * @param knownAt what was recorded later does not exist for this cycle
 * @param rollHash fingerprint of everything that was read then
 * @param lawHash fingerprint of the parameters that decide it
 */
public record ClosedRoll(
        Bimester period,
        LocalDate closingDay,
        LocalDate evidenceCut,
        Instant knownAt,
        String rollHash,
        String lawHash,
        long households,
        long members) {

    public Horizon horizon(Law law) {
        return Horizon.of(period, closingDay, evidenceCut, law);
    }
}
