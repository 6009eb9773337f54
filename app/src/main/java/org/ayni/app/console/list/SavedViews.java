package org.ayni.app.console.list;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.access.Staff;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The views that people keep of lists. A view holds names of filters and codes, never a person, and whoever opens it sees
 * with his own rights; so it may be shared.
 */
public final class SavedViews {

    private static final String NATION = "*";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_QUERY = 2000;
    private static final int MOST = 100;

    private final Database database;

    public SavedViews(Database database) {
        this.database = database;
    }

    /**
     * What a person wants of a view.
     *
     * @param isShared seen by the people of the same UTs, or of headquarters
     * @param opensFirst opened on signing in, instead of the one that was
     */
    public record Wish(String name, boolean isShared, boolean opensFirst) {}

    /** The views of a list that the viewer may open: own ones first. */
    public List<SavedView> of(Viewer viewer, String list) {
        return seen(viewer).stream().filter(one -> one.list().equals(list)).toList();
    }

    /** All views that the viewer may open. */
    public List<SavedView> seen(Viewer viewer) {
        return database.app()
                .sql("""
                        SELECT view.view AS id, view.list, view.name, view.query,
                               view.opens_first AND view.staff = :staff AS opens_first,
                               view.places <> '{}' AS is_shared,
                               view.staff = :staff AS is_own,
                               staff.full_name AS owner
                        FROM console.saved_view AS view
                        JOIN access.staff USING (staff)
                        WHERE view.staff = :staff
                           OR view.places && CAST(:places AS text[])
                        ORDER BY view.staff <> :staff, view.name, view.view
                        LIMIT :most
                        """)
                .param("staff", viewer.staff().id())
                .param("places", places(viewer))
                .param("most", MOST)
                .query(SavedView.class)
                .list();
    }

    /** The view that opens when a person signs in. */
    public Optional<SavedView> first(Viewer viewer) {
        return seen(viewer).stream().filter(SavedView::opensFirst).findFirst();
    }

    /** Keeps a view, in place of an own one of the same name; tells what is wrong with it, in Spanish, if anything. */
    public Optional<String> keep(Viewer viewer, String list, String query, Wish wish) {
        String name = wish.name().strip();
        Optional<String> problem = problem(name, query);
        return problem.isPresent()
                ? problem
                : write(viewer, name, () -> {
                    leaveFirst(viewer, wish);
                    int id = database.app()
                            .sql("""
                            INSERT INTO console.saved_view (staff, list, name, query, opens_first, places)
                            VALUES (:staff, :list, :name, :query, :first, :places)
                            ON CONFLICT (staff, list, name) DO UPDATE
                              SET query = excluded.query, opens_first = excluded.opens_first, places = excluded.places,
                                  changed_at = now()
                            RETURNING view
                            """)
                            .param("staff", viewer.staff().id())
                            .param("list", list)
                            .param("name", name)
                            .param("query", query)
                            .param("first", wish.opensFirst())
                            .param("places", wish.isShared() ? places(viewer) : new String[0])
                            .query(Integer.class)
                            .single();
                    record(
                            viewer.staff(),
                            "save-view",
                            id,
                            Map.of("list", list, "query", query, "places", shared(viewer, wish)));
                });
    }

    /**
     * Changes the name and the settings of an own view.
     *
     * @return empty when the viewer has no such view; else what is wrong, or an empty text
     */
    public Optional<String> change(Viewer viewer, int id, Wish wish) {
        Optional<SavedView> view = own(viewer, id);
        if (view.isEmpty()) {
            return Optional.empty();
        }
        String name = wish.name().strip();
        Optional<String> problem = problem(name, "");
        return Optional.of(problem.or(() -> write(viewer, name, () -> {
                    leaveFirst(viewer, wish);
                    database.app()
                            .sql("""
                                    UPDATE console.saved_view
                                    SET name = :name, opens_first = :first, places = :places,
                                        changed_at = now()
                                    WHERE view = :id
                                    """)
                            .param("id", id)
                            .param("name", name)
                            .param("first", wish.opensFirst())
                            .param("places", wish.isShared() ? places(viewer) : new String[0])
                            .update();
                    record(viewer.staff(), "change-view", id, Map.of("places", shared(viewer, wish)));
                }))
                .orElse(""));
    }

    /** Takes an own view away; false when the viewer has no such view. */
    public boolean remove(Viewer viewer, int id) {
        if (own(viewer, id).isEmpty()) {
            return false;
        }
        database.transaction().executeWithoutResult(transaction -> {
            database.app()
                    .sql("DELETE FROM console.saved_view WHERE view = :id")
                    .param("id", id)
                    .update();
            record(viewer.staff(), "remove-view", id, Map.of());
        });
        return true;
    }

    /** A view of the viewer's own. */
    public Optional<SavedView> own(Viewer viewer, int id) {
        return seen(viewer).stream()
                .filter(one -> one.isOwn() && one.id() == id)
                .findFirst();
    }

    private Optional<String> write(Viewer viewer, String name, Runnable change) {
        try {
            database.transaction().executeWithoutResult(transaction -> change.run());
            return Optional.empty();
        } catch (DuplicateKeyException taken) {
            return Optional.of("Ya tiene una vista «" + name + "» de esta lista: elija otro nombre.");
        }
    }

    private static Optional<String> problem(String name, String query) {
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("Escriba un nombre para la vista, de hasta " + LONGEST_NAME + " letras.");
        }
        return query.length() > LONGEST_QUERY
                ? Optional.of("La vista tiene demasiados filtros para guardarla: quite algunos.")
                : Optional.empty();
    }

    private void leaveFirst(Viewer viewer, Wish wish) {
        if (wish.opensFirst()) {
            database.app()
                    .sql("UPDATE console.saved_view SET opens_first = false WHERE staff = :staff AND opens_first")
                    .param("staff", viewer.staff().id())
                    .update();
        }
    }

    private void record(Staff staff, String act, int id, Map<String, String> detail) {
        JdbcClient app = database.app();
        Audit.record(app, staff.actor(), act, "view/" + id, detail);
    }

    private static String shared(Viewer viewer, Wish wish) {
        return wish.isShared() ? viewer.places().spanish() : "";
    }

    private static String[] places(Viewer viewer) {
        return viewer.places().nation()
                ? new String[] {NATION}
                : viewer.places().units().toArray(String[]::new);
    }
}
