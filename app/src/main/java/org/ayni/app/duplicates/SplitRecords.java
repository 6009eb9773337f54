package org.ayni.app.duplicates;

import java.time.LocalDate;
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
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.id.MemberId;

/**
 * Act: two records that were merged are two people after all. Who: as for {@link MergeRecords}. From {@code MERGED} to
 * {@code SPLIT}, which is open again. The retired record is back in its household from the effective day on; what the kept one
 * learned from it stays and is corrected by hand where it is wrong.
 */
public final class SplitRecords implements DecidedChange {

    public static final String KIND = "split-records";

    private static final String EFFECTIVE = "effective";

    private final Database database;
    private final Suspicions suspicions;
    private final MergeRecords merge;

    public SplitRecords(Database database) {
        this.database = database;
        this.suspicions = new Suspicions(database);
        this.merge = new MergeRecords(database);
    }

    /** What a proposal of this kind says. */
    public static Map<String, String> content(LocalDate effective) {
        return Map.of(EFFECTIVE, effective.toString());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> deciders() {
        return merge.deciders();
    }

    @Override
    public String spanish(Proposal proposal) {
        return "Separar otra vez los dos registros del aviso de duplicado n.º " + proposal.subject() + " desde el "
                + proposal.part(EFFECTIVE) + ".";
    }

    @Override
    public Optional<String> apply(Proposal proposal, Viewer decider) {
        long number = Long.parseLong(proposal.subject());
        Optional<Suspicions.Standing> standing = suspicions.hold(number);
        if (standing.isEmpty() || standing.get().what() != SuspicionFact.MERGED) {
            return Optional.of("Esos registros no están unidos.");
        }
        String retired = standing.get().retired();
        LocalDate effective = LocalDate.parse(proposal.part(EFFECTIVE));
        HouseholdId household = new HouseholdId(lastHouseholdOf(retired));
        RollChange change = RollChange.begin(
                database,
                decider.staff().actor(),
                Optional.of(effective),
                "Separación de registros, aviso n.º " + number);
        Optional<Refusal> refused = change.join(new MemberId(retired), household);
        if (refused.isPresent()) {
            return refused.map(Refusal::spanish);
        }
        change.finish();
        suspicions.add(
                number,
                SuspicionFact.SPLIT,
                proposal.reason(),
                decider.staff().actor(),
                Optional.empty(),
                Optional.of(effective));
        Audit.record(
                database.app(),
                decider.staff().actor(),
                "split-records",
                Audit.household(household.value()),
                Map.of("suspicion", proposal.subject(), "retired", retired));
        return Optional.empty();
    }

    private String lastHouseholdOf(String member) {
        return Objects.requireNonNull(database.app()
                .sql("""
                        SELECT household.household_id
                        FROM registry.person AS person
                        JOIN registry.membership AS belongs ON belongs.person = person.person AND upper_inf(belongs.recorded)
                        JOIN registry.household AS household USING (household)
                        WHERE person.member_id = :member
                        ORDER BY upper(belongs.valid) DESC NULLS FIRST
                        LIMIT 1
                        """)
                .param("member", member)
                .query(String.class)
                .single());
    }
}
