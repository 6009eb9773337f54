package org.ayni.app.access;

import java.util.Map;
import org.ayni.app.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records that somebody looked at the record of a household or of its people. */
public final class Looks {

    private static final String LOOK = "look";

    private Looks() {}

    /**
     * One look, in the transaction that shows it: what cannot be recorded is not shown.
     *
     * @param asked the client that {@link OnBehalfOf} gave
     * @param household code of the household
     * @param what which part was shown, for example {@code page} or {@code payments}
     */
    public static void record(JdbcClient asked, Viewer viewer, String household, String what) {
        Audit.record(asked, viewer.staff().actor(), LOOK, Audit.household(household), Map.of("what", what));
    }
}
