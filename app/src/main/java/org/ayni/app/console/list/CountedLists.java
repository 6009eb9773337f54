package org.ayni.app.console.list;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.ayni.app.access.Viewer;
import org.springframework.stereotype.Component;

/** How many rows a list has now with some filters: for pages that tell the number beside a link to exactly these rows. */
@Component
public class CountedLists {

    private static final Duration AT_ONCE = Duration.ofMillis(700);

    private final ListBook book;
    private final ListDesk desk;

    CountedLists(ListBook book, ListDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    /**
     * A list and its number of rows.
     *
     * @param rows empty when counting would take too long
     */
    public record Counted(String address, OptionalLong rows) {}

    /**
     * Counts.
     *
     * @param query filters, as an address holds them
     * @return empty when the viewer may not open the list, or no longer with these filters
     */
    public Optional<Counted> count(Viewer viewer, String list, String query) {
        return book.request(viewer, list, query)
                .filter(request -> request.problems().isEmpty())
                .map(request -> new Counted(new ListAddress(request).list(), desk.count(request, viewer, AT_ONCE)));
    }
}
