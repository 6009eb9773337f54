package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.permanence.CaseResult.Why;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.ParameterIds;

/**
 * Acts: a person takes a case that waits, and the system gives what waited too long to the chief of the UT, so that nothing is
 * older than that without somebody who answers for it by name. A case without a name answers to its UT.
 */
public final class TakeCase {

    private final Database database;

    public TakeCase(Database database) {
        this.database = database;
    }

    /** Who: whoever may propose or decide it. */
    public CaseResult take(Viewer by, long number) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            CaseDesk desk = new CaseDesk(database);
            desk.alone();
            Optional<CaseFile> found = desk.find(by, number);
            if (found.isEmpty()) {
                return CaseDesk.NOT_FOUND;
            }
            CaseFile file = found.get();
            Edges.StateEdge edge = desk.edge(file.act(), file.fromState()).orElseThrow();
            if (!by.hasAny(edge.proposers()) && !by.hasAny(edge.deciders())) {
                return CaseResult.refused(Why.NOT_YOUR_POST, "Ese expediente no corresponde a su puesto.");
            }
            if (by.staff().userName().equals(file.owner())) {
                return CaseResult.refused(Why.ALREADY_OPEN, "Usted ya responde por ese expediente.");
            }
            desk.app()
                    .sql("""
                            INSERT INTO permanence.case_owner (number, household, owner, by_person)
                            VALUES (:number, :household, :owner, :owner)
                            """)
                    .param("number", number)
                    .param("household", file.householdNumber())
                    .param("owner", by.staff().userName())
                    .update();
            desk.record(by, "take-case", List.of(file), Map.of());
            return new CaseResult.Done(List.of(number));
        }));
    }

    /**
     * Gives the cases that waited too long without a name to the chief of their UT.
     *
     * @return how many were given; those of a UT without a chief stay
     */
    public long giveOld(Law law, LocalDate today) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            new CaseDesk(database).alone();
            long given = database.app()
                    .sql("""
                            INSERT INTO permanence.case_owner (number, household, owner, by_person)
                            SELECT waits.number, waits.household, chief.user_name, :by
                            FROM permanence.case_now AS waits
                            JOIN LATERAL (
                              SELECT staff.user_name
                              FROM access.assignment
                              JOIN access.staff USING (staff)
                              WHERE assignment.role = 'UNIT_CHIEF'
                                AND assignment.unit_code = waits.unit_code
                                AND assignment.valid @> :today
                                AND upper_inf(assignment.recorded)
                              ORDER BY staff.user_name
                              LIMIT 1
                            ) AS chief ON true
                            WHERE waits.state = 'PROPOSED'
                              AND waits.owner IS NULL
                              AND waits.opened_on < :before
                            """)
                    .param("by", Actor.SYSTEM.name())
                    .param("today", today)
                    .param("before", today.minusDays(law.numberAt(ParameterIds.CASE_OWNER_DAYS, today)))
                    .update();
            if (given > 0) {
                Audit.record(
                        database.app(),
                        Actor.SYSTEM,
                        "give-old-cases",
                        "permanence",
                        Map.of("cases", Long.toString(given), "day", today.toString()));
            }
            return given;
        }));
    }
}
