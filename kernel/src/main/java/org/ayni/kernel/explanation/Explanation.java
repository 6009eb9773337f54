package org.ayni.kernel.explanation;

import java.util.List;
import org.ayni.kernel.law.Confidence;

/**
 * One step of an explanation and the steps below it.
 *
 * @param text one sentence, Spanish
 * @param facts what was looked at, each as {@code name: value}
 * @param citations the rules and parameters that decide it
 * @param steps what it rests on
 */
public record Explanation(String text, List<String> facts, List<Citation> citations, List<Explanation> steps) {

    public Explanation {
        facts = List.copyOf(facts);
        citations = List.copyOf(citations);
        steps = List.copyOf(steps);
    }

    /**
     * A rule or a parameter value with where it comes from.
     *
     * @param id of the rule or parameter
     * @param text the rule's title, or the parameter's title with its value, unit and first day
     * @param source norm and place, or the public source
     * @param note what part of it is assumed, or empty
     */
    public record Citation(String id, String text, String source, Confidence confidence, String note) {

        /** All of it in one line, as it is shown. */
        public String line() {
            String known = source.isBlank() ? "sin fuente" : source;
            String remark = note.isBlank() ? "" : " Nota: " + note;
            return id + " " + text + " — " + known + " [" + Wording.of(confidence) + "]" + remark;
        }
    }
}
