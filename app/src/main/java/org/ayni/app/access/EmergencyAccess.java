package org.ayni.app.access;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ayni.app.database.Database;

/**
 * Lets a person see the households of another unit for four hours, when a second person agrees that it cannot wait. The auditor
 * sees every such access, with its reason and what was looked at.
 */
public final class EmergencyAccess implements DecidedChange {

    public static final String KIND = "emergency-access";

    /** How long nobody answering makes it void: what can wait longer is no emergency. */
    public static final Duration WAITS = Duration.ofHours(4);

    private static final String UNIT = "unit";

    private final Database database;

    public EmergencyAccess(Database database) {
        this.database = database;
    }

    public static Map<String, String> content(String unit) {
        return Map.of(UNIT, unit);
    }

    /** An access that was allowed. */
    public record Allowed(String who, String unit, String reason, String approvedBy, Instant since, Instant until) {}

    /** The latest two hundred, the newest first. */
    public List<Allowed> all() {
        return database.app()
                .sql("""
                        SELECT s.full_name, e.unit_code, p.reason, d.full_name AS approved_by, lower(e.valid) AS since,
                               upper(e.valid) AS until
                        FROM access.emergency AS e
                        JOIN access.staff AS s USING (staff)
                        JOIN access.proposal AS p USING (proposal)
                        JOIN access.decision USING (proposal)
                        JOIN access.staff AS d ON d.staff = decided_by
                        ORDER BY e.proposal DESC
                        LIMIT 200
                        """)
                .query((row, number) -> new Allowed(
                        row.getString("full_name"),
                        row.getString("unit_code"),
                        row.getString("reason"),
                        row.getString("approved_by"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** How many accesses were open at some moment since then. */
    public long countSince(Instant since) {
        return database.app()
                .sql("SELECT count(*) FROM access.emergency WHERE upper(valid) > :since")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> deciders() {
        return EnumSet.of(
                Role.UNIT_CHIEF,
                Role.OPERATIONS_HEAD,
                Role.VERIFICATION_HEAD,
                Role.TECHNICAL_COORDINATOR,
                Role.EXECUTIVE_DIRECTOR);
    }

    @Override
    public String spanish(Proposal proposal) {
        return "Dejar a " + proposal.by().fullName() + " ver los hogares de la UT " + proposal.part(UNIT)
                + " durante cuatro horas, por una emergencia. El auditor lo verá.";
    }

    @Override
    public Optional<String> apply(Proposal proposal, Viewer decider) {
        database.app()
                .sql("""
                        INSERT INTO access.emergency (proposal, staff, unit_code, valid)
                        VALUES (:proposal, :staff, :unit, tstzrange(now(), now() + interval '4 hours'))
                        """)
                .param("proposal", proposal.id())
                .param("staff", proposal.by().id())
                .param("unit", proposal.part(UNIT))
                .update();
        return Optional.empty();
    }
}
