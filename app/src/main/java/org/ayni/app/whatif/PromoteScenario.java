package org.ayni.app.whatif;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawChanges;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * Act: proposes a kept what-if as law from a day on. From saved to proposed; fact: {@code whatif.proposal}, and a file that a
 * lawyer reads. Nothing is in force until another person approves it.
 */
public final class PromoteScenario {

    private final Database database;
    private final Law law;
    private final Path folder;

    /**
     * @param law of the installation, without the proposal
     * @param folder where the proposal is written to be read
     */
    public PromoteScenario(Database database, Law law, Path folder) {
        this.database = database;
        this.law = law;
        this.folder = folder;
    }

    /**
     * Proposes it.
     *
     * @param begins first day in force: the first of a bimestre, later than all that closed cycles look at
     * @param norm that orders it
     * @param lastClosedDay last day that a closed cycle looks at; empty when none is closed
     */
    public Answer promote(
            ScenarioName name, LocalDate begins, String norm, Optional<LocalDate> lastClosedDay, Actor by) {
        if (!Bimester.of(begins).firstDay().equals(begins)) {
            return new Answer.Refused(
                    begins + " no es el primer día de un bimestre.",
                    "Elija el primer día, por ejemplo "
                            + Bimester.of(begins).next().firstDay() + ".");
        }
        Optional<Answer> closed = DaysOfClosedCycles.obstacle(begins, lastClosedDay);
        if (closed.isPresent()) {
            return closed.get();
        }
        Answer answer = Objects.requireNonNull(database.transaction().execute(status -> {
            database.lockUntilCommit("whatif", Database.LockKind.ALONE);
            Optional<Scenario> found = new Scenarios(database.app()).find(name);
            if (found.isEmpty()) {
                return new Answer.Refused(
                        "No hay una simulación guardada como «" + name + "».", "Vea «ayni whatif list».");
            }
            return propose(found.get(), begins, norm, by);
        }));
        if (answer instanceof Answer.Done) {
            new Scenarios(database.app()).find(name).flatMap(Scenario::proposal).ifPresent(made -> write(name, made));
        }
        return answer;
    }

    private Answer propose(Scenario scenario, LocalDate begins, String norm, Actor by) {
        ScenarioName name = scenario.name();
        LawChanges changes = LawChanges.parse("la simulación " + name, scenario.changes());
        Optional<LocalDate> named = changes.earliestNamedDay();
        if (named.isPresent() && named.get().isBefore(begins)) {
            return new Answer.Refused(
                    "La simulación «" + name + "» tiene valores con fecha propia (" + named.get() + "), anterior al "
                            + begins + ".",
                    "Guarde otra sin «from», o con fechas desde ese día.");
        }
        String text = changes.textInForce(begins, norm);
        if (scenario.proposal().isPresent()) {
            Scenario.Proposal made = scenario.proposal().get();
            return made.begins().equals(begins) && made.changes().equals(text)
                    ? new Answer.Done("La simulación «" + name + "» ya estaba propuesta desde el " + begins + ".")
                    : new Answer.Refused(
                            "La simulación «" + name + "» ya está propuesta desde el " + made.begins() + ".",
                            "Para otra fecha u otra norma, guarde la simulación con otro nombre.");
        }
        // Whatever is wrong with it together with the law is found now, and not on a closing night.
        LawChanges.parse("la propuesta " + name, text).over(law, begins);
        database.app()
                .sql("""
                        INSERT INTO whatif.proposal (scenario, begins, norm, changes, promoted_by)
                        VALUES (:name, :begins, :norm, :changes, :by)""")
                .param("name", name.value())
                .param("begins", begins)
                .param("norm", norm)
                .param("changes", text)
                .param("by", by.name())
                .update();
        Audit.record(
                database.app(),
                by,
                "promote-whatif",
                name.value(),
                Map.of("begins", begins.toString(), "norm", norm, "changes_hash", WhatIfResult.sha256(text)));
        return new Answer.Done("Propuesta escrita en " + file(name)
                + ". Rige desde el " + begins + " cuando otra persona la apruebe: «ayni whatif approve " + name
                + " --by PERSONA».");
    }

    private Path file(ScenarioName name) {
        return folder.resolve(name + ".yaml");
    }

    /** A copy for people: what counts is in the database. */
    private void write(ScenarioName name, Scenario.Proposal made) {
        String text = "# Propuesta «" + name + "», hecha por " + made.promotedBy() + ". Norma: "
                + made.norm().replaceAll("\\s+", " ") + "\n" + made.changes();
        try {
            Files.createDirectories(folder);
            Path work = Files.createTempFile(folder, "." + name, ".tmp");
            Files.writeString(work, text);
            Files.move(work, file(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
