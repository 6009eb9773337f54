package org.ayni.app.console.list;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Addresses of a list: the same filters, columns and order, with one thing changed. */
final class ListAddress {

    private final ListRequest request;

    ListAddress(ListRequest request) {
        this.request = request;
    }

    /** What is asked, without the place in it: what a saved view keeps. Empty when nothing differs from the usual. */
    String query() {
        return query(null, null);
    }

    /** The list from its beginning. */
    String list() {
        return at(query(), List.of(), "");
    }

    /** The fields of a form that asks for the same: filters, columns, order and single rows. */
    List<ListScreen.Hidden> asked() {
        List<ListScreen.Hidden> fields = new ArrayList<>();
        request.values()
                .forEach((name, values) -> values.forEach(value -> fields.add(new ListScreen.Hidden(name, value))));
        withoutFilters().forEach((name, value) -> fields.add(new ListScreen.Hidden(name, value)));
        request.marked().forEach(key -> fields.add(new ListScreen.Hidden(ListRequest.MARKED, key)));
        return fields;
    }

    /** The list without one value of one filter. */
    String without(ListFilter filter, String value) {
        return at(query(filter, value), List.of(), "");
    }

    /** The page that begins after a row, or ends before it. */
    String beside(List<String> row, boolean back) {
        return at(query(), row, back ? ListRequest.BEFORE : ListRequest.AFTER);
    }

    /** Another page of the same list, for example its number of rows. */
    String part(String name) {
        String query = query();
        return request.view().address() + "/" + name + (query.isEmpty() ? "" : "?" + query);
    }

    private String at(String query, List<String> row, String name) {
        StringJoiner whole = new StringJoiner("&");
        if (!query.isEmpty()) {
            whole.add(query);
        }
        row.forEach(value -> whole.add(name + "=" + encoded(value)));
        return request.view().address() + (whole.length() == 0 ? "" : "?" + whole);
    }

    /** The list in another order, from its beginning. */
    String ordered(ListOrder order, boolean descending) {
        var other = new ListRequest(
                request.view(),
                request.values(),
                request.columns(),
                order,
                descending,
                request.size(),
                Optional.empty(),
                List.of(),
                List.of());
        return new ListAddress(other).at(new ListAddress(other).query(), List.of(), "");
    }

    /** Columns, order and size, as far as they are not the usual ones. */
    Map<String, String> withoutFilters() {
        Map<String, String> rest = new LinkedHashMap<>();
        if (request.ownColumns()) {
            rest.put(
                    ListRequest.COLUMNS,
                    String.join(
                            ",",
                            request.columns().stream().map(ListColumn::name).toList()));
        }
        if (request.descending()
                || !request.order().equals(request.view().orders().getFirst())) {
            rest.put(
                    ListRequest.ORDER,
                    (request.descending() ? "-" : "") + request.order().name());
        }
        if (request.size() != ListRequest.USUAL_SIZE) {
            rest.put(ListRequest.SIZE, Integer.toString(request.size()));
        }
        return rest;
    }

    private String query(@Nullable ListFilter left, @Nullable String out) {
        StringJoiner query = new StringJoiner("&");
        request.values()
                .forEach((name, values) -> values.stream()
                        .filter(value -> left == null || !name.equals(left.name()) || !value.equals(out))
                        .forEach(value -> query.add(name + "=" + encoded(value))));
        withoutFilters().forEach((name, value) -> query.add(name + "=" + encoded(value)));
        return query.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
