package org.ayni.app.console.upload;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ayni.app.access.DecidedChange;
import org.ayni.app.access.Proposal;
import org.ayni.app.access.Role;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Console;
import org.ayni.app.database.Database;
import org.ayni.app.upload.TakeList;
import org.ayni.app.upload.UploadFiles;
import org.springframework.stereotype.Component;

/** A list that was stopped because it would change too much may be applied, once a second person agreed. */
@Component
public final class AllowUpload implements DecidedChange {

    static final String KIND = "allow-upload";

    private static final String UPLOAD = "upload";
    private static final String FILE = "file";
    private static final String STOP = "stop";

    private final TakeList acts;

    public AllowUpload(Database database, Console.Settings settings) {
        this.acts =
                new TakeList(database, new UploadFiles(settings.home().folder().resolve("uploads")));
    }

    static Map<String, String> content(String upload, String file, String stop) {
        return Map.of(UPLOAD, upload, FILE, file, STOP, stop);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> deciders() {
        return EnumSet.of(Role.OPERATIONS_HEAD, Role.TECHNICAL_COORDINATOR);
    }

    @Override
    public String spanish(Proposal proposal) {
        return "Permitir que se aplique la lista «" + proposal.part(FILE) + "». " + proposal.part(STOP);
    }

    @Override
    public Optional<String> apply(Proposal proposal, Viewer decider) {
        return acts.allow(
                        proposal.part(UPLOAD),
                        proposal.reason(),
                        decider.staff().actor())
                .map(TakeList.Refused::reason);
    }
}
