package org.ayni.app.whatif;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawChanges;
import org.ayni.app.liquidation.SamePerson;
import org.ayni.kernel.law.Law;

/**
 * Act: approves a proposed change of the law. A person who did not propose it may. From proposed to approved; fact:
 * {@code whatif.approval}. From its day on the law of this installation has the values.
 */
public final class ApproveProposal {

    private final Database database;
    private final Law law;

    /** @param law of the installation, without the proposal */
    public ApproveProposal(Database database, Law law) {
        this.database = database;
        this.law = law;
    }

    /** @param lastClosedDay last day that a closed cycle looks at; empty when none is closed */
    public Answer approve(ScenarioName name, Optional<LocalDate> lastClosedDay, Actor by) {
        return Objects.requireNonNull(database.transaction().execute(status -> {
            database.lockUntilCommit("whatif", Database.LockKind.ALONE);
            Optional<Scenario.Proposal> proposal =
                    new Scenarios(database.app()).find(name).flatMap(Scenario::proposal);
            if (proposal.isEmpty()) {
                return new Answer.Refused(
                        "No hay una propuesta con el nombre «" + name + "».",
                        "Propóngala antes con «ayni whatif promote " + name + "».");
            }
            return approve(name, proposal.get(), lastClosedDay, by);
        }));
    }

    private Answer approve(ScenarioName name, Scenario.Proposal proposal, Optional<LocalDate> lastClosedDay, Actor by) {
        if (proposal.approvedBy().isPresent()) {
            return new Answer.Done("La propuesta «" + name + "» ya estaba aprobada por "
                    + proposal.approvedBy().get() + ".");
        }
        if (SamePerson.decide(proposal.promotedBy(), by.name())) {
            return new Answer.Refused(
                    "«" + by.name() + "» hizo la propuesta «" + name + "» y no puede también aprobarla.",
                    "Debe aprobar otra persona.");
        }
        Optional<Answer> closed = DaysOfClosedCycles.obstacle(proposal.begins(), lastClosedDay);
        if (closed.isPresent()) {
            return closed.get();
        }
        LawChanges.parse("la propuesta " + name, proposal.changes()).over(law, proposal.begins());
        database.app()
                .sql("""
                        INSERT INTO whatif.approval (scenario, promoted_by, approved_by)
                        VALUES (:name, :promotedBy, :by)""")
                .param("name", name.value())
                .param("promotedBy", proposal.promotedBy())
                .param("by", by.name())
                .update();
        Audit.record(
                database.app(),
                by,
                "approve-law-change",
                name.value(),
                Map.of(
                        "begins", proposal.begins().toString(),
                        "norm", proposal.norm(),
                        "promoted_by", proposal.promotedBy(),
                        "changes_hash", WhatIfResult.sha256(proposal.changes())));
        return new Answer.Done("Aprobada: «" + name + "» rige desde el " + proposal.begins() + ".");
    }
}
