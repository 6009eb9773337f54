package org.ayni.app.console.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ayni.app.console.FieldProblem;
import org.springframework.util.MultiValueMap;

/**
 * What an address asks of a list, checked. What it does not understand is in {@link #problems}, and then nothing is read.
 *
 * @param values of the filters that the address names, by name, in the order of the list
 * @param columns to show, the first of the list always among them
 * @param order the order
 * @param descending the other way round
 * @param size rows of a page
 * @param cursor where the page begins
 * @param marked keys of single rows that were marked; empty = all
 */
public record ListRequest(
        ListView view,
        Map<String, List<String>> values,
        List<ListColumn> columns,
        ListOrder order,
        boolean descending,
        int size,
        Optional<Cursor> cursor,
        List<String> marked,
        List<FieldProblem> problems) {

    static final List<Integer> SIZES = List.of(25, 50, 100);
    static final int USUAL_SIZE = 50;
    static final String COLUMNS = "columnas";
    static final String ORDER = "orden";
    static final String SIZE = "filas";
    static final String AFTER = "despues";
    static final String BEFORE = "antes";
    static final String MARKED = "marca";
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_VALUES = 60;

    /**
     * Where a page begins.
     *
     * @param values of the order and the key in the row beside it
     * @param back the page before that row instead of the one after it
     */
    record Cursor(List<String> values, boolean back) {}

    /** Reads an address. */
    public static ListRequest read(ListView view, MultiValueMap<String, String> address) {
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (ListFilter filter : view.filters()) {
            List<String> given = given(address, filter.name());
            if (!given.isEmpty()) {
                Optional<String> problem = filter.problem(given);
                problem.ifPresent(message -> problems.add(new FieldProblem(filter.name(), message)));
                if (problem.isEmpty()) {
                    values.put(filter.name(), given);
                }
            }
        }
        String named = first(address, ORDER).orElse("");
        boolean descending = named.startsWith("-");
        Optional<ListOrder> order = view.order(descending ? named.substring(1) : named);
        int size = first(address, SIZE)
                .flatMap(text -> SIZES.stream()
                        .filter(one -> one.toString().equals(text))
                        .findFirst())
                .orElse(USUAL_SIZE);
        ListOrder by = order.orElse(view.orders().getFirst());
        return new ListRequest(
                view,
                values,
                columns(view, given(address, COLUMNS)),
                by,
                descending && order.isPresent(),
                size,
                cursor(address).filter(one -> fits(one, wholeOrder(view, by))),
                given(address, MARKED).stream()
                        .filter(view.key()::takes)
                        .limit(SIZES.getLast())
                        .toList(),
                List.copyOf(problems));
    }

    /** The order, to its end in the key. */
    List<ListOrder> wholeOrder() {
        return wholeOrder(view, order);
    }

    private static List<ListOrder> wholeOrder(ListView view, ListOrder by) {
        return by.equals(view.key()) ? List.of(by) : List.of(by, view.key());
    }

    private static boolean fits(Cursor cursor, List<ListOrder> order) {
        return cursor.values().size() == order.size()
                && IntStream.range(0, order.size())
                        .allMatch(i -> order.get(i).takes(cursor.values().get(i)));
    }

    /** The values that hold for a filter: those given, or the usual one. */
    List<String> values(ListFilter filter) {
        return values.getOrDefault(filter.name(), filter.usual().map(List::of).orElse(List.of()));
    }

    /** Whether the reader chose the columns. */
    boolean ownColumns() {
        return !columns.equals(columns(view, List.of()));
    }

    private static List<ListColumn> columns(ListView view, List<String> chosen) {
        List<String> names =
                chosen.stream().flatMap(one -> Stream.of(one.split(",", -1))).toList();
        List<ListColumn> known = view.columns().stream()
                .filter(one -> names.contains(one.name()))
                .toList();
        if (known.isEmpty()) {
            return view.columns().stream().filter(ListColumn::usual).toList();
        }
        ListColumn first = view.columns().getFirst();
        return known.contains(first)
                ? known
                : Stream.concat(Stream.of(first), known.stream()).toList();
    }

    private static Optional<Cursor> cursor(MultiValueMap<String, String> address) {
        List<String> after = given(address, AFTER);
        List<String> before = given(address, BEFORE);
        if (!after.isEmpty()) {
            return Optional.of(new Cursor(after, false));
        }
        return before.isEmpty() ? Optional.empty() : Optional.of(new Cursor(before, true));
    }

    private static Optional<String> first(MultiValueMap<String, String> address, String name) {
        return given(address, name).stream().findFirst();
    }

    /** Without what is empty; what is too long stays, to be refused. */
    private static List<String> given(MultiValueMap<String, String> address, String name) {
        return address.getOrDefault(name, List.of()).stream()
                .filter(value -> value != null && !value.isBlank())
                .map(value -> value.strip()
                        .substring(0, Math.min(LONGEST_VALUE, value.strip().length())))
                .map(value -> value.replace("\0", ""))
                .limit(SIZES.getLast() + (long) MOST_VALUES)
                .toList();
    }
}
