package org.ayni.app.permanence;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ayni.app.access.Role;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.permanence.CaseResult.Refused;
import org.ayni.app.permanence.CaseResult.Why;

/**
 * Acts: puts a household in pause, and releases it. Who: chiefs of the UT, affiliation at headquarters. While it lasts the rules
 * propose nothing about the household and nothing that they proposed is decided, however often they run. People still may.
 */
public final class PauseHousehold {

    /** Who may pause and release. */
    public static final Set<Role> MAY = Set.copyOf(
            EnumSet.of(Role.UNIT_CHIEF, Role.UNIT_COORDINATOR, Role.AFFILIATION_SPECIALIST, Role.OPERATIONS_HEAD));

    private final Database database;

    public PauseHousehold(Database database) {
        this.database = database;
    }

    public CaseResult pause(Viewer by, String household, String why) {
        return act(by, household, why, true);
    }

    public CaseResult release(Viewer by, String household, String why) {
        return act(by, household, why, false);
    }

    private CaseResult act(Viewer by, String household, String why, boolean begins) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            CaseDesk desk = new CaseDesk(database);
            desk.alone();
            Optional<Refused> obstacle = obstacle(desk, by, household, why);
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            Optional<Cases.Pause> now = Cases.pause(desk.app(), household);
            if (begins && now.isPresent()) {
                return CaseResult.refused(
                        Why.PAUSED,
                        "El hogar ya está en pausa, por " + now.get().by() + ".");
            }
            if (!begins && now.isEmpty()) {
                return CaseResult.refused(Why.NOT_PAUSED, "El hogar no está en pausa.");
            }
            write(desk, by, household, why.strip(), now);
            Audit.record(
                    desk.app(),
                    by.staff().actor(),
                    begins ? "pause-household" : "release-pause",
                    Audit.household(household),
                    Map.of("from", by.source()));
            return new CaseResult.Done(List.of(now.map(Cases.Pause::pause).orElse(0L)));
        }));
    }

    private static Optional<Refused> obstacle(CaseDesk desk, Viewer by, String household, String why) {
        if (!desk.sees(by, household)) {
            return Optional.of(CaseDesk.NOT_FOUND);
        }
        if (!by.hasAny(MAY)) {
            return Optional.of(
                    CaseResult.refused(Why.NOT_YOUR_POST, "Poner o levantar una pausa no corresponde a su puesto."));
        }
        return why.isBlank()
                ? Optional.of(CaseResult.refused(Why.WORDS_MISSING, "Escriba por qué."))
                : Optional.empty();
    }

    private static void write(CaseDesk desk, Viewer by, String household, String why, Optional<Cases.Pause> ends) {
        var statement = ends.isEmpty()
                ? desk.app().sql("""
                        INSERT INTO permanence.pause (household, reason, by_person)
                        SELECT household, :why, :by FROM registry.household WHERE household_id = :household
                        """)
                : desk.app().sql("""
                        INSERT INTO permanence.pause_end (pause, household, reason, by_person)
                        SELECT :pause, household, :why, :by FROM registry.household WHERE household_id = :household
                        """).param("pause", ends.get().pause());
        statement
                .param("why", why)
                .param("by", by.staff().userName())
                .param("household", household)
                .update();
    }
}
