package org.ayni.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.ayni.kernel.explanation.Explanation;

/** Prints an explanation as an indented tree that can be read in a window of 80 to 120 columns. */
final class ExplanationText {

    private static final int NARROWEST = 60;

    private final PrintWriter out;
    private final int width;

    ExplanationText(PrintWriter out, int width) {
        this.out = out;
        this.width = Math.max(NARROWEST, width);
    }

    void print(Explanation explanation) {
        print(explanation, "", "");
        out.flush();
    }

    private void print(Explanation step, String firstIndent, String indent) {
        wrap(step.text(), firstIndent, indent);
        String below = indent + (step.steps().isEmpty() ? "    " : "│   ");
        for (String fact : step.facts()) {
            wrap(fact, below + "· ", below + "  ");
        }
        for (Explanation.Citation citation : step.citations()) {
            wrap(citation.line(), below + "§ ", below + "  ");
        }
        for (Iterator<Explanation> steps = step.steps().iterator(); steps.hasNext(); ) {
            Explanation next = steps.next();
            boolean last = !steps.hasNext();
            print(next, indent + (last ? "└── " : "├── "), indent + (last ? "    " : "│   "));
        }
    }

    private void wrap(String text, String firstIndent, String indent) {
        String line = firstIndent;
        boolean empty = true;
        for (String word : words(text)) {
            if (!empty && line.length() + 1 + word.length() > width) {
                out.println(line);
                line = indent + word;
            } else {
                line += (empty ? "" : " ") + word;
            }
            empty = false;
        }
        out.println(line.stripTrailing());
    }

    /** An amount stays in one piece: {@code S/ 200.00}. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            int last = words.size() - 1;
            if (last >= 0 && (words.get(last).endsWith("S/") || words.get(last).equals("-S/"))) {
                words.set(last, words.get(last) + " " + word);
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
