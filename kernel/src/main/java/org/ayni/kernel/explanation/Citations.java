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
import org.ayni.kernel.money.Soles;

/** Rules and parameter values as citations. */
final class Citations {

    private final Law law;

    Citations(Law law) {
        this.law = law;
    }

    Explanation.Citation rule(String id) {
        RuleText rule = law.rule(id);
        NormText norm = law.norms().get(rule.norm());
        if (norm == null) {
            return new Explanation.Citation(id, rule.title(), rule.note(), rule.confidence(), "");
        }
        String source = norm.title() + (rule.place().isEmpty() ? "" : ", " + rule.place());
        return new Explanation.Citation(id, rule.title(), source, rule.confidence(), rule.note());
    }

    /** The value of a parameter on a day. */
    Explanation.Citation parameter(String id, LocalDate day) {
        Parameter parameter = law.parameter(id);
        DatedValue dated = parameter.at(day);
        String text = parameter.title() + " = " + value(parameter, dated.value()) + ", " + since(parameter, dated);
        String unchecked = day.isAfter(dated.checkedUntil()) ? "comprobado solo hasta el " + dated.checkedUntil() : "";
        return new Explanation.Citation(id, text, dated.source(), dated.confidence(), unchecked);
    }

    /** The first value begins with the programme itself: no norm that was read says since when it holds. */
    private static String since(Parameter parameter, DatedValue dated) {
        boolean first = parameter.values().get(0).equals(dated);
        return first ? "valor inicial (su fecha es supuesta)" : "desde el " + dated.from();
    }

    private static String value(Parameter parameter, Value value) {
        if (value instanceof Value.Number amount && parameter.unit().startsWith("céntimos")) {
            return Soles.ofCentimos(amount.value()) + parameter.unit().substring("céntimos".length());
        }
        return plain(value) + " " + parameter.unit();
    }

    private static String plain(Value value) {
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
