package org.ayni.app.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.ayni.kernel.law.HealthCode;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.law.Value;
import org.ayni.kernel.money.Soles;

/** A value of a parameter in few words. */
final class LawValueText {
    private LawValueText() {}

    static String of(Parameter parameter, Value value) {
        return switch (value) {
            case Value.Number number ->
                parameter.unit().startsWith("céntimos")
                        ? Soles.ofCentimos(number.value()).toString()
                        : Long.toString(number.value());
            case Value.Texts texts -> joined(texts.values());
            case Value.Windows windows ->
                joined(windows.windows().stream()
                        .map(window -> window.first() + "-" + window.last())
                        .toList());
            case Value.Gaps gaps ->
                joined(gaps.days().stream().map(String::valueOf).toList());
            case Value.Doses doses -> doses.doses().size() + " dosis";
            case Value.Codes codes ->
                codes.codes().stream().map(HealthCode::code).collect(Collectors.joining(", "));
        };
    }

    private static String joined(List<String> texts) {
        return texts.isEmpty() ? "ninguno" : String.join(", ", texts);
    }
}
