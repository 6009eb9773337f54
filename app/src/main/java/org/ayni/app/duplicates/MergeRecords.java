package org.ayni.app.duplicates;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ayni.app.access.DecidedChange;
import org.ayni.app.access.Proposal;
import org.ayni.app.access.Role;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.registry.Refusal;
import org.ayni.app.registry.RollChange;
import org.ayni.app.registry.RollFact;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.id.MemberId;

/**
 * Act: two records are one person. Who proposes: those who resolve suspicions; who decides: a second person. From an open suspicion
 * to {@code MERGED}. The retired record leaves its household from the effective day on, and the kept one learns what only the
 * other knew of who the person is. {@link SplitRecords} takes it back.
 */
public final class MergeRecords implements DecidedChange {

    public static final String KIND = "merge-records";

    private static final String KEPT = "kept";
    private static final String EFFECTIVE = "effective";
    private static final Set<Role> DECIDERS =
            Set.copyOf(EnumSet.of(Role.OPERATIONS_HEAD, Role.UNIT_CHIEF, Role.TECHNICAL_COORDINATOR));

    private final Database database;
    private final Suspicions suspicions;

    public MergeRecords(Database database) {
        this.database = database;
        this.suspicions = new Suspicions(database);
    }

    /** What a proposal of this kind says. */
    public static Map<String, String> content(boolean keepOlder, LocalDate effective) {
        return Map.of(KEPT, keepOlder ? "older" : "younger", EFFECTIVE, effective.toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> deciders() {
        return DECIDERS;
    }

    @Override
    public String spanish(Proposal proposal) {
        return "Unir los dos registros del aviso de duplicado n.º " + proposal.subject() + " desde el "
                + proposal.part(EFFECTIVE) + "; queda el registro más "
                + (proposal.part(KEPT).equals("older") ? "antiguo." : "nuevo.");
    }

    @Override
    public Optional<String> apply(Proposal proposal, Viewer decider) {
        long number = Long.parseLong(proposal.subject());
        Optional<Suspicions.Standing> standing = suspicions.hold(number);
        if (standing.isEmpty() || !standing.get().what().next().contains(SuspicionFact.MERGED)) {
            return Optional.of("Ese aviso ya no está por revisar: vuelva a abrirlo antes de decidir.");
        }
        boolean keepOlder = proposal.part(KEPT).equals("older");
        String kept = keepOlder ? standing.get().one() : standing.get().other();
        String retired = keepOlder ? standing.get().other() : standing.get().one();
        LocalDate effective = LocalDate.parse(proposal.part(EFFECTIVE));
        Optional<HouseholdId> household = householdOf(retired);
        if (household.isEmpty()) {
            return Optional.of("El registro que se retiraría ya no pertenece a ningún hogar: no hay nada que unir.");
        }
        Map<String, Optional<String>> learned = onlyKnownOf(retired, kept);
        RollChange change = RollChange.begin(
                database, decider.staff().actor(), Optional.of(effective), "Unión de registros, aviso n.º " + number);
        Optional<Refusal> refused = change.leave(new MemberId(retired), household.get());
        if (refused.isEmpty() && !learned.isEmpty()) {
            refused = change.say(RollFact.PERSON, kept, learned);
        }
        if (refused.isPresent()) {
            return refused.map(Refusal::spanish);
        }
        change.finish();
        suspicions.add(
                number,
                SuspicionFact.MERGED,
                proposal.reason(),
                decider.staff().actor(),
                Optional.of(kept),
                Optional.of(effective));
        Audit.record(
                database.app(),
                decider.staff().actor(),
                "merge-records",
                Audit.household(household.get().value()),
                Map.of("suspicion", proposal.subject(), "kept", kept, "retired", retired));
        return Optional.empty();
    }

    private Optional<HouseholdId> householdOf(String member) {
        return database.app()
                .sql("""
                        SELECT household.household_id
                        FROM registry.person AS person
                        JOIN registry.membership AS belongs
                          ON belongs.person = person.person
                            AND upper_inf(belongs.recorded)
                            AND upper_inf(belongs.valid)
                        JOIN registry.household AS household USING (household)
                        WHERE person.member_id = :member
                        """)
                .param("member", member)
                .query(String.class)
                .optional()
                .map(HouseholdId::new);
    }

    /** What the retired record knows of who the person is and the kept one does not. */
    private Map<String, Optional<String>> onlyKnownOf(String retired, String kept) {
        Map<String, Optional<String>> learned = new java.util.LinkedHashMap<>();
        database.app()
                .sql("""
                        SELECT one.field, one.said
                        FROM (
                          SELECT key AS field, value AS said
                          FROM registry.person_record AS record
                          JOIN registry.person AS person USING (person)
                          CROSS JOIN LATERAL jsonb_each_text(to_jsonb(record))
                          WHERE person.member_id = :retired AND upper_inf(record.recorded) AND upper_inf(record.valid)
                        ) AS one
                        JOIN (
                          SELECT key AS field, value AS said
                          FROM registry.person_record AS record
                          JOIN registry.person AS person USING (person)
                          CROSS JOIN LATERAL jsonb_each_text(to_jsonb(record))
                          WHERE person.member_id = :kept AND upper_inf(record.recorded) AND upper_inf(record.valid)
                        ) AS other USING (field)
                        WHERE other.said IS NULL
                          AND one.said IS NOT NULL
                          AND one.field IN ('birth_date', 'dni', 'dni_issued_on', 'given_names', 'paternal_surname',
                                            'maternal_surname', 'sex', 'secondary_finished_on')
                        """)
                .param("retired", retired)
                .param("kept", kept)
                .query((row, number) -> learned.put(
                        Objects.requireNonNull(row.getString("field")),
                        Optional.of(Objects.requireNonNull(row.getString("said")))))
                .list();
        return learned;
    }
}
