package org.ayni.app.law;

import java.util.Collection;
import java.util.Map;
import org.ayni.kernel.law.NormText;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.law.ReasonText;
import org.ayni.kernel.law.RuleText;

/** Every citation resolves: parameters and reasons to a rule, rules to a norm. The kernel checks again, for programs. */
final class Citations {
    private Citations() {}

    /** @throws LawFileError at the first citation of something that the law does not hold */
    static void check(
            String where,
            Collection<Parameter> parameters,
            Map<String, RuleText> rules,
            Map<String, NormText> norms,
            Collection<ReasonText> reasons) {
        for (Parameter parameter : parameters) {
            require(where, parameter.id(), "la regla", parameter.rule(), rules);
        }
        for (ReasonText reason : reasons) {
            require(where, reason.reason().name(), "la regla", reason.rule(), rules);
        }
        for (RuleText rule : rules.values()) {
            if (!rule.norm().isEmpty()) {
                require(where, rule.id(), "la norma", rule.norm(), norms);
            }
        }
    }

    private static void require(String where, String entry, String what, String cited, Map<String, ?> known) {
        if (!known.containsKey(cited)) {
            throw new LawFileError(where, entry, "cita " + what + " «" + cited + "», que no está en la ley");
        }
    }
}
