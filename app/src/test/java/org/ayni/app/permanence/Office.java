package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ayni.app.access.Reach;
import org.ayni.app.access.Role;
import org.ayni.app.access.SeenPlaces;
import org.ayni.app.access.Staff;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.law.LawFiles;
import org.ayni.app.registry.RollChange;
import org.ayni.app.registry.RollFact;
import org.ayni.app.registry.RollView;
import org.ayni.app.territory.TerritoryTables;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.id.MemberId;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.rule.HolderMayBe.Standing;

/** A UT with a person in each post and families that a test describes, in a database of its own. */
final class Office implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2026, 9, 10);
    static final Law LAW = LawFiles.builtIn();
    static final Actor CLERK = new Actor("registro");

    /** A district of the province where the people with a place work. */
    static final String HERE = "010101";

    static final String ELSEWHERE = "200101";

    final Database database = TestDatabase.fresh();

    Office() {
        TerritoryTables.fill(database);
        for (Role role : Role.values()) {
            hire(name(role), "Persona Sintética " + role.spanish());
        }
    }

    void hire(String userName, String fullName) {
        database.app()
                .sql("INSERT INTO access.staff (user_name, full_name, synthetic) VALUES (:user, :full, true)")
                .param("user", userName)
                .param("full", fullName)
                .update();
    }

    static String name(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
    }

    Viewer as(Role role) {
        return as(name(role), role);
    }

    Viewer as(String userName, Role role) {
        Staff staff = database.app()
                .sql("SELECT staff AS id, user_name, full_name, synthetic FROM access.staff WHERE user_name = :user")
                .param("user", userName)
                .query(Staff.class)
                .single();
        SeenPlaces places = switch (role.reach()) {
            case NATION -> SeenPlaces.NATION;
            case PLACES -> new SeenPlaces(false, List.of("UT"), Set.of(HERE.substring(0, 4)), Set.of());
            case NOBODY -> SeenPlaces.NONE;
        };
        assert role.reach() != Reach.NOBODY || places == SeenPlaces.NONE;
        return new Viewer(staff, Set.of(role), places, "127.0.0.1");
    }

    /** A family with its members' codes. */
    record Family(String household, String mother, String father, String child) {}

    /** A mother who is titular, a father and a child, affiliated and poor. */
    Family family() {
        return family(HERE);
    }

    Family family(String ubigeo) {
        Family[] made = new Family[1];
        change(Optional.empty(), change -> {
            HouseholdId household = change.newHousehold();
            MemberId mother = person(change, "1990-05-05", "F", "Rosa");
            MemberId father = person(change, "1988-01-31", "M", "Julio");
            MemberId child = person(change, "2019-03-01", "F", "Luz");
            for (MemberId one : List.of(mother, father, child)) {
                change.join(one, household);
            }
            change.holder(household, mother);
            change.affiliate(household, LocalDate.of(2020, 4, 15), "");
            change.say(RollFact.RESIDENCE, household.value(), Map.of("ubigeo", Optional.of(ubigeo)));
            change.say(
                    RollFact.CLASSIFICATION,
                    household.value(),
                    Map.of("cse", Optional.of("PE"), "cse_valid_to", Optional.of("2028-12-31")));
            change.say(
                    RollFact.ACCOUNT,
                    household.value(),
                    Map.of("status", Optional.of("ACTIVE"), "number", Optional.of("9900000001")));
            made[0] = new Family(household.value(), mother.value(), father.value(), child.value());
        });
        return Objects.requireNonNull(made[0]);
    }

    private static MemberId person(RollChange change, String birth, String sex, String name) {
        MemberId person = change.newPerson();
        String digits = person.value().substring(1, 9);
        change.say(
                RollFact.PERSON,
                person.value(),
                Map.of(
                        "birth_date", Optional.of(birth),
                        "dni", Optional.of(digits),
                        "sex", Optional.of(sex),
                        "given_names", Optional.of(name),
                        "paternal_surname", Optional.of("Sintética")));
        return person;
    }

    void change(Optional<LocalDate> effective, Consumer<RollChange> said) {
        database.transaction().executeWithoutResult(status -> {
            RollChange change = RollChange.begin(database, CLERK, effective, "prueba");
            said.accept(change);
            RollChange.Outcome outcome = change.finish();
            if (!outcome.refusals().isEmpty()) {
                throw new IllegalStateException(outcome.refusals().toString());
            }
        });
    }

    /** A proposal with everything in order. */
    static ProposeCase.Proposed proposed(String household, Act act, String reason) {
        return new ProposeCase.Proposed(
                household,
                act,
                reason,
                Optional.empty(),
                "Informe 12-2026",
                "Lo vio el gestor en su visita.",
                Optional.empty());
    }

    static ProposeCase.Proposed newHolder(String household, String member, Standing standing, String reason) {
        return new ProposeCase.Proposed(
                household,
                Act.CHANGE_HOLDER,
                reason,
                Optional.empty(),
                "Acta de defunción 34",
                "La familia lo pidió.",
                Optional.of(new ProposeCase.NewHolder(member, standing)));
    }

    CaseResult propose(Role by, ProposeCase.Proposed proposed) {
        return new ProposeCase(database, LAW).propose(as(by), proposed, TODAY);
    }

    /** The number of a case that the local manager proposed. */
    long open(String household, Act act, String reason) {
        return done(propose(Role.LOCAL_MANAGER, proposed(household, act, reason)));
    }

    CaseResult approve(Role by, long number) {
        return new DecideCases(database, LAW)
                .decide(as(by), DecideCases.Decision.one(number, true, "", Optional.empty()), TODAY);
    }

    static long done(CaseResult result) {
        if (result instanceof CaseResult.Done done) {
            return done.number();
        }
        throw new AssertionError(result.toString());
    }

    static CaseResult.Why refused(CaseResult result) {
        if (result instanceof CaseResult.Refused refused) {
            if (refused.reason().isBlank()) {
                throw new AssertionError("no words: " + refused);
            }
            return refused.why();
        }
        throw new AssertionError(result.toString());
    }

    CaseFile file(long number) {
        return Cases.find(database.app(), number).orElseThrow();
    }

    /** State and reason of a household on a day, as believed now. */
    String state(String household, LocalDate day) {
        RollView.Household found =
                RollView.of(day).household(database.app(), household).orElseThrow();
        return found.state() + (found.reason() == null ? "" : " " + found.reason());
    }

    long acts(String act) {
        return database.app()
                .sql("SELECT count(*) FROM audit.act WHERE act = :act")
                .param("act", act)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        database.close();
    }
}
