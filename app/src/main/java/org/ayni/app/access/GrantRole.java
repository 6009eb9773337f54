package org.ayni.app.access;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ayni.app.database.Database;

/**
 * Gives a person a role in a place, once a second person approved it. Nobody gives himself anything, nor decides what he is
 * given.
 */
public final class GrantRole implements DecidedChange {

    public static final String KIND = "grant-role";

    private static final String ROLE = "role";
    private static final String UNIT = "unit";
    private static final String DISTRICTS = "districts";

    private final Database database;
    private final StaffDirectory directory;
    private final Supplier<LocalDate> today;

    public GrantRole(Database database, StaffDirectory directory, Supplier<LocalDate> today) {
        this.database = database;
        this.directory = directory;
        this.today = today;
    }

    /** What a proposal of this kind says. */
    public static Map<String, String> content(Role role, String unit, List<String> districts) {
        return Map.of(ROLE, role.name(), UNIT, unit, DISTRICTS, String.join(",", districts));
    }

    /** Why the role cannot be proposed for the person, in words; empty when it can. */
    public Optional<String> obstacle(Viewer by, Staff to, Role role, String unit) {
        if (by.staff().id() == to.id()) {
            return Optional.of("Nadie se da puestos a sí mismo: debe proponerlo otra persona.");
        }
        if (role.reach() == Reach.PLACES && unit.isEmpty()) {
            return Optional.of("Ese puesto es de una unidad territorial: elija cuál.");
        }
        Set<Role> held = directory.viewer(to, today.get(), "").roles();
        if (held.contains(role) && role.reach() != Reach.PLACES) {
            return Optional.of("La persona ya tiene ese puesto.");
        }
        Set<Role> together = EnumSet.of(role);
        together.addAll(held);
        List<Role> conflict = Role.conflict(together);
        return conflict.isEmpty()
                ? Optional.empty()
                : Optional.of("No puede tener a la vez «" + conflict.get(0).spanish() + "» y «"
                        + conflict.get(1).spanish() + "»: uno controla al otro. Retire antes el que ya no ejerce.");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> deciders() {
        return EnumSet.of(Role.ADMINISTRATOR, Role.EXECUTIVE_DIRECTOR, Role.TECHNICAL_COORDINATOR);
    }

    @Override
    public String spanish(Proposal proposal) {
        String where = proposal.part(UNIT).isEmpty()
                ? ""
                : " en la UT " + proposal.part(UNIT)
                        + (proposal.part(DISTRICTS).isEmpty() ? "" : ", distritos " + proposal.part(DISTRICTS));
        return "Dar a " + proposal.subject() + " el puesto «" + role(proposal).spanish() + "»" + where + ".";
    }

    @Override
    public Optional<String> apply(Proposal proposal, Viewer decider) {
        Optional<Staff> to = directory.named(proposal.subject());
        if (to.isEmpty() || to.get().id() == decider.staff().id()) {
            return Optional.of("Nadie decide sobre sus propios puestos.");
        }
        Viewer asker = directory.viewer(proposal.by(), today.get(), "");
        Optional<String> obstacle = obstacle(asker, to.get(), role(proposal), proposal.part(UNIT));
        if (obstacle.isEmpty()) {
            store(to.get(), proposal, decider);
        }
        return obstacle;
    }

    private void store(Staff to, Proposal proposal, Viewer decider) {
        database.app()
                .sql("""
                        INSERT INTO access.assignment (staff, role, unit_code, districts, valid, by_person)
                        VALUES (:staff, :role, nullif(:unit, ''), string_to_array(nullif(:districts, ''), ','),
                                daterange(:today, NULL), :by)
                        """)
                .param("staff", to.id())
                .param("role", role(proposal).name())
                .param("unit", proposal.part(UNIT))
                .param("districts", proposal.part(DISTRICTS))
                .param("today", today.get())
                .param("by", decider.staff().userName())
                .update();
    }

    private static Role role(Proposal proposal) {
        return Role.valueOf(proposal.part(ROLE));
    }
}
