package org.ayni.app.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Spells out the attentions that a case only names: {@code CRED 30 60}, {@code ALL BUT IRON}, {@code PRENATAL lmp+97}. */
final class UsualHealth {

    private static final String NO_FACILITY = "-";

    private final Map<String, Object> codes;
    private final List<String> upToDate;

    UsualHealth(Map<String, Object> usual) {
        this.codes = LawCase.map(usual.get("health"));
        this.upToDate = LawCase.rowsOf(usual.get("up_to_date"));
    }

    /** Full rows of {@code health.csv}: day, facility, code, type, laboratory. */
    List<String> spelledOut(List<String> items) {
        List<String> rows = new ArrayList<>();
        for (String item : items) {
            List<String> words = Arrays.asList(item.strip().split("\\s+"));
            if (words.getFirst().equals("ALL")) {
                if (words.size() > 1 && !words.get(1).equals("BUT")) {
                    throw new IllegalArgumentException("ALL BUT …: " + item);
                }
                Set<String> left = Set.copyOf(words.subList(Math.min(2, words.size()), words.size()));
                upToDate.stream()
                        .map(line -> Arrays.asList(line.split("\\s+")))
                        .filter(line -> !left.contains(line.getFirst()))
                        .forEach(line -> addNamed(line, rows));
            } else if (codes.containsKey(words.getFirst())) {
                addNamed(words, rows);
            } else {
                rows.add(item);
            }
        }
        return rows;
    }

    private void addNamed(List<String> words, List<String> rows) {
        for (String day : words.subList(1, words.size())) {
            String date = day.matches("-?\\d+") ? "birth" + (day.startsWith("-") ? "" : "+") + day : day;
            rows.add(date + " " + NO_FACILITY + " " + codes.get(words.getFirst()));
        }
    }
}
