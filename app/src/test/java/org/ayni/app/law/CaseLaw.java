package org.ayni.app.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ayni.kernel.law.Confidence;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.law.Value;

/** The law of a case that asks what would be if a number changed: one more dated value of a parameter. */
final class CaseLaw {
    private CaseLaw() {}

    /** @param changes rows {@code parameter from number}, such as {@code base_amount 2026-08-31 12000} */
    static Law with(Law law, List<String> changes) {
        if (changes.isEmpty()) {
            return law;
        }
        Map<String, Parameter> parameters = new TreeMap<>(law.parameters());
        for (String change : changes) {
            String[] cells = change.strip().split("\\s+");
            Parameter changed = parameters.get(cells[0]);
            if (cells.length != 3 || changed == null) {
                throw new IllegalArgumentException("law: «parameter from number», not «" + change + "»");
            }
            LocalDate from = LocalDate.parse(cells[1]);
            List<DatedValue> values = new ArrayList<>(changed.values());
            values.add(new DatedValue(
                    from,
                    new Value.Number(Long.parseLong(cells[2])),
                    "a case of the law",
                    Confidence.ASSUMED,
                    from.plusYears(1)));
            parameters.put(
                    changed.id(), new Parameter(changed.id(), changed.title(), changed.unit(), changed.rule(), values));
        }
        return new Law(parameters, law.rules(), law.norms(), law.reasons());
    }
}
