package org.ayni.app.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionStatus;

/**
 * Maker and checker: what one person proposes, another decides, and only then it is done, in one transaction with the decision.
 * The database refuses a decision of the one who proposed, also under another account with the same name.
 */
public final class TwoPeople {

    /** How long a proposal waits, unless its kind is more urgent. */
    public static final Duration A_WEEK = Duration.ofDays(7);

    private static final String LISTED = """
            SELECT p.proposal, p.kind, p.subject, p.reason, p.proposed_at, p.expires_at, s.staff, s.user_name, s.full_name,
                   s.synthetic,
                   array(SELECT key FROM jsonb_each_text(p.content) ORDER BY key) AS names,
                   array(SELECT value FROM jsonb_each_text(p.content) ORDER BY key) AS parts
            FROM access.proposal AS p
            JOIN access.staff AS s ON s.staff = p.proposed_by
            LEFT JOIN access.decision AS d USING (proposal)
            WHERE d.proposal IS NULL
            """;

    private final Database database;
    private final Map<String, DecidedChange> kinds;

    public TwoPeople(Database database, Collection<DecidedChange> changes) {
        this.database = database;
        this.kinds = changes.stream().collect(Collectors.toUnmodifiableMap(DecidedChange::kind, Function.identity()));
    }

    /** What came of a decision. */
    public sealed interface Outcome {}

    public record Done() implements Outcome {}

    /** @param reason in words for the person who decided */
    public record Refused(String reason) implements Outcome {}

    /** Asks for a change. Returns the number of the proposal. */
    public long propose(
            Viewer by, String kind, String subject, Map<String, String> content, String reason, Instant expiresAt) {
        change(kind);
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            var sorted = new TreeMap<>(content);
            long id = database.app()
                    .sql("""
                            INSERT INTO access.proposal (kind, subject, content, reason, proposed_by, expires_at)
                            VALUES (:kind, :subject, jsonb_object(:names::text[], :values::text[]), :reason, :by, :expires)
                            RETURNING proposal
                            """)
                    .param("kind", kind)
                    .param("subject", subject)
                    .param("names", sorted.keySet().toArray(String[]::new))
                    .param("values", sorted.values().toArray(String[]::new))
                    .param("reason", reason)
                    .param("by", by.staff().id())
                    .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                    .query(Long.class)
                    .single();
            record(by, "propose-" + kind, subject, id);
            return id;
        }));
    }

    /** What waits for a decision that this viewer may take; the viewer's own proposals are not among it. */
    public List<Proposal> waitingFor(Viewer viewer, Instant now) {
        return waiting(now).stream()
                .filter(one -> one.by().id() != viewer.staff().id())
                .filter(one -> mayDecide(viewer, one))
                .toList();
    }

    /** What this viewer asked for and nobody has decided. */
    public List<Proposal> waitingOf(Viewer viewer, Instant now) {
        return waiting(now).stream()
                .filter(one -> one.by().id() == viewer.staff().id())
                .toList();
    }

    /** A proposal in one sentence. */
    public String spanish(Proposal proposal) {
        return change(proposal.kind()).spanish(proposal);
    }

    /**
     * Decides a proposal.
     *
     * @param approve true to do it, false to turn it down
     * @param reason must say why when it is turned down
     */
    public Outcome decide(Viewer by, long id, boolean approve, String reason, Instant now) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            database.lockUntilCommit("proposal " + id, Database.LockKind.ALONE);
            Optional<Proposal> found = database.app()
                    .sql(LISTED + "AND p.proposal = :id")
                    .param("id", id)
                    .query(TwoPeople::proposal)
                    .optional();
            if (found.isEmpty() || !mayDecide(by, found.get())) {
                return new Refused("Esa propuesta ya no espera una decisión suya.");
            }
            Proposal proposal = found.get();
            if (proposal.by().id() == by.staff().id()) {
                return new Refused("Usted hizo esta propuesta: debe decidirla otra persona.");
            }
            if (approve && !proposal.expiresAt().isAfter(now)) {
                return new Refused("La propuesta venció: si todavía hace falta, hay que hacerla otra vez.");
            }
            if (!approve && reason.isBlank()) {
                return new Refused("Escriba por qué la rechaza.");
            }
            return decide(by, proposal, approve, reason, transaction);
        }));
    }

    private Outcome decide(
            Viewer by, Proposal proposal, boolean approve, String reason, TransactionStatus transaction) {
        database.app()
                .sql("""
                        INSERT INTO access.decision (proposal, decided_by, approved, reason)
                        VALUES (:proposal, :by, :approved, :reason)
                        """)
                .param("proposal", proposal.id())
                .param("by", by.staff().id())
                .param("approved", approve)
                .param("reason", reason.strip())
                .update();
        record(by, (approve ? "approve-" : "turn-down-") + proposal.kind(), proposal.subject(), proposal.id());
        Optional<String> obstacle = approve ? change(proposal.kind()).apply(proposal, by) : Optional.empty();
        if (obstacle.isPresent()) {
            transaction.setRollbackOnly();
            return new Refused(obstacle.get());
        }
        return new Done();
    }

    private boolean mayDecide(Viewer viewer, Proposal proposal) {
        DecidedChange change = kinds.get(proposal.kind());
        return change != null && viewer.hasAny(change.deciders());
    }

    private List<Proposal> waiting(Instant now) {
        JdbcClient app = database.app();
        return app.sql(LISTED + "AND p.expires_at > :now ORDER BY p.proposal DESC LIMIT 200")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(TwoPeople::proposal)
                .list();
    }

    private DecidedChange change(String kind) {
        DecidedChange change = kinds.get(kind);
        if (change == null) {
            throw new IllegalArgumentException("nobody knows how to do " + kind);
        }
        return change;
    }

    private void record(Viewer by, String act, String subject, long proposal) {
        Audit.record(
                database.app(),
                by.staff().actor(),
                act,
                subject,
                Map.of("proposal", Long.toString(proposal), "from", by.source()));
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        String[] names = (String[]) row.getArray("names").getArray();
        String[] parts = (String[]) row.getArray("parts").getArray();
        var content = new TreeMap<String, String>();
        for (int i = 0; i < names.length; i++) {
            content.put(names[i], parts[i]);
        }
        return new Proposal(
                row.getLong("proposal"),
                row.getString("kind"),
                row.getString("subject"),
                content,
                row.getString("reason"),
                new Staff(
                        row.getInt("staff"),
                        row.getString("user_name"),
                        row.getString("full_name"),
                        row.getBoolean("synthetic")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
