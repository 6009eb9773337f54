package org.ayni.app.console.list;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A list, as its page describes it. Every piece of SQL of a list stands here, written by us; an address can only choose
 * among the names.
 *
 * <p>Its SQL may use the values of the filters by their names ({@code :estado}, a text array for choices), and
 * {@code :seenProvinces} and {@code :seenDistricts}, text arrays with the viewer's places.
 *
 * @param name lower-case ASCII words: names the list in files, saved views and acts
 * @param title as the reader sees it
 * @param address of its page, for example {@code /padron}
 * @param noun what its rows are
 * @param from one table, with an alias, that has a row for each row of the list; a source that every row needs is named by a
 *     filter with a usual value
 * @param narrowing condition that is added for who does not see the nation: says again what row-level security says, in a
 *     form that an index can answer; empty when there is nothing to gain
 * @param sources further tables, each after those that it needs
 * @param columns in their order on the page; the first is always shown and links to the row's page
 * @param filters in their order on the page
 * @param orders the first is the usual one
 * @param key what tells the rows apart; the end of every order
 * @param subject SQL of the subject by which the record of acts knows the row, for lists about households; may use the
 *     sources of the first column
 * @param rowAddress what stands before the first column in the address of a row's page; a {@code *} in it stands for that column
 */
public record ListView(
        String name,
        String title,
        String address,
        Noun noun,
        String from,
        Optional<String> narrowing,
        List<Source> sources,
        List<ListColumn> columns,
        List<ListFilter> filters,
        List<ListOrder> orders,
        ListOrder key,
        Optional<String> subject,
        Optional<String> rowAddress) {

    public ListView {
        sources = List.copyOf(sources);
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
        orders = List.copyOf(orders);
    }

    /** One row, several rows: {@code hogar}, {@code hogares}. */
    public record Noun(String one, String many) {

        String of(long count) {
            return count == 1 ? one : many;
        }
    }

    /**
     * A table that some columns or filters need; joined only when one of them is used. It must not multiply rows.
     *
     * @param sql the whole join
     * @param needs other sources that the join mentions
     */
    public record Source(String name, String sql, Set<String> needs) {}

    Optional<ListColumn> column(String wanted) {
        return columns.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }

    Optional<ListOrder> order(String wanted) {
        return orders.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }

    /** The joins for these sources, and for those that they need, in order. */
    String joins(Set<String> wanted) {
        Set<String> all = new HashSet<>(wanted);
        for (int i = sources.size() - 1; i >= 0; i--) {
            if (all.contains(sources.get(i).name())) {
                all.addAll(sources.get(i).needs());
            }
        }
        List<String> joins = new ArrayList<>();
        for (Source source : sources) {
            if (all.contains(source.name())) {
                joins.add(source.sql());
            }
        }
        return String.join("\n", joins);
    }
}
