package org.ayni.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ayni.kernel.explanation.Explanation;

/** An explanation as JSON, for programs: the same tree with the same sentences. */
final class ExplanationJson {

    private ExplanationJson() {}

    static String of(Explanation explanation) {
        return step(explanation, "") + "\n";
    }

    private static String step(Explanation step, String indent) {
        String inner = indent + "  ";
        return "{\n"
                + inner + "\"text\": " + Json.quoted(step.text()) + ",\n"
                + inner + "\"facts\": " + list(step.facts(), Json::quoted, inner) + ",\n"
                + inner + "\"citations\": " + list(step.citations(), ExplanationJson::citation, inner) + ",\n"
                + inner + "\"steps\": " + list(step.steps(), below -> step(below, inner + "  "), inner) + "\n"
                + indent + "}";
    }

    private static String citation(Explanation.Citation citation) {
        return "{\"id\": " + Json.quoted(citation.id())
                + ", \"text\": " + Json.quoted(citation.text())
                + ", \"source\": " + Json.quoted(citation.source())
                + ", \"note\": " + Json.quoted(citation.note())
                + ", \"confidence\": "
                + Json.quoted(citation.confidence().name().toLowerCase(Locale.ROOT)) + "}";
    }

    private static <T> String list(List<T> items, Function<T, String> json, String indent) {
        if (items.isEmpty()) {
            return "[]";
        }
        return items.stream()
                .map(item -> indent + "  " + json.apply(item))
                .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }
}
