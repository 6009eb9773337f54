package org.ayni.app.upload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;

/** What people said once about the columns of a layout. */
public final class RememberedColumns {

    private final Database database;

    public RememberedColumns(Database database) {
        this.database = database;
    }

    /** The mapping for a header: what was said of this layout, and for the rest the names of the columns. */
    public ColumnMapping mapping(ListLayout layout, List<String> header) {
        ColumnMapping byName = ColumnMapping.byName(layout, header);
        return said(layout, header)
                .map(said -> {
                    List<Integer> sources = new ArrayList<>();
                    for (int at = 0; at < layout.fields().size(); at++) {
                        sources.add(said.getOrDefault(layout.fields().get(at).name(), byName.source(at)));
                    }
                    return new ColumnMapping(sources);
                })
                .orElse(byName);
    }

    private Optional<Map<String, Integer>> said(ListLayout layout, List<String> header) {
        return database.app()
                .sql("""
                        SELECT fields, places
                        FROM upload.column_map
                        WHERE kind = :kind
                          AND layout = :layout
                        ORDER BY map DESC
                        LIMIT 1
                        """)
                .param("kind", layout.kind())
                .param("layout", ColumnMapping.layoutOf(header))
                .query((row, number) -> {
                    String[] fields = (String[]) row.getArray("fields").getArray();
                    Integer[] places = (Integer[]) row.getArray("places").getArray();
                    Map<String, Integer> said = new java.util.HashMap<>();
                    for (int at = 0; at < fields.length; at++) {
                        if (places[at] < header.size()) {
                            said.put(fields[at], places[at]);
                        }
                    }
                    return said;
                })
                .optional();
    }

    /** Remembers a mapping for the layout of a header, unless it is what would be found anyway. In the open transaction. */
    void remember(ListLayout layout, List<String> header, ColumnMapping mapping, Actor by) {
        if (mapping.equals(mapping(layout, header))) {
            return;
        }
        database.app()
                .sql("""
                        INSERT INTO upload.column_map (kind, layout, fields, places, by_person)
                        VALUES (:kind, :layout, :fields, :places::integer[], :by)
                        """)
                .param("kind", layout.kind())
                .param("layout", ColumnMapping.layoutOf(header))
                .param("fields", layout.fields().stream().map(ListField::name).toArray(String[]::new))
                .param(
                        "places",
                        Arrays.toString(mapping.sources().toArray())
                                .replace('[', '{')
                                .replace(']', '}'))
                .param("by", by.name())
                .update();
    }
}
