package org.ayni.app.console.list;

import java.util.List;

/**
 * A page of a list, ready to be shown.
 *
 * @param query filters, columns, order and size, as an address holds them
 * @param sorted what is said about the order
 * @param chips filters that hold, each with the address without it
 * @param total address of the number of rows
 * @param everything filters, columns, order and size, as fields of a form
 * @param previous address of the page before; empty on the first
 * @param next address of the page after; empty on the last
 */
public record ListScreen(
        ListView view,
        String query,
        String sorted,
        List<Chip> chips,
        List<Field> fields,
        List<Heading> headings,
        List<ColumnChoice> columns,
        List<Row> rows,
        List<SavedView> views,
        List<Hidden> everything,
        int size,
        String total,
        String previous,
        String next) {

    /** A filter that holds. */
    public record Chip(String label, String value, String without) {}

    /**
     * A field of the form of filters.
     *
     * @param type boxes to tick, choice from a list, or the kind of what is typed: code, date, number
     */
    public record Field(String name, String label, String type, List<Option> options, String value, String hint) {}

    /** Something to choose. */
    public record Option(String value, String label, boolean chosen) {}

    /**
     * The head of a column.
     *
     * @param address where its order is the other way round; empty when the list has no order by it
     * @param sort ascending, descending or none
     */
    public record Heading(String title, boolean number, String address, String sort) {}

    /** A column that may be shown. */
    public record ColumnChoice(String name, String title, boolean shown, boolean fixed) {}

    /**
     * A row.
     *
     * @param key by which it is marked
     * @param address of its page; empty when there is none for this viewer
     */
    public record Row(String key, String address, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param badge shown as one, in a tone
     */
    public record Cell(String title, String text, boolean number, boolean badge, String tone) {}

    /** A field that a form sends on unseen. */
    public record Hidden(String name, String value) {}

    /** What the form of filters sends on: columns, order and size. */
    public List<Hidden> kept() {
        return everything.stream()
                .filter(one -> view.filters().stream()
                        .noneMatch(filter -> filter.name().equals(one.name())))
                .toList();
    }

    /** What the form of columns sends on. */
    public List<Hidden> filtersAndOrder() {
        return everything.stream()
                .filter(one -> !one.name().equals(ListRequest.COLUMNS))
                .toList();
    }

    /** What the form of the page size sends on. */
    public List<Hidden> everythingButSize() {
        return everything.stream()
                .filter(one -> !one.name().equals(ListRequest.SIZE))
                .toList();
    }

    public List<Integer> sizes() {
        return ListRequest.SIZES;
    }
}
