package org.ayni.app.synthetic;

import java.util.HashMap;
import java.util.Map;

/** Says of each household, one after the other, what the period should come to for it, so that the country has its calibration. */
final class Aims {

    private final long seed;
    private final Map<String, Quota> paid = new HashMap<>();
    private final Quota tpi;
    private final Quota tas;

    Aims(long seed, Calibration calibration, Settlement settlement) {
        this.seed = seed;
        calibration
                .paid()
                .forEach((department, wanted) -> paid.put(
                        department, new Quota(wanted, calibration.roll().getOrDefault(department, 0))));
        this.tpi = new Quota(calibration.tpi(), settlement.households());
        this.tas = new Quota(calibration.tas(), settlement.householdsInTas());
    }

    Outcome of(int household, Zone zone) {
        Dice dice = Dice.of(seed, Dice.Topic.AIM, household);
        if (!paidIn(zone).draw(dice)) {
            return Outcome.UNPAID;
        }
        return new Outcome(true, tpi.draw(dice), zone.inTasScope() && tas.draw(dice));
    }

    /** What the household came to in the end. */
    void reached(Zone zone, Outcome outcome) {
        paidIn(zone).pass(outcome.paid());
        tpi.pass(outcome.tpi());
        if (zone.inTasScope()) {
            tas.pass(outcome.tas());
        }
    }

    private Quota paidIn(Zone zone) {
        Quota quota = paid.get(zone.ubigeo().substring(0, 2));
        if (quota == null) {
            throw new IllegalStateException("no calibration for the district " + zone.ubigeo());
        }
        return quota;
    }
}
