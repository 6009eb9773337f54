package org.ayni.app.duplicates;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ayni.app.access.Role;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;

/**
 * Act: somebody who looked declares that two records are two people, or takes that back. Who: UOAL and the unit that sees both.
 * From open to {@code TWO_PEOPLE}, and from there to {@code REOPENED}. Nothing of the roll changes.
 */
public final class DeclareTwoPeople {

    /** Who may resolve a suspicion. */
    public static final Set<Role> RESOLVERS = Set.copyOf(
            EnumSet.of(Role.AFFILIATION_SPECIALIST, Role.UNIT_CHIEF, Role.UNIT_COORDINATOR, Role.OPERATIONS_HEAD));

    private final Database database;

    public DeclareTwoPeople(Database database) {
        this.database = database;
    }

    /**
     * @param isSo false to take it back
     * @return why not, in words for the person; empty when done
     */
    public Optional<String> declare(Viewer by, long suspicion, boolean isSo, String reason) {
        if (reason.isBlank()) {
            return Optional.of("Escriba por qué: qué miró y qué encontró.");
        }
        SuspicionFact fact = isSo ? SuspicionFact.TWO_PEOPLE : SuspicionFact.REOPENED;
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            Optional<String> refused = new Suspicions(database)
                    .follow(suspicion, fact, reason, by.staff().actor());
            if (refused.isEmpty()) {
                Audit.record(
                        database.app(),
                        by.staff().actor(),
                        isSo ? "declare-two-people" : "reopen-suspicion",
                        "suspicion/" + suspicion,
                        Map.of());
            }
            return refused;
        }));
    }
}
