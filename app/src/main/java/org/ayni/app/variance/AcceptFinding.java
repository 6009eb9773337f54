package org.ayni.app.variance;

import java.util.Map;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.liquidation.SamePerson;
import org.ayni.kernel.time.Bimester;

/**
 * Act: a person answers for a finding, so that the cycle may be authorised in spite of it. Anybody may who did not liquidate
 * the cycle. Fact: {@code variance.acceptance}; it is never taken back.
 */
public final class AcceptFinding {

    private final Database database;

    public AcceptFinding(Database database) {
        this.database = database;
    }

    /** How a call ended. */
    public sealed interface Result {}

    /** The finding is accepted from now on. */
    public record Accepted(Finding finding) implements Result {}

    /** It was accepted before, by this or another person; nothing changed. */
    public record AlreadyAccepted(Finding finding, Finding.Acceptance acceptance) implements Result {}

    /** Nothing was stored; Spanish. */
    public record Refused(String reason, String whatToDo) implements Result {}

    /**
     * Accepts.
     *
     * @param id the finding, as {@code cycle variance} names it
     * @param reason why it may be paid all the same, in the person's words
     */
    public Result accept(Bimester period, String id, String reason, Actor by) {
        Result result = database.transaction().execute(status -> inTransaction(period, id, reason.strip(), by));
        if (result == null) {
            throw new IllegalStateException("an acceptance ended without a result");
        }
        return result;
    }

    private Result inTransaction(Bimester period, String id, String reason, Actor by) {
        Optional<String> liquidatedBy = database.app()
                .sql("SELECT made_by FROM liquidation.liquidation WHERE period = :period")
                .param("period", period.toString())
                .query(String.class)
                .optional();
        if (liquidatedBy.isEmpty()) {
            return new Refused(
                    "El bimestre " + period + " no está liquidado: no tiene hallazgos.",
                    "Liquídelo antes con «ayni cycle liquidate " + period + " --by PERSONA».");
        }
        Findings findings = new Findings(database.app());
        Optional<Finding> finding = findings.find(period, id);
        if (finding.isEmpty()) {
            return new Refused(
                    "El bimestre " + period + " no tiene el hallazgo «" + id + "».",
                    "Vea los que tiene con «ayni cycle variance " + period + "».");
        }
        if (finding.get().acceptance().isPresent()) {
            return already(finding.get());
        }
        if (reason.isEmpty()) {
            return new Refused("Falta el motivo por el que se acepta «" + id + "».", "Escríbalo con --reason.");
        }
        if (SamePerson.decide(liquidatedBy.get(), by.name())) {
            return new Refused(
                    "«" + by.name() + "» liquidó el bimestre " + period + " y no puede también aceptar sus hallazgos.",
                    "Debe responder otra persona.");
        }
        if (store(period, id, reason, by) == 0) {
            return already(findings.find(period, id).orElseThrow());
        }
        Audit.record(database.app(), by, "cycle-accept", period.toString(), Map.of("finding", id));
        return new Accepted(findings.find(period, id).orElseThrow());
    }

    /** How many rows: none when somebody else accepted it at this moment. */
    private int store(Bimester period, String id, String reason, Actor by) {
        return database.app()
                .sql("""
                        INSERT INTO variance.acceptance (period, finding, reason, accepted_by)
                        VALUES (:period, :finding, :reason, :by)
                        ON CONFLICT DO NOTHING""")
                .param("period", period.toString())
                .param("finding", id)
                .param("reason", reason)
                .param("by", by.name())
                .update();
    }

    private static AlreadyAccepted already(Finding finding) {
        return new AlreadyAccepted(finding, finding.acceptance().orElseThrow());
    }
}
