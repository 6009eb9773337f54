package org.ayni.app.synthetic;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ayni.app.synthetic.PublishedFigures.Figure;
import org.ayni.app.synthetic.PublishedFigures.Kind;

/**
 * How many households of a caseload should come to what, so that it resembles a published bimestre. All in households and at
 * the caseload's own scale. Where nothing is published of a department, it has its assumed part of the country ({@code
 * synthetic/department_households.csv}); that the part of the unpaid is the same everywhere is assumed too.
 *
 * @param roll by department
 * @param paid by department
 * @param tpi with the early-childhood transfer, in the country
 * @param tas with the upper-secondary transfer, in the country
 */
record Calibration(Map<String, Integer> roll, Map<String, Integer> paid, int tpi, int tas) {

    /** Of a specification that wants to resemble a published bimestre; empty for any other. */
    static Optional<Calibration> of(CaseloadSpec spec) {
        return PublishedFigures.of(spec.period())
                .filter(published -> spec.asPublished())
                .map(published -> of(published, spec.households()));
    }

    static Calibration of(PublishedFigures published, int households) {
        Map<String, Long> weights = new TreeMap<>(PlaceWeights.households());
        int country = published.national(Kind.PAID);
        long assumed = weights.values().stream().mapToLong(Long::longValue).sum();
        weights.replaceAll((department, weight) -> Math.ceilDiv(weight * country, assumed));
        for (Figure figure : published.figures()) {
            if (figure.kind() == Kind.PAID && !figure.department().isEmpty()) {
                weights.put(figure.department(), (long) figure.households());
            }
        }
        return new Calibration(
                divide(households, weights),
                divide(scaled(country, households, published), weights),
                scaled(published.national(Kind.TPI), households, published),
                scaled(published.national(Kind.TAS), households, published));
    }

    /** A published figure at the scale of a caseload, rounded half up. */
    static int scaled(int figure, int households, PublishedFigures published) {
        return Math.toIntExact((2L * figure * households + published.affiliated()) / (2L * published.affiliated()));
    }

    private static Map<String, Integer> divide(int total, Map<String, Long> weights) {
        int[] parts = LargestRemainder.divide(
                total, weights.values().stream().mapToLong(Long::longValue).toArray());
        Map<String, Integer> divided = new TreeMap<>();
        int next = 0;
        for (String department : weights.keySet()) {
            divided.put(department, parts[next++]);
        }
        return divided;
    }
}
