package org.ayni.app.cycle;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.columns.RollColumns;
import org.ayni.app.database.Database;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.LawHash;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;

/**
 * Act: closes the roll of a cycle. The liquidation specialist may. Fact: {@code cycle.closed_roll}.
 *
 * <p>Nothing is copied, but for columns that can be built again. Closing remembers the instant of the last thing that was recorded, while nobody can record anything;
 * as the registry and the evidence only ever add and close, what was known at that instant can be read at any later time, and
 * the fingerprint taken now proves that it still is what it was. The instant is that of the last load and not of a clock, so a
 * clock that goes back changes nothing.
 */
final class CloseRoll {

    private final Database database;
    private final Law law;

    CloseRoll(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    StepWork.Outcome close(ClosedRolls.Opened cycle, Actor by, Talk talk) {
        talk.say("Se espera a que terminen las cargas en curso");
        ClosedFacts facts = new ClosedFacts(database, law, Cycles.reading(talk), talk::say);
        Optional<Instant> lastRecorded = facts.closeToWriters();
        if (lastRecorded.isEmpty()) {
            return new StepWork.Outcome.Refused(
                    "El padrón está vacío: nada se ha cargado todavía.",
                    "Cárguelo antes con «ayni load --facts CARPETA».");
        }
        Horizon horizon = Horizon.of(cycle.period(), cycle.closingDay(), cycle.evidenceCut(), law);
        RollColumns columns = new RollColumns();
        ClosedFacts.Read read = facts.read(horizon, lastRecorded.get(), columns);
        Optional<String> missing = ClosedFacts.missingCalendar(read.facts());
        if (missing.isPresent()) {
            return new StepWork.Outcome.Refused(
                    "Falta el calendario escolar nacional de " + missing.get()
                            + ": sin días de clase no se decide ningún mes.",
                    "Cargue school_days.csv con la fila nacional de ese mes.");
        }
        columns.store(database, cycle.period(), lastRecorded.get(), read.hash());
        int households = read.facts().households.size();
        int members = read.facts().members.size();
        database.app()
                .sql("""
                        INSERT INTO cycle.closed_roll (
                            period, known_at, roll_hash, law_hash, households, members, closed_by)
                        VALUES (:period, :knownAt, :rollHash, :lawHash, :households, :members, :by)""")
                .param("period", cycle.period().toString())
                .param("knownAt", Timestamp.from(lastRecorded.get()))
                .param("rollHash", read.hash())
                .param("lawHash", LawHash.of(law, horizon))
                .param("households", households)
                .param("members", members)
                .param("by", by.name())
                .update();
        return new StepWork.Outcome.Finished(
                String.format(Locale.ROOT, "Padrón cerrado: %,d hogares y %,d miembros.", households, members),
                read.hash());
    }
}
