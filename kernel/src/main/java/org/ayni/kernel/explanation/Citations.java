package org.ayni.kernel.explanation;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.Dose;
import org.ayni.kernel.law.HealthCode;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.NormText;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.law.RuleText;
import org.ayni.kernel.law.Value;

/** Rules and parameter values as citations. */
final class Citations {

    private final Law law;

    Citations(Law law) {
        this.law = law;
    }

    Explanation.Citation rule(String id) {
        RuleText rule = law.rule(id);
        NormText norm = law.norms().get(rule.norm());
        String source =
                norm == null ? rule.note() : norm.title() + (rule.place().isEmpty() ? "" : ", " + rule.place());
        return new Explanation.Citation(id, rule.title(), source, rule.confidence());
    }

    /** The value of a parameter on a day. */
    Explanation.Citation parameter(String id, LocalDate day) {
        Parameter parameter = law.parameter(id);
        DatedValue dated = parameter.at(day);
        String text = parameter.title() + " = " + value(dated.value()) + " (" + parameter.unit() + ", desde "
                + dated.from() + ")";
        return new Explanation.Citation(id, text, dated.source(), dated.confidence());
    }

    private static String value(Value value) {
        if (value instanceof Value.Number number) {
            return Long.toString(number.value());
        }
        if (value instanceof Value.Texts texts) {
            return String.join(", ", texts.values());
        }
        if (value instanceof Value.Windows windows) {
            return windows.windows().stream()
                    .map(window -> window.first() + "-" + window.last())
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Value.Gaps gaps) {
            return gaps.days().stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        if (value instanceof Value.Doses doses) {
            return doses.doses().stream().map(Citations::dose).collect(Collectors.joining("; "));
        }
        return ((Value.Codes) value).codes().stream().map(HealthCode::code).collect(Collectors.joining(", "));
    }

    private static String dose(Dose dose) {
        String from = dose.after() > 0 ? "desde " + dose.after() + " días tras la anterior" : "";
        String least = dose.notBefore() > 0 ? " desde el día " + dose.notBefore() : "";
        String within = dose.within() < Dose.UNBOUNDED ? " hasta " + dose.within() + " días tras la anterior" : "";
        String most = dose.notAfter() < Dose.UNBOUNDED ? " hasta el día " + dose.notAfter() : "";
        return (from + least + within + most).strip();
    }
}
