package org.ayni.app.report;

import java.util.List;

/**
 * What the first sheet of a workbook says about the rest, so that a sheet that travels alone still tells where it is from.
 *
 * @param entries name and value, in the order in which they are shown, Spanish
 */
public record Legend(List<Entry> entries) {

    /** One line of the legend. */
    public record Entry(String name, String value) {}

    public Legend {
        entries = List.copyOf(entries);
    }
}
