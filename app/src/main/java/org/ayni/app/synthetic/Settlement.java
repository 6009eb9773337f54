package org.ayni.app.synthetic;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Where the households live: for each zone its district and how many households it has, and which districts the TAS scope
 * reaches. Inside the country, or a department, the points of the golden-ratio sequence fall evenly on the districts'
 * weights, so any caseload of some size has its due part everywhere.
 */
final class Settlement {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** Neighbouring districts are this many places apart in the order in which the TAS scope takes them. */
    private static final int STRIDE = 89;

    private final int[] districts;
    private final int[] sizes;
    private final boolean[] tas;

    private Settlement(int[] districts, int[] sizes, boolean[] tas) {
        this.districts = districts;
        this.sizes = sizes;
        this.tas = tas;
    }

    /** As the specification says. */
    static Settlement of(CaseloadSpec spec, PlaceWeights places, Optional<Calibration> calibration) {
        return calibration.map(wanted -> byDepartment(spec, places, wanted)).orElseGet(() -> byWeight(spec, places));
    }

    /** The whole country by its weights; a larger caseload continues a smaller. */
    static Settlement byWeight(CaseloadSpec spec, PlaceWeights places) {
        int zones = Math.ceilDiv(spec.households(), Zone.HOUSEHOLDS);
        int[] districts = new int[zones];
        int[] sizes = new int[zones];
        long offset = offset(spec);
        for (int zone = 0; zone < zones; zone++) {
            districts[zone] = places.at(zone * GOLDEN + offset);
            sizes[zone] = Math.min(Zone.HOUSEHOLDS, spec.households() - zone * Zone.HOUSEHOLDS);
        }
        return new Settlement(districts, sizes, tasByWeight(places));
    }

    /** So many households in each department as the calibration says, in zones of nearly equal size. */
    static Settlement byDepartment(CaseloadSpec spec, PlaceWeights places, Calibration calibration) {
        int zones = calibration.roll().values().stream()
                .mapToInt(roll -> Math.ceilDiv(roll, Zone.HOUSEHOLDS))
                .sum();
        int[] districts = new int[zones];
        int[] sizes = new int[zones];
        long offset = offset(spec);
        int next = 0;
        for (Map.Entry<String, Integer> department : calibration.roll().entrySet()) {
            int roll = department.getValue();
            int parts = Math.ceilDiv(roll, Zone.HOUSEHOLDS);
            for (int part = 0; part < parts; part++) {
                districts[next] = places.at(next * GOLDEN + offset, department.getKey());
                sizes[next++] = roll / parts + (part < roll % parts ? 1 : 0);
            }
        }
        return new Settlement(districts, sizes, tasByHouseholds(places.districts(), districts, sizes, calibration));
    }

    int zones() {
        return sizes.length;
    }

    int district(int zone) {
        return districts[zone];
    }

    int size(int zone) {
        return sizes[zone];
    }

    boolean inTas(int district) {
        return tas[district];
    }

    int households() {
        return Arrays.stream(sizes).sum();
    }

    /** How many households live where the TAS scope reaches. */
    int householdsInTas() {
        int households = 0;
        for (int zone = 0; zone < sizes.length; zone++) {
            households += tas[districts[zone]] ? sizes[zone] : 0;
        }
        return households;
    }

    private static long offset(CaseloadSpec spec) {
        return Dice.of(spec.seed(), Dice.Topic.ZONE, -1).next();
    }

    /** Districts scattered over the country whose households are the wanted part of all; not a matter of the seed. */
    private static boolean[] tasByWeight(PlaceWeights places) {
        boolean[] scope = new boolean[places.districts()];
        long wanted = places.total() / Dice.MILLION * Proportions.TAS_SCOPE;
        long chosen = 0;
        for (int i = 0; i < scope.length && chosen < wanted; i++) {
            int district = (int) ((7L + (long) i * STRIDE) % scope.length);
            if (!scope[district] && chosen + places.weight(district) <= wanted + wanted / 20) {
                scope[district] = true;
                chosen += places.weight(district);
            }
        }
        return scope;
    }

    /** Districts scattered over the zones, with households enough that the usual part of them has the wanted students. */
    private static boolean[] tasByHouseholds(int places, int[] districts, int[] sizes, Calibration calibration) {
        int[] households = new int[places];
        for (int zone = 0; zone < sizes.length; zone++) {
            households[districts[zone]] += sizes[zone];
        }
        boolean[] scope = new boolean[places];
        long wanted = (long) calibration.tas() * Dice.MILLION / Proportions.TAS_IN_ITS_SCOPE;
        long chosen = 0;
        for (int first = 0; first < STRIDE; first++) {
            for (int zone = first; zone < sizes.length && chosen < wanted; zone += STRIDE) {
                int district = districts[zone];
                if (!scope[district] && chosen + households[district] <= wanted + Math.max(wanted / 20, 1)) {
                    scope[district] = true;
                    chosen += households[district];
                }
            }
        }
        return scope;
    }
}
