package org.ayni.app.console;

import org.ayni.app.database.Database;
import org.ayni.app.law.LawFiles;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.kernel.law.Law;
import org.springframework.stereotype.Component;

/** The law that decides here: that of the system, read once, and over it what was approved in this installation until now. */
@Component
public class InstalledLaw {

    private final Database database;
    private final Law builtIn = LawFiles.builtIn();

    InstalledLaw(Database database) {
        this.database = database;
    }

    public Law inForce() {
        return InstallationLaw.over(builtIn, database);
    }
}
