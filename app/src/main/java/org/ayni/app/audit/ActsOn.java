package org.ayni.app.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers who saw, changed or exported something, and what somebody did: the newest first, a page at a time. */
public final class ActsOn {

    private static final String SELECT = """
            SELECT id, at, by_person, act, subject, detail::text AS detail,
                   ARRAY(SELECT key FROM jsonb_each_text(detail) ORDER BY key) AS names,
                   ARRAY(SELECT value FROM jsonb_each_text(detail) ORDER BY key) AS values
            FROM audit.act
            """;

    private final JdbcClient app;

    public ActsOn(JdbcClient app) {
        this.app = app;
    }

    /**
     * One act.
     *
     * @param subject on what; another than was asked for when the act was about many things
     * @param detail JSON text
     * @param facts the same, name to value, by name
     */
    public record Act(
            long id,
            OffsetDateTime at,
            String byPerson,
            String act,
            String subject,
            String detail,
            Map<String, String> facts) {}

    /**
     * The acts on a subject, and those of many things that it was one of; the newest first.
     *
     * @param before only acts older than the one with this id; {@link Long#MAX_VALUE} for the newest
     * @param most at most so many
     */
    public List<Act> of(String subject, long before, int most) {
        return app.sql(SELECT + """
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
                .query(ActsOn::act)
                .list();
    }

    /** The acts of one person, the newest first; as {@link #of}. */
    public List<Act> by(String person, long before, int most) {
        return app.sql(SELECT + """
                        WHERE by_person = :person
                          AND id < :before
                        ORDER BY id DESC
                        LIMIT :most
                        """)
                .param("person", person)
                .param("before", before)
                .param("most", most)
                .query(ActsOn::act)
                .list();
    }

    private static Act act(ResultSet row, int number) throws SQLException {
        String[] names = (String[]) row.getArray("names").getArray();
        String[] values = (String[]) row.getArray("values").getArray();
        Map<String, String> facts = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            facts.put(names[i], values[i]);
        }
        return new Act(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("by_person"),
                row.getString("act"),
                row.getString("subject"),
                row.getString("detail"),
                facts);
    }
}
