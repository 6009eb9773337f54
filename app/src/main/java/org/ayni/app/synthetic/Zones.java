package org.ayni.app.synthetic;

import java.util.Set;

/**
 * Gives each zone its district, one zone after the other. The points of the golden-ratio sequence fall evenly on the
 * districts' weights, so any caseload of some size has its due part in every department, and a larger one continues a
 * smaller.
 */
final class Zones {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Provinces that reach into the VRAEM (assumed: the norm lists districts, and not always whole provinces). */
    private static final Set<String> VRAEM_PROVINCES =
            Set.of("0302", "0306", "0504", "0505", "0809", "0905", "0907", "1206");

    private final CaseloadSpec spec;
    private final Timeframe time;
    private final int[] nationalDays;
    private final PlaceWeights places;
    private final int[] zonesSoFar;
    private final boolean[] tas;
    private final long offset;
    private int next;

    Zones(CaseloadSpec spec, Timeframe time, int[] nationalDays, PlaceWeights places) {
        this.spec = spec;
        this.time = time;
        this.nationalDays = nationalDays.clone();
        this.places = places;
        this.zonesSoFar = new int[places.districts()];
        this.tas = tasScope(places);
        this.offset = Dice.of(spec.seed(), Dice.Topic.ZONE, -1).next();
    }

    Zone next() {
        int number = next++;
        int district = places.at(number * GOLDEN + offset);
        return new Zone(
                spec,
                time,
                nationalDays,
                number,
                district,
                places.ubigeo(district),
                zonesSoFar[district]++,
                tas[district],
                inVraem(district));
    }

    boolean inTas(int district) {
        return tas[district];
    }

    boolean inVraem(int district) {
        return VRAEM_PROVINCES.contains(places.ubigeo(district).substring(0, 4));
    }

    /** Districts scattered over the country whose households are the wanted part of all; not a matter of the seed. */
    private static boolean[] tasScope(PlaceWeights places) {
        boolean[] scope = new boolean[places.districts()];
        long wanted = places.total() / Dice.MILLION * Proportions.TAS_SCOPE;
        long chosen = 0;
        int stride = 89;
        for (int i = 0; i < scope.length && chosen < wanted; i++) {
            int district = (int) ((7L + (long) i * stride) % scope.length);
            if (!scope[district] && chosen + places.weight(district) <= wanted + wanted / 20) {
                scope[district] = true;
                chosen += places.weight(district);
            }
        }
        return scope;
    }
}
