package org.ayni.app.duplicates;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Suspicions as they stand, and the one place that adds what people decide of them. */
public final class Suspicions {

    /**
     * A suspicion as it stands.
     *
     * @param one code of the older record
     * @param other code of the younger record
     * @param kept code of the record that was kept; empty when not merged
     * @param effective day of the merge or split
     */
    public record Standing(
            long suspicion,
            String one,
            String other,
            SuspicionFact what,
            Optional<String> kept,
            Optional<LocalDate> effective) {

        /** Code of the record that was not kept; only of a merge. */
        public String retired() {
            return kept.filter(one::equals).isPresent() ? other : one;
        }
    }

    private final Database database;

    public Suspicions(Database database) {
        this.database = database;
    }

    /** A suspicion; empty when there is none of that number, or it is not seen from here. */
    public static Optional<Standing> find(JdbcClient jdbc, long suspicion) {
        return jdbc.sql("""
                        SELECT s.suspicion, a.member_id AS one, b.member_id AS other, s.what, k.member_id AS kept, s.effective
                        FROM duplicates.current_suspicion AS s
                        JOIN registry.person AS a ON a.person = s.one
                        JOIN registry.person AS b ON b.person = s.other
                        LEFT JOIN registry.person AS k ON k.person = s.kept
                        WHERE s.suspicion = :suspicion
                        """)
                .param("suspicion", suspicion)
                .query((row, number) -> new Standing(
                        row.getLong("suspicion"),
                        Objects.requireNonNull(row.getString("one")),
                        Objects.requireNonNull(row.getString("other")),
                        SuspicionFact.valueOf(row.getString("what")),
                        Optional.ofNullable(row.getString("kept")),
                        Optional.ofNullable(row.getObject("effective", LocalDate.class))))
                .optional();
    }

    /** The suspicion, held until the transaction ends so that nobody decides it twice. */
    Optional<Standing> hold(long suspicion) {
        database.lockUntilCommit("suspicion " + suspicion, Database.LockKind.ALONE);
        return find(database.app(), suspicion);
    }

    Optional<String> follow(long suspicion, SuspicionFact fact, String reason, Actor by) {
        Optional<Standing> standing = hold(suspicion);
        if (standing.isEmpty()) {
            return Optional.of("Ese aviso de duplicado no existe.");
        }
        if (!standing.get().what().next().contains(fact)) {
            return Optional.of("El aviso ya está en «" + standing.get().what().spanish()
                    + "»: vuelva a abrirlo antes de decidir.");
        }
        add(suspicion, fact, reason, by, Optional.empty(), Optional.empty());
        return Optional.empty();
    }

    void add(
            long suspicion,
            SuspicionFact fact,
            String reason,
            Actor by,
            Optional<String> kept,
            Optional<LocalDate> effective) {
        database.app()
                .sql("""
                        INSERT INTO duplicates.suspicion_fact (
                          suspicion, what, points, signs, reason, kept, effective, by_person)
                        SELECT suspicion, :what, points, signs, :reason,
                               (SELECT person FROM registry.person WHERE member_id = :kept), :effective, :by
                        FROM duplicates.current_suspicion
                        WHERE suspicion = :suspicion
                        """)
                .param("suspicion", suspicion)
                .param("what", fact.name())
                .param("reason", reason.strip())
                .param("kept", kept.orElse(""))
                .param("effective", effective.orElse(null), java.sql.Types.DATE)
                .param("by", by.name())
                .update();
    }
}
