package org.ayni.app.permanence;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.database.Database;
import org.ayni.app.permanence.CaseDesk.NewStep;
import org.ayni.app.permanence.CaseResult.Refused;
import org.ayni.app.permanence.CaseResult.Why;

/** Act: takes a proposal back. Who: who proposed it. From: PROPOSED; to: WITHDRAWN. Fact: {@code ProposalWithdrawn}. */
public final class WithdrawProposal {

    private final Database database;

    public WithdrawProposal(Database database) {
        this.database = database;
    }

    public CaseResult withdraw(Viewer by, long number, String why) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            CaseDesk desk = new CaseDesk(database);
            desk.alone();
            Optional<CaseFile> found = desk.find(by, number);
            if (found.isEmpty()) {
                return CaseDesk.NOT_FOUND;
            }
            Optional<Refused> obstacle = desk.obstacle(by, found.get(), "ProposalWithdrawn");
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            if (why.isBlank()) {
                return CaseResult.refused(Why.WORDS_MISSING, "Escriba por qué la retira.");
            }
            desk.write(
                    List.of(new NewStep(found.get(), "ProposalWithdrawn", CaseState.WITHDRAWN, null, "", null)),
                    by.staff().userName(),
                    why.strip());
            desk.record(by, "withdraw-case", List.of(found.get()), Map.of());
            return new CaseResult.Done(List.of(number));
        }));
    }
}
