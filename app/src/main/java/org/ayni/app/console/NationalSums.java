package org.ayni.app.console;

import java.util.Set;
import java.util.function.Function;
import org.ayni.app.access.Role;
import org.ayni.app.access.Viewer;
import org.ayni.app.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one place where a page reads sums of the nation, past the territory of who looks. Everything else goes through
 * {@link org.ayni.app.access.OnBehalfOf}.
 *
 * <p>Each sum says why it may be told and to whom; whoever is not among them is refused here, whatever the page's own line in the
 * table of rights says. Nothing that is read here names a household or a person of one.
 */
@Component
public final class NationalSums {

    private static final Set<Role> ALL_BUT_ACCOUNTS = RoutePolicy.roles("GET", "/ciclos/2026-4");
    private static final Set<Role> HEADQUARTERS = RoutePolicy.roles("GET", "/ciclos/2026-4/hallazgos");

    /** A kind of sum. */
    public enum Sum {
        /**
         * The steps of a bimestre, what each said when it ended, its days and fingerprints. The programme publishes them, and
         * whoever works in a territory must know whether the roll is closed and the payment authorised.
         */
        STEPS(ALL_BUT_ACCOUNTS),
        /** How many findings a liquidation has and how many nobody answered for: two numbers. What they say is not told here. */
        FINDINGS(ALL_BUT_ACCOUNTS),
        /** When the second opinion was asked for, by whom, and how many differences it had. */
        SECOND_OPINION(ALL_BUT_ACCOUNTS),
        /** The same money on the programme's side and on the bank's, and how much is parked: for those who answer for all of it. */
        BANK(HEADQUARTERS);

        private final Set<Role> told;

        Sum(Set<Role> told) {
            this.told = told;
        }

        /** Who may be told. */
        public Set<Role> told() {
            return told;
        }
    }

    private final Database database;

    NationalSums(Database database) {
        this.database = database;
    }

    /** Reads a sum for a viewer who may be told. */
    public <T> T read(Viewer viewer, Sum sum, Function<JdbcClient, T> question) {
        if (!viewer.hasAny(sum.told())) {
            throw new NotFound();
        }
        return question.apply(database.app());
    }
}
