package org.ayni.app.report;

import java.util.List;
import org.ayni.kernel.time.Bimester;

/**
 * What a director reads about a cycle, section by section.
 *
 * @param resultHash fingerprint of the results it adds up
 */
public record Summary(Bimester period, String resultHash, List<Section> sections) {

    /**
     * A small table.
     *
     * @param key for programs: lower case ASCII
     * @param title for people, Spanish
     */
    public record Section(String key, String title, List<String> columns, List<List<Object>> rows) {

        public Section {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<Object> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(key + ": a row has " + row.size() + " cells");
                }
            }
        }
    }

    public Summary {
        sections = List.copyOf(sections);
    }
}
