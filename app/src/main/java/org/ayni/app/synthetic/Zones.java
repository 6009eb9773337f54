package org.ayni.app.synthetic;

import java.util.Set;

/** Makes the zones of a settlement, one after the other. */
final class Zones {

    /** Provinces that reach into the VRAEM (assumed: the norm lists districts, and not always whole provinces). */
    private static final Set<String> VRAEM_PROVINCES =
            Set.of("0302", "0306", "0504", "0505", "0809", "0905", "0907", "1206");

    private final CaseloadSpec spec;
    private final Timeframe time;
    private final int[] nationalDays;
    private final PlaceWeights places;
    private final Settlement settlement;
    private final int[] zonesSoFar;

    Zones(CaseloadSpec spec, Timeframe time, int[] nationalDays, PlaceWeights places, Settlement settlement) {
        this.spec = spec;
        this.time = time;
        this.nationalDays = nationalDays.clone();
        this.places = places;
        this.settlement = settlement;
        this.zonesSoFar = new int[places.districts()];
    }

    /** The zones must be made in their order. */
    Zone make(int number) {
        int district = settlement.district(number);
        return new Zone(
                spec,
                time,
                nationalDays,
                number,
                district,
                places.ubigeo(district),
                zonesSoFar[district]++,
                settlement.inTas(district),
                inVraem(district));
    }

    boolean inTas(int district) {
        return settlement.inTas(district);
    }

    boolean inVraem(int district) {
        return VRAEM_PROVINCES.contains(places.ubigeo(district).substring(0, 4));
    }
}
