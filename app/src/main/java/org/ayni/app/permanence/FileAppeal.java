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

/**
 * Act: takes the appeal of a family against a decision. Who: staff of the UT or of attention, for the family. From: IN_FORCE or
 * NOTIFIED; to: APPEALED. Fact: {@code AppealFiled}. The decision stays in force until the appeal is decided.
 */
public final class FileAppeal {

    private final Database database;

    public FileAppeal(Database database) {
        this.database = database;
    }

    /**
     * @param day on which the family appealed
     * @param says why it does not agree, in its words
     * @param evidence what it brings, or empty
     */
    public CaseResult file(Viewer by, long number, LocalDate day, String says, String evidence, LocalDate today) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            CaseDesk desk = new CaseDesk(database);
            desk.alone();
            Optional<CaseFile> found = desk.find(by, number);
            if (found.isEmpty()) {
                return CaseDesk.NOT_FOUND;
            }
            CaseFile file = found.get();
            Optional<Refused> obstacle =
                    desk.obstacle(by, file, "AppealFiled").or(() -> obstacle(desk, file, day, says, today));
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            desk.write(
                    List.of(new NewStep(file, "AppealFiled", CaseState.APPEALED, day, evidence.strip(), null)),
                    by.staff().userName(),
                    says.strip());
            desk.record(by, "file-appeal", List.of(file), Map.of("day", day.toString()));
            return new CaseResult.Done(List.of(number));
        }));
    }

    private static Optional<Refused> obstacle(
            CaseDesk desk, CaseFile file, LocalDate day, String says, LocalDate today) {
        if (!file.act().isAppealable()) {
            return Optional.of(
                    CaseResult.refused(Why.NO_SUCH_STEP, "Esa decisión no quita nada al hogar: no hay qué apelar."));
        }
        if (says.isBlank()) {
            return Optional.of(
                    CaseResult.refused(Why.WORDS_MISSING, "Escriba qué dice la familia: por qué no está de acuerdo."));
        }
        LocalDate decided =
                LocalDate.ofInstant(file.last("CaseApproved").orElseThrow().at(), Lima.ZONE);
        if (day.isAfter(today) || day.isBefore(decided)) {
            return Optional.of(CaseResult.refused(
                    Why.IMPOSSIBLE_DAY,
                    "La apelación se presentó entre el día de la decisión y hoy: revise la fecha."));
        }
        return lastDay(desk, file)
                .filter(day::isAfter)
                .map(last -> CaseResult.refused(
                        Why.TOO_LATE, "El plazo para apelar terminó el " + last + ": registre un reclamo."));
    }

    /** Empty while the family has not received the notice: then the term does not run. */
    private static Optional<LocalDate> lastDay(CaseDesk desk, CaseFile file) {
        return file.last("NoticeDelivered")
                .map(CaseFile.Step::day)
                .flatMap(delivered ->
                        new Notices(desk.app()).of(file.number()).flatMap(notice -> notice.appealUntil(delivered)));
    }
}
