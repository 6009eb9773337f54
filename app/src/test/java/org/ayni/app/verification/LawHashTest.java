package org.ayni.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ayni.app.law.LawFiles;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Confidence;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.law.Value;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.Test;

class LawHashTest {

    private static final Law LAW = LawFiles.builtIn();
    private static final Bimester PERIOD = new Bimester(2026, 4);
    private static final Horizon HORIZON = Horizon.of(PERIOD, PERIOD.lastDay(), PERIOD.lastDay(), LAW);

    @Test
    void a_number_that_decides_makes_another_law() {
        assertThat(LawHash.of(changed(ParameterIds.ATTENDANCE_MINIMUM_PERCENT, 80), HORIZON))
                .isNotEqualTo(LawHash.of(LAW, HORIZON));
    }

    @Test
    void a_number_of_another_process_does_not() {
        assertThat(LawHash.of(changed(ParameterIds.DUPLICATE_LIKELY_POINTS, 99), HORIZON))
                .isEqualTo(LawHash.of(LAW, HORIZON));
    }

    private static Law changed(String id, long value) {
        Map<String, Parameter> parameters = new TreeMap<>(LAW.parameters());
        Parameter before = parameters.get(id);
        List<DatedValue> values = new ArrayList<>(before.values());
        values.add(new DatedValue(
                LocalDate.of(2026, 1, 1),
                new Value.Number(value),
                "prueba",
                Confidence.ASSUMED,
                LocalDate.of(2030, 1, 1)));
        parameters.put(id, new Parameter(id, before.title(), before.unit(), before.rule(), values));
        return new Law(parameters, LAW.rules(), LAW.norms(), LAW.reasons(), LAW.phrases());
    }
}
