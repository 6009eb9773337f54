package org.ayni.app.law;

import java.util.List;
import java.util.Map;
import org.ayni.kernel.law.Dose;
import org.ayni.kernel.law.HealthCode;
import org.ayni.kernel.law.Value;
import org.ayni.kernel.law.Window;

/**
 * The value of a parameter by its shape: a number; a list of texts; or one of the named lists {@code windows},
 * {@code gaps}, {@code doses}, {@code codes}.
 */
final class ParameterValues {
    private ParameterValues() {}

    static Value read(LawEntry entry) {
        Object value = entry.required("value");
        if (value instanceof Map<?, ?> map && map.size() == 1) {
            String shape = String.valueOf(map.keySet().iterator().next());
            Object list = map.values().iterator().next();
            return switch (shape) {
                case "windows" -> windows(entry, list);
                case "gaps" -> gaps(entry, list);
                case "doses" -> doses(entry, list);
                case "codes" -> codes(entry, list);
                default -> throw entry.error("forma de valor desconocida: " + shape);
            };
        }
        if (value instanceof List<?> texts) {
            return new Value.Texts(texts.stream().map(String::valueOf).toList());
        }
        return new Value.Number(entry.wholeNumber(value));
    }

    /**
     * A change keeps the shape of what it replaces: the rules ask for it.
     *
     * @throws LawFileError when it does not
     */
    static void requireShapeOf(Value replaced, Value value, LawEntry entry) {
        if (replaced.getClass() != value.getClass()) {
            throw entry.error("el valor debe ser " + shape(replaced) + ", y es " + shape(value));
        }
        boolean one =
                replaced instanceof Value.Windows windows && windows.windows().size() == 1;
        if (one
                && entry.id().endsWith("_window")
                && ((Value.Windows) value).windows().size() != 1) {
            throw entry.error("el valor debe ser una sola ventana");
        }
    }

    private static String shape(Value value) {
        return switch (value) {
            case Value.Number number -> "un número";
            case Value.Texts texts -> "una lista de textos";
            case Value.Windows windows -> "una lista «windows»";
            case Value.Gaps gaps -> "una lista «gaps»";
            case Value.Doses doses -> "una lista «doses»";
            case Value.Codes codes -> "una lista «codes»";
        };
    }

    private static Value windows(LawEntry entry, Object list) {
        return new Value.Windows(entry.list(list, "windows").stream()
                .map(item -> {
                    List<?> ends = entry.list(item, "windows");
                    if (ends.size() != 2) {
                        throw entry.error("una ventana tiene primer y último día: " + item);
                    }
                    int first = entry.smallNumber(ends.get(0));
                    int last = entry.smallNumber(ends.get(1));
                    if (first < 0 || last < first) {
                        throw entry.error("una ventana va de un día a otro igual o posterior: " + item);
                    }
                    return new Window(first, last);
                })
                .toList());
    }

    private static Value gaps(LawEntry entry, Object list) {
        return new Value.Gaps(
                entry.list(list, "gaps").stream().map(entry::smallNumber).toList());
    }

    private static Value doses(LawEntry entry, Object list) {
        return new Value.Doses(entry.childrenOf(list, "doses").stream()
                .map(dose -> dose.with("after", "within", "not_before", "not_after"))
                .map(dose -> new Dose(
                        dose.number("after", 0),
                        dose.number("within", Dose.UNBOUNDED),
                        dose.number("not_before", 0),
                        dose.number("not_after", Dose.UNBOUNDED)))
                .toList());
    }

    private static Value codes(LawEntry entry, Object list) {
        return new Value.Codes(entry.childrenOf(list, "codes").stream()
                .map(code -> code.with("code", "types", "needs_value", "refused_lab"))
                .map(code -> new HealthCode(
                        HealthCode.normalise(code.text("code")),
                        code.has("types") ? code.text("types") : "",
                        code.has("needs_value") && code.required("needs_value").equals(true),
                        code.has("refused_lab") ? code.text("refused_lab") : ""))
                .toList());
    }
}
