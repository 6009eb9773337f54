package org.ayni.app.law;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One case of {@code law/cases}: a sentence, facts, and what is expected of them. The format is told in
 * {@code law/cases/README.md}.
 *
 * @param fields everything but the sentence; texts, lists and maps
 */
record LawCase(String sentence, Map<String, Object> fields) {

    static final Path FOLDER = Path.of("../law/cases");

    static final Set<String> EXPECTATIONS = Set.of("member_months", "household_months", "lines", "totals");

    private static final Set<String> TABLE = Set.of("case", "table", "rows");
    private static final Set<String> FACTS = Set.of(
            "period",
            "closing_day",
            "as_of",
            "law",
            "household",
            "members",
            "reports",
            "exemptions",
            "school_days",
            "inicial_places",
            "scopes",
            "liquidated");
    private static final Pattern NAME = Pattern.compile("\\$([a-z_]+)");

    LawCase {
        for (String field : fields.keySet()) {
            if (!FACTS.contains(field) && !EXPECTATIONS.contains(field)) {
                throw new IllegalArgumentException("«" + sentence + "»: unknown field " + field);
            }
        }
        if (fields.keySet().stream().noneMatch(EXPECTATIONS::contains)) {
            throw new IllegalArgumentException("«" + sentence + "» expects nothing");
        }
    }

    /** The cases of a file; a case with a table is one case for each of its rows. */
    static List<LawCase> of(Path file) throws IOException {
        List<LawCase> cases = new ArrayList<>();
        for (Object entry : (List<?>) TextYaml.read(file)) {
            Map<String, Object> fields = map(entry);
            String sentence = (String) fields.get("case");
            Map<String, Object> body = new LinkedHashMap<>(fields);
            body.keySet().removeAll(TABLE);
            if (fields.get("table") instanceof String header) {
                for (Object row : (List<?>) fields.get("rows")) {
                    Map<String, String> values = rowOf(header, (String) row);
                    cases.add(new LawCase((String) replaced(sentence, values), map(replaced(body, values))));
                }
            } else {
                cases.add(new LawCase(sentence, body));
            }
        }
        return cases;
    }

    /** The text of a field, or null. */
    String text(String field, String absent) {
        return fields.get(field) instanceof String text ? text : absent;
    }

    /** The rows of a field, none when it is absent. */
    List<String> rows(String field) {
        return rowsOf(fields.get(field));
    }

    static List<String> rowsOf(Object rows) {
        return rows instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Names and values stand in columns between bars, or between blanks; one name takes the whole row. */
    private static Map<String, String> rowOf(String header, String row) {
        boolean bars = header.contains("|");
        String[] names = header.strip().split(bars ? "\\s*\\|\\s*" : "\\s+");
        String[] values = names.length == 1 ? new String[] {row} : row.strip().split(bars ? "\\s*\\|\\s*" : "\\s+");
        if (names.length != values.length) {
            throw new IllegalArgumentException("table «" + header + "» has another width than «" + row + "»");
        }
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            byName.put(names[i], values[i]);
        }
        return byName;
    }

    private static Object replaced(Object value, Map<String, String> values) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> replaced(item, values)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(replaced(key, values), replaced(item, values)));
            return copy;
        }
        Matcher matcher = NAME.matcher((String) value);
        return matcher.replaceAll(found -> {
            String replacement = values.get(found.group(1));
            if (replacement == null) {
                throw new IllegalArgumentException("no column «" + found.group(1) + "» in the table");
            }
            return Matcher.quoteReplacement(replacement);
        });
    }
}
