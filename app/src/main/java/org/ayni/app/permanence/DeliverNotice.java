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
 * Act: records that the family received the notice of a decision. Who: staff of the UT. From: IN_FORCE; to: NOTIFIED; from the day
 * after it the term of the appeal runs. Fact: {@code NoticeDelivered}.
 */
public final class DeliverNotice {

    private final Database database;

    public DeliverNotice(Database database) {
        this.database = database;
    }

    /**
     * @param day on which it was received
     * @param how to whom and how, in words
     * @param evidence the signed copy or the record of the visit
     */
    public CaseResult deliver(Viewer by, long number, LocalDate day, String how, String evidence, LocalDate today) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            CaseDesk desk = new CaseDesk(database);
            desk.alone();
            Optional<CaseFile> found = desk.find(by, number);
            if (found.isEmpty()) {
                return CaseDesk.NOT_FOUND;
            }
            CaseFile file = found.get();
            Optional<Refused> obstacle = desk.obstacle(by, file, "NoticeDelivered");
            if (obstacle.isPresent()) {
                return obstacle.get();
            }
            if (how.isBlank()) {
                return CaseResult.refused(Why.WORDS_MISSING, "Escriba quién recibió el aviso y cómo.");
            }
            LocalDate decided =
                    LocalDate.ofInstant(file.last("CaseApproved").orElseThrow().at(), Lima.ZONE);
            if (day.isAfter(today) || day.isBefore(decided)) {
                return CaseResult.refused(
                        Why.IMPOSSIBLE_DAY, "El aviso se recibió entre el día de la decisión y hoy: revise la fecha.");
            }
            desk.write(
                    List.of(new NewStep(file, "NoticeDelivered", CaseState.NOTIFIED, day, evidence.strip(), null)),
                    by.staff().userName(),
                    how.strip());
            desk.record(by, "deliver-notice", List.of(file), Map.of("day", day.toString()));
            return new CaseResult.Done(List.of(number));
        }));
    }
}
