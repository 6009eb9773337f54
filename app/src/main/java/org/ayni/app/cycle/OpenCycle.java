package org.ayni.app.cycle;

import java.time.LocalDate;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.verification.LawHash;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * Act: opens a bimestre with its closing day and its evidence cut. The liquidation specialist may. Fact: {@code cycle.cycle};
 * both days are from then on what they are.
 */
final class OpenCycle {

    private final Database database;
    private final Law law;

    OpenCycle(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    StepWork.Outcome open(Bimester period, LocalDate closingDay, LocalDate evidenceCut, Actor by) {
        if (closingDay.isBefore(period.firstDay())) {
            return new StepWork.Outcome.Refused(
                    "El día de cierre " + closingDay + " es anterior al bimestre " + period + ".",
                    "Indique con --closing-day un día desde el " + period.firstDay() + ".");
        }
        Optional<StepWork.Outcome> outOfOrder = new CycleOrder(database).obstacleToOpening(period);
        if (outOfOrder.isPresent()) {
            return outOfOrder.get();
        }
        // The law must have every value that the cycle will ask for, before anything is frozen.
        Horizon horizon = Horizon.of(period, closingDay, evidenceCut, law);
        LawHash.of(law, horizon);
        database.app()
                .sql("""
                        INSERT INTO cycle.cycle (period, closing_day, evidence_cut, opened_by)
                        VALUES (:period, :closingDay, :evidenceCut, :by)""")
                .param("period", period.toString())
                .param("closingDay", closingDay)
                .param("evidenceCut", evidenceCut)
                .param("by", by.name())
                .update();
        return new StepWork.Outcome.Finished(
                "Abierto: día de cierre " + closingDay + ", corte de evidencia " + evidenceCut + ".", "");
    }
}
