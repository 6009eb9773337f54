package org.ayni.app.synthetic;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.ayni.app.territory.District;
import org.ayni.app.territory.Province;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.id.Ubigeo;

/**
 * How many of the programme's households live in each district. A department weighs what {@code
 * synthetic/department_households.csv} says. Inside it a province weighs its inhabitants outside the capital district, since
 * the programme is rural, up to a limit, so that a city does not swallow its department; inside the province a district
 * weighs its inhabitants, again up to a limit (both assumed). Where only the capital district is known it stands for its
 * whole province.
 */
final class PlaceWeights {

    private static final int MOST_OF_A_PROVINCE = 100_000;
    private static final int MOST_OF_A_DISTRICT = 15_000;
    private static final long SCALE = 1_000_000;

    private final List<String> ubigeos = new ArrayList<>();
    /** For each district, the weight of all districts up to and including it. */
    private long[] upTo = new long[256];

    PlaceWeights(Territory territory) {
        Map<String, List<District>> districts = new TreeMap<>();
        for (District district : territory.districts()) {
            districts
                    .computeIfAbsent(district.ubigeo().province(), code -> new ArrayList<>())
                    .add(district);
        }
        Map<String, Long> households = households();
        Map<String, Long> provinceWeights = new TreeMap<>();
        for (Province province : territory.provinces()) {
            provinceWeights.merge(province.departmentCode(), outsideTheCapital(territory, province), Long::sum);
        }
        for (Province province : territory.provinces()) {
            String department = province.departmentCode();
            long weight = households.getOrDefault(department, 0L)
                    * SCALE
                    * outsideTheCapital(territory, province)
                    / provinceWeights.getOrDefault(department, 1L);
            share(weight, districts.getOrDefault(province.code(), List.of()));
        }
    }

    int districts() {
        return ubigeos.size();
    }

    String ubigeo(int district) {
        return ubigeos.get(district);
    }

    /** The weight of one district in {@link #total}. */
    long weight(int district) {
        return upTo[district] - (district == 0 ? 0 : upTo[district - 1]);
    }

    long total() {
        return upTo[ubigeos.size() - 1];
    }

    /** The district where a point of the whole weight falls; the point is a fraction of 2^64, unsigned. */
    int at(long fraction) {
        long point = Math.unsignedMultiplyHigh(fraction, total());
        int found = Arrays.binarySearch(upTo, 0, ubigeos.size(), point + 1);
        return found < 0 ? -found - 1 : found;
    }

    /** The same inside one department. */
    int at(long fraction, String department) {
        int first = 0;
        while (!ubigeos.get(first).startsWith(department)) {
            first++;
        }
        int end = first;
        while (end < ubigeos.size() && ubigeos.get(end).startsWith(department)) {
            end++;
        }
        long before = first == 0 ? 0 : upTo[first - 1];
        long point = before + Math.unsignedMultiplyHigh(fraction, upTo[end - 1] - before);
        int found = Arrays.binarySearch(upTo, first, end, point + 1);
        return found < 0 ? -found - 1 : found;
    }

    private void share(long weight, List<District> districts) {
        long sum = districts.stream().mapToLong(PlaceWeights::inhabitants).sum();
        for (District district : districts) {
            int position = ubigeos.size();
            if (position == upTo.length) {
                upTo = Arrays.copyOf(upTo, 2 * position);
            }
            ubigeos.add(district.ubigeo().value());
            upTo[position] =
                    (position == 0 ? 0 : upTo[position - 1]) + Math.max(1, weight * inhabitants(district) / sum);
        }
    }

    private static long inhabitants(District district) {
        return Math.clamp(district.population().orElse(1_000), 100, MOST_OF_A_DISTRICT);
    }

    private static long outsideTheCapital(Territory territory, Province province) {
        Ubigeo capital = province.capitalDistrict();
        int inCapital = territory
                .district(capital)
                .map(District::population)
                .orElse(OptionalInt.empty())
                .orElse(0);
        int outside = Math.max(province.population() - inCapital, province.population() / 10);
        return Math.clamp(outside, 1, MOST_OF_A_PROVINCE);
    }

    /** Households paid in III-2025 by department, published or assumed. */
    static Map<String, Long> households() {
        String resource = "/synthetic/department_households.csv";
        try (InputStream bytes = PlaceWeights.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            Map<String, Long> households = new TreeMap<>();
            try (CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
                csv.forEach(
                        row -> households.put(row.getField("department"), Long.parseLong(row.getField("households"))));
            }
            return households;
        } catch (IOException failure) {
            throw new UncheckedIOException(resource, failure);
        }
    }
}
