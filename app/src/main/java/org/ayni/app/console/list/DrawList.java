package org.ayni.app.console.list;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.RoutePolicy;

/** Makes the screen of a request from the rows that were read. */
final class DrawList {

    private static final int MOST_BOXES = 8;

    /** Where the key of a row stands in the address of its page, when it is not the end. */
    private static final String KEY = "*";

    private final ListRequest request;
    private final ListView view;
    private final ListAddress address;

    DrawList(ListRequest request) {
        this.request = request;
        this.view = request.view();
        this.address = new ListAddress(request);
    }

    /**
     * The screen.
     *
     * @param read rows of {@link ListQueries#page}, one more than fits if there is another page
     */
    ListScreen screen(Viewer viewer, List<List<String>> read, List<SavedView> views) {
        boolean back = request.cursor().map(ListRequest.Cursor::back).orElse(false);
        boolean more = read.size() > request.size();
        List<List<String>> rows = new ArrayList<>(more ? read.subList(0, request.size()) : read);
        if (back) {
            Collections.reverse(rows);
        }
        boolean hasNext = back || more;
        boolean hasPrevious = back ? more : request.cursor().isPresent();
        int places = request.wholeOrder().size();
        boolean opens = view.rowAddress()
                .flatMap(address -> RoutePolicy.find("GET", pathOfSomeRow(address)))
                .filter(route -> viewer.hasAny(route.roles()))
                .isPresent();
        return new ListScreen(
                view,
                address.query(),
                request.order().label() + (request.descending() ? ", de mayor a menor" : ""),
                chips(),
                view.filters().stream().map(this::field).toList(),
                request.columns().stream().map(this::heading).toList(),
                view.columns().stream()
                        .map(one -> new ListScreen.ColumnChoice(
                                one.name(),
                                one.title(),
                                request.columns().contains(one),
                                one.equals(view.columns().getFirst())))
                        .toList(),
                rows.stream().map(row -> row(row, places, opens)).toList(),
                views,
                address.asked(),
                request.size(),
                address.part("total"),
                hasPrevious && !rows.isEmpty() ? address.beside(rows.getFirst().subList(0, places), true) : "",
                hasNext && !rows.isEmpty() ? address.beside(rows.getLast().subList(0, places), false) : "");
    }

    /** The path of a row's page, as the table of rights knows it; the value may be part of the path or of what follows it. */
    private static String pathOfSomeRow(String rowAddress) {
        String some = rowAddress.contains(KEY) ? rowAddress.replace(KEY, "x") : rowAddress;
        int question = some.indexOf('?');
        if (question >= 0) {
            return some.substring(0, question);
        }
        return rowAddress.contains(KEY) ? some : some + "x";
    }

    private static String withKey(String rowAddress, String key) {
        return rowAddress.contains(KEY) ? rowAddress.replace(KEY, key) : rowAddress + key;
    }

    List<ListScreen.Chip> chips() {
        List<ListScreen.Chip> chips = new ArrayList<>();
        for (ListFilter filter : view.filters()) {
            for (String value : request.values().getOrDefault(filter.name(), List.of())) {
                chips.add(new ListScreen.Chip(filter.label(), filter.shown(value), address.without(filter, value)));
            }
        }
        return chips;
    }

    private ListScreen.Field field(ListFilter filter) {
        List<String> values = request.values(filter);
        return switch (filter.kind()) {
            case ListFilter.Choice choice -> {
                List<ListScreen.Option> options = choice.options().entrySet().stream()
                        .filter(one -> choice.offered().contains(one.getKey()) || values.contains(one.getKey()))
                        .map(one -> new ListScreen.Option(one.getKey(), one.getValue(), values.contains(one.getKey())))
                        .toList();
                yield new ListScreen.Field(
                        filter.name(),
                        filter.label(),
                        options.size() <= MOST_BOXES ? "boxes" : "choice",
                        options,
                        "",
                        filter.hint());
            }
            case ListFilter.Code code -> field(filter, "code", values);
            case ListFilter.Day day -> field(filter, "date", values);
            case ListFilter.Whole whole -> field(filter, "number", values);
        };
    }

    private static ListScreen.Field field(ListFilter filter, String type, List<String> values) {
        return new ListScreen.Field(
                filter.name(),
                filter.label(),
                type,
                List.of(),
                values.isEmpty() ? "" : values.getFirst(),
                filter.hint());
    }

    private ListScreen.Heading heading(ListColumn column) {
        Optional<ListOrder> order = view.order(column.name());
        boolean now = order.isPresent() && order.get().equals(request.order());
        String sort = now ? request.descending() ? "descending" : "ascending" : "none";
        return new ListScreen.Heading(
                column.title(),
                column.kind() == ListColumn.Kind.WHOLE,
                order.map(one -> address.ordered(one, now && !request.descending()))
                        .orElse(""),
                sort);
    }

    private ListScreen.Row row(List<String> read, int places, boolean opens) {
        List<ListScreen.Cell> cells = new ArrayList<>();
        for (int i = 0; i < request.columns().size(); i++) {
            ListColumn column = request.columns().get(i);
            String stored = read.get(places + i);
            boolean badge = column.kind() == ListColumn.Kind.STATE && !stored.isEmpty();
            cells.add(new ListScreen.Cell(
                    column.title(),
                    column.onScreen(stored),
                    column.kind() == ListColumn.Kind.WHOLE,
                    badge,
                    badge ? column.word(stored).tone() : ""));
        }
        String page = view.rowAddress()
                .filter(prefix -> opens)
                .map(address -> withKey(
                        address,
                        URLEncoder.encode(read.get(places), StandardCharsets.UTF_8)
                                .replace("+", "%20")))
                .orElse("");
        return new ListScreen.Row(read.get(places - 1), page, cells);
    }
}
