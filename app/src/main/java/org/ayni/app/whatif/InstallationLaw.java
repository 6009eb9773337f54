package org.ayni.app.whatif;

import org.ayni.app.database.Database;
import org.ayni.app.law.LawChanges;
import org.ayni.kernel.law.Law;

/** The law of an installation: the law that comes with the system, and over it what two persons approved here, in order. */
public final class InstallationLaw {
    private InstallationLaw() {}

    /** @param law that comes with the system, perhaps with changes that somebody tries */
    public static Law over(Law law, Database database) {
        Law whole = law;
        for (Scenarios.Approved approved : new Scenarios(database.app()).approved()) {
            whole = LawChanges.parse("el cambio aprobado «" + approved.scenario() + "»", approved.changes())
                    .over(whole, approved.begins());
        }
        return whole;
    }
}
