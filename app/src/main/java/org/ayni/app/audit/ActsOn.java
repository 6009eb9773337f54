package org.ayni.app.audit;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers who saw, changed or exported something: the acts on it, and those of many things that it was one of. */
public final class ActsOn {

    private final JdbcClient app;

    public ActsOn(JdbcClient app) {
        this.app = app;
    }

    /**
     * One act.
     *
     * @param subject on what; another than was asked for when the act was about many things
     * @param detail JSON text
     */
    public record Act(long id, OffsetDateTime at, String byPerson, String act, String subject, String detail) {}

    /**
     * The acts on a subject, the newest first.
     *
     * @param before only acts older than the one with this id; {@link Long#MAX_VALUE} for the newest
     * @param most at most so many
     */
    public List<Act> of(String subject, long before, int most) {
        return app.sql("""
                        SELECT id, at, by_person, act, subject, detail::text AS detail
                        FROM audit.act
                        WHERE id IN (
                            (SELECT act.id FROM audit.act
                             WHERE act.subject = :subject AND act.id < :before
                             ORDER BY act.id DESC LIMIT :most)
                            UNION
                            (SELECT about.act FROM audit.about
                             WHERE about.subject = :subject AND about.act < :before
                             ORDER BY about.act DESC LIMIT :most))
                        ORDER BY id DESC
                        LIMIT :most
                        """)
                .param("subject", subject)
                .param("before", before)
                .param("most", most)
                .query((row, number) -> new Act(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("by_person"),
                        row.getString("act"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }
}
