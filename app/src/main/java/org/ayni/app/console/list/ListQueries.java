package org.ayni.app.console.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ayni.app.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The three questions that a list asks: a page of it, how many rows it has, and all of them. */
public final class ListQueries {

    private final ListRequest request;
    private final ListView view;
    private final Viewer viewer;

    public ListQueries(ListRequest request, Viewer viewer) {
        this.request = request;
        this.view = request.view();
        this.viewer = viewer;
    }

    /**
     * SQL with its parameters.
     *
     * @param text the SQL
     * @param parameters by name
     */
    public record Question(String text, Map<String, Object> parameters) {

        public JdbcClient.StatementSpec on(JdbcClient jdbc) {
            return jdbc.sql(text).params(parameters);
        }
    }

    /** First the values of the order and the key, then the columns; one row more than fits on the page. */
    public Question page() {
        boolean back = request.cursor().map(ListRequest.Cursor::back).orElse(false);
        boolean downwards = request.descending() != back;
        Map<String, Object> parameters = parameters();
        List<ListOrder> order = order();
        List<String> conditions = conditions();
        request.cursor().ifPresent(cursor -> {
            List<String> now = new ArrayList<>();
            List<String> begins = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                now.add(order.get(i).expression());
                begins.add("CAST(:cursor" + i + " AS " + order.get(i).type() + ")");
                parameters.put("cursor" + i, cursor.values().get(i));
            }
            conditions.add("(" + String.join(", ", now) + ") " + (downwards ? "<" : ">") + " ("
                    + String.join(", ", begins) + ")");
        });
        parameters.put("rows", request.size() + 1);
        // The keys of the page first, through as few tables as its filters and order need; then what is shown of them.
        String keys = select(
                        from(),
                        List.of(view.key().expression() + " AS key"),
                        needs(request.order().needs()),
                        conditions)
                + orderBy(downwards) + "\nLIMIT :rows";
        List<String> selected = new ArrayList<>();
        order.forEach(one -> selected.add("(" + one.expression() + ")::text"));
        request.columns().forEach(one -> selected.add("(" + one.expression() + ")::text"));
        String shown = "SELECT " + String.join(",\n       ", selected)
                + "\nFROM picked\nJOIN " + view.from() + " ON " + view.key().expression() + " = picked.key\n"
                + view.joins(needs(shownNeeds()));
        return new Question("WITH picked AS MATERIALIZED (\n" + keys + ")\n" + shown + orderBy(downwards), parameters);
    }

    public Question count() {
        return new Question(select(view.from(), List.of("count(*)"), needs(Set.of()), conditions()), parameters());
    }

    /** The subject of each row, or an empty text, and then the columns. */
    public Question all() {
        List<String> selected = new ArrayList<>();
        selected.add(view.subject().orElse("''"));
        request.columns().forEach(one -> selected.add("(" + one.expression() + ")::text"));
        return new Question(
                select(view.from(), selected, needs(shownNeeds()), conditions()) + orderBy(request.descending()),
                parameters());
    }

    private List<ListOrder> order() {
        return request.wholeOrder();
    }

    /**
     * The table of the list; for who sees few of its rows, those rows already in order, so that the rest is asked only for the
     * rows of the page and not for all before they are put in order.
     */
    private String from() {
        if (viewer.places().nation()
                || view.narrowing().isEmpty()
                || !request.order().equals(view.key())) {
            return view.from();
        }
        String alias = view.from().substring(view.from().lastIndexOf(' ') + 1);
        boolean downwards = request.descending()
                != request.cursor().map(ListRequest.Cursor::back).orElse(false);
        return "(SELECT * FROM " + view.from() + " WHERE " + view.narrowing().get() + orderBy(downwards) + ") AS "
                + alias;
    }

    private String orderBy(boolean downwards) {
        return "\nORDER BY "
                + String.join(
                        ", ",
                        order().stream()
                                .map(one -> one.expression() + (downwards ? " DESC" : ""))
                                .toList());
    }

    private String select(String from, List<String> selected, Set<String> needs, List<String> conditions) {
        return "SELECT " + String.join(",\n       ", selected) + "\nFROM " + from + "\n" + view.joins(needs)
                + (conditions.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", conditions));
    }

    private List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        if (!viewer.places().nation()) {
            view.narrowing().ifPresent(conditions::add);
        }
        for (ListFilter filter : view.filters()) {
            if (!filter.condition().isEmpty() && !request.values(filter).isEmpty()) {
                conditions.add("(" + filter.condition() + ")");
            }
        }
        if (!request.marked().isEmpty()) {
            conditions.add(view.key().expression() + " = ANY (CAST(:marked AS "
                    + view.key().type() + "[]))");
        }
        return conditions;
    }

    /** Sources of the filters that hold, and these. */
    private Set<String> needs(Set<String> also) {
        Set<String> needs = new HashSet<>(also);
        for (ListFilter filter : view.filters()) {
            if (!request.values(filter).isEmpty()) {
                needs.addAll(filter.needs());
            }
        }
        return needs;
    }

    private Set<String> shownNeeds() {
        Set<String> needs = new HashSet<>(request.order().needs());
        request.columns().forEach(column -> needs.addAll(column.needs()));
        return needs;
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("seenProvinces", viewer.places().provinces().toArray(String[]::new));
        parameters.put("seenDistricts", viewer.places().districts().toArray(String[]::new));
        parameters.put("marked", request.marked().toArray(String[]::new));
        for (ListFilter filter : view.filters()) {
            List<String> values = request.values(filter);
            if (!values.isEmpty()) {
                parameters.put(filter.name(), filter.parameter(values));
            }
        }
        return parameters;
    }
}
