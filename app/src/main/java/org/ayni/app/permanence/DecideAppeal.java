package org.ayni.app.permanence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.database.Database;
import org.ayni.app.permanence.CaseDesk.NewStep;
import org.ayni.app.permanence.CaseResult.Refused;
import org.ayni.app.permanence.CaseResult.Why;
import org.ayni.app.registry.RollChange;

/**
 * Act: decides an appeal. Who: headquarters, another person than who decided. From: APPEALED; to: CONFIRMED, or REVERSED: then the
 * roll says again, from the day on which the decision became true, what it said before it. Facts: {@code AppealUnfounded},
 * {@code AppealFounded}.
 */
public final class DecideAppeal {

    private final Database database;

    public DecideAppeal(Database database) {
        this.database = database;
    }

    /** @param answer why, in words that the family will read */
    public CaseResult decide(Viewer by, long number, boolean founded, String answer) {
        return new Reversal(database)
                .run(
                        by,
                        number,
                        founded ? "AppealFounded" : "AppealUnfounded",
                        founded ? CaseState.REVERSED : CaseState.CONFIRMED,
                        answer,
                        founded);
    }

    /** A step that may take back what was decided. */
    record Reversal(Database database) {

        CaseResult run(Viewer by, long number, String fact, CaseState to, String why, boolean undo) {
            return Objects.requireNonNull(database.transaction().execute(transaction -> {
                CaseDesk desk = new CaseDesk(database);
                desk.alone();
                Optional<CaseFile> found = desk.find(by, number);
                if (found.isEmpty()) {
                    return CaseDesk.NOT_FOUND;
                }
                CaseFile file = found.get();
                Optional<Refused> obstacle = desk.obstacle(by, file, fact);
                if (obstacle.isPresent()) {
                    return obstacle.get();
                }
                if (why.isBlank()) {
                    return CaseResult.refused(
                            Why.WORDS_MISSING, "Escriba por qué, con palabras que la familia entienda.");
                }
                LocalDate since = file.inForceSince().orElseThrow();
                Optional<RollChange> change = undo
                        ? Optional.of(RollChange.begin(
                                database,
                                by.staff().actor(),
                                Optional.of(since),
                                "Expediente " + number + ": se deja sin efecto"))
                        : Optional.empty();
                Optional<Refused> refused = change.flatMap(begun -> undone(desk, begun, file, since));
                if (refused.isPresent()) {
                    transaction.setRollbackOnly();
                    return refused.get();
                }
                desk.write(
                        List.of(new NewStep(
                                file,
                                fact,
                                to,
                                undo ? since : null,
                                "",
                                change.map(RollChange::number).orElse(null))),
                        by.staff().userName(),
                        why.strip());
                desk.record(by, act(fact), List.of(file), Map.of());
                return new CaseResult.Done(List.of(number));
            }));
        }

        private static Optional<Refused> undone(CaseDesk desk, RollChange change, CaseFile file, LocalDate since) {
            if (!new ApplyCases(desk, change).undo(file, since)) {
                return Optional.of(CaseResult.refused(
                        Why.STATE_CHANGED,
                        "El padrón ya no dice lo que se decidió aquel día: otra corrección lo cambió. Proponga el cambio que"
                                + " hace falta ahora."));
            }
            RollChange.Outcome outcome = change.finish();
            return outcome.refusals().stream()
                    .findFirst()
                    .map(refusal -> CaseResult.refused(Why.ROLL_REFUSES, refusal.spanish()));
        }

        private static String act(String fact) {
            return switch (fact) {
                case "AppealFounded" -> "uphold-appeal";
                case "AppealUnfounded" -> "dismiss-appeal";
                default -> "undo-decision";
            };
        }
    }
}
