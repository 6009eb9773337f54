package org.ayni.kernel.law;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * A number, list or schedule of the law with its dated values.
 *
 * @param id as in {@code law/parameters}
 * @param title in Spanish, for the reader of a decision
 * @param unit in Spanish
 * @param rule the id of the rule that uses it
 * @param values from the earliest on; never empty
 */
public record Parameter(String id, String title, String unit, String rule, List<DatedValue> values) {

    public Parameter {
        values = values.stream().sorted(Comparator.comparing(DatedValue::from)).toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException("parameter without a value: " + id);
        }
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i).from().equals(values.get(i - 1).from())) {
                throw new IllegalArgumentException("parameter " + id + " has two values from "
                        + values.get(i).from());
            }
        }
    }

    /**
     * The value in force on a day.
     *
     * @throws NoValueInForce when the first value begins later: a rule never falls back silently
     */
    public DatedValue at(LocalDate day) {
        for (int i = values.size() - 1; i >= 0; i--) {
            if (!values.get(i).from().isAfter(day)) {
                return values.get(i);
            }
        }
        throw new NoValueInForce(id, day, values.get(0).from());
    }
}
