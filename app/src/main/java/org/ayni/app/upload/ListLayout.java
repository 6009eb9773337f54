package org.ayni.app.upload;

import java.util.List;

/**
 * The columns of a kind of list.
 *
 * @param kind lower-case ASCII words: names the kind in files, mappings and acts
 * @param title as people call the list
 */
public record ListLayout(String kind, String title, List<ListField> fields) {

    public ListLayout {
        fields = List.copyOf(fields);
    }

    /** Place of the column with this name. */
    public int position(String name) {
        for (int at = 0; at < fields.size(); at++) {
            if (fields.get(at).name().equals(name)) {
                return at;
            }
        }
        throw new IllegalArgumentException("the list " + kind + " has no column " + name);
    }
}
