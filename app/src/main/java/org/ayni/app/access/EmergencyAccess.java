package org.ayni.app.access;

import java.time.Duration;
import java.util.EnumSet;
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
