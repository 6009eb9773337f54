package org.ayni.app.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.law.ParameterIds;

/**
 * A fingerprint of the parameter values that can decide a bimestre. Words, sources and values of other times are not in it: a
 * better sentence or next year's amount does not make it another law for this cycle, nor do the numbers of other processes.
 */
public final class LawHash {

    private LawHash() {}

    /** SHA-256, hexadecimal, of the values in force at any time that the horizon looks at. */
    public static String of(Law law, Horizon horizon) {
        // R-VRAEM of the earliest bimestre looks at 31 December of the year before it.
        LocalDate first = LocalDate.of(horizon.bimester(0).year() - 1, 1, 1);
        LocalDate last = later(horizon.period().lastDay(), horizon.closingDay());
        MessageDigest digest = Sha256.digest();
        for (Parameter parameter : law.parameters().values()) {
            if (ParameterIds.OF_PROCESSES.contains(parameter.id())) {
                continue;
            }
            List<DatedValue> values = parameter.values();
            for (int i = 0; i < values.size(); i++) {
                boolean ended =
                        i + 1 < values.size() && !values.get(i + 1).from().isAfter(first);
                DatedValue dated = values.get(i);
                if (!ended && !dated.from().isAfter(last)) {
                    String line = parameter.id() + " " + dated.from() + " " + dated.value() + "\n";
                    digest.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return Sha256.hexadecimal(digest);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
