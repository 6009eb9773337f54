package org.ayni.app.access;

import java.time.Duration;
import java.util.function.Function;
import org.ayni.app.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The only door through which a page asks the database: for a viewer, in one transaction, as the role that row-level
 * security holds to the viewer's places.
 *
 * <p>The role and the places are those of the transaction ({@code SET LOCAL}), so that a connection that goes back to the
 * pool keeps nothing of them. A question that takes too long is stopped by the server.
 */
public final class OnBehalfOf {

    private static final Duration LONGEST_QUESTION = Duration.ofSeconds(10);

    private final Database database;

    public OnBehalfOf(Database database) {
        this.database = database;
    }

    /** Asks for a viewer. What is not of the viewer's places does not exist for the questions asked. */
    public <T> T read(Viewer viewer, Function<JdbcClient, T> questions) {
        return read(viewer, LONGEST_QUESTION, questions);
    }

    /**
     * As {@link #read(Viewer, Function)}, with a limit of its own: shorter for what a page can do without, longer for work
     * in the background.
     *
     * @param longest after which the server stops a question
     */
    public <T> T read(Viewer viewer, Duration longest, Function<JdbcClient, T> questions) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the role of a viewer would stay on the transaction that is open");
        }
        T answer = database.transaction().execute(transaction -> {
            enter(viewer, longest);
            return questions.apply(database.app());
        });
        if (answer == null) {
            throw new IllegalStateException("questions must have an answer; use an Optional");
        }
        return answer;
    }

    private void enter(Viewer viewer, Duration longest) {
        SeenPlaces places = viewer.places();
        database.app()
                .sql("""
                        SELECT set_config('ayni.staff', :staff, true),
                               set_config('ayni.nation', :nation, true),
                               set_config('ayni.acts', :acts, true),
                               set_config('ayni.provinces', :provinces, true),
                               set_config('ayni.districts', :districts, true),
                               set_config('statement_timeout', :longest, true),
                               set_config('role', 'ayni_console', true)
                        """)
                .param("staff", viewer.staff().userName())
                .param("nation", places.nation() ? "on" : "off")
                .param("acts", viewer.readsActs() ? "on" : "off")
                .param("provinces", String.join(",", places.provinces()))
                .param("districts", String.join(",", places.districts()))
                .param("longest", longest.toMillis() + "ms")
                .query()
                .singleRow();
    }
}
