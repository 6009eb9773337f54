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
     * @param why the purpose, as a person or a page gives it; no personal data
     * @param page which part was shown, as its address without the household
     */
    public static void record(JdbcClient asked, Viewer viewer, String household, String why, String page) {
        Audit.record(
                asked,
                viewer.staff().actor(),
                LOOK,
                Audit.household(household),
                Map.of("why", why, "from", page + " " + viewer.source()));
    }
}
