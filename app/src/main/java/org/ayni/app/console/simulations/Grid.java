package org.ayni.app.console.simulations;

import java.util.List;

/**
 * A table of a page: names of the rows, then numbers.
 *
 * @param first what the names of the rows are
 * @param columns what stands in each column after the names
 */
record Grid(String title, String first, List<String> columns, List<Line> lines) {

    /**
     * A row.
     *
     * @param bar length of its bar in percent of the longest; -1 for a table without bars
     */
    record Line(String name, List<String> cells, long bar) {

        static Line of(String name, List<String> cells) {
            return new Line(name, cells, -1);
        }
    }
}
