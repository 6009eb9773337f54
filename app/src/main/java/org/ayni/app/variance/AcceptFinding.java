package org.ayni.app.variance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** All that were open of a kind are accepted from now on. */
    public record AcceptedAll(List<Finding> findings) implements Result {
        public AcceptedAll {
            findings = List.copyOf(findings);
        }
    }

    /** Nothing was stored; Spanish. */
    public record Refused(String reason, String whatToDo) implements Result {}

    /**
     * Accepts.
     *
     * @param id the finding, as {@code cycle variance} names it
     * @param reason why it may be paid all the same, in the person's words
     */
    public Result accept(Bimester period, String id, String reason, Actor by) {
        return Objects.requireNonNull(
                database.transaction().execute(status -> acceptOne(period, id, reason.strip(), by)));
    }

    /**
     * Accepts every open finding of a kind with one reason. The person says how many there are: who has not looked at them
     * does not know, and one that nobody has seen is not accepted with the others.
     *
     * @param count how many are open, as the person counted them
     */
    public Result acceptAllOf(Bimester period, FindingKind kind, long count, String reason, Actor by) {
        return Objects.requireNonNull(
                database.transaction().execute(status -> acceptAll(period, kind, count, reason.strip(), by)));
    }

    private Result acceptOne(Bimester period, String id, String reason, Actor by) {
        Optional<Refused> notLiquidated = notLiquidated(period);
        if (notLiquidated.isPresent()) {
            return notLiquidated.get();
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
        Optional<Refused> mayNot = mayNot(period, reason, "«" + id + "»", by);
        if (mayNot.isPresent()) {
            return mayNot.get();
        }
        store(period, id, reason, by);
        Audit.record(database.app(), by, "cycle-accept", period.toString(), Map.of("finding", id));
        return new Accepted(findings.find(period, id).orElseThrow());
    }

    private Result acceptAll(Bimester period, FindingKind kind, long count, String reason, Actor by) {
        Optional<Refused> mayNot =
                notLiquidated(period).or(() -> mayNot(period, reason, "lo que es " + kind.prefix(), by));
        if (mayNot.isPresent()) {
            return mayNot.get();
        }
        Findings findings = new Findings(database.app());
        List<String> open = findings.all(period).stream()
                .filter(finding -> finding.kind() == kind && finding.isOpen())
                .map(Finding::id)
                .toList();
        if (open.isEmpty() || open.size() != count) {
            return new Refused(
                    "El bimestre " + period + " tiene " + open.size() + " hallazgos por aceptar de «" + kind.prefix()
                            + "», y no " + count + ".",
                    "Véalos con «ayni cycle variance " + period + "» y diga con --count cuántos revisó.");
        }
        open.forEach(id -> store(period, id, reason, by));
        Audit.record(
                database.app(),
                by,
                "cycle-accept",
                period.toString(),
                Map.of("all_of", kind.prefix(), "count", Long.toString(count)));
        return new AcceptedAll(findings.all(period).stream()
                .filter(finding -> open.contains(finding.id()))
                .toList());
    }

    private Optional<Refused> notLiquidated(Bimester period) {
        // One acceptance at a time: what is counted as open stays so until it is stored.
        database.lockUntilCommit("accept " + period, Database.LockKind.ALONE);
        return liquidatedBy(period).isPresent()
                ? Optional.empty()
                : Optional.of(new Refused(
                        "El bimestre " + period + " no está liquidado: no tiene hallazgos.",
                        "Liquídelo antes con «ayni cycle liquidate " + period + " --by PERSONA»."));
    }

    private Optional<Refused> mayNot(Bimester period, String reason, String what, Actor by) {
        if (reason.isEmpty()) {
            return Optional.of(
                    new Refused("Falta el motivo por el que se acepta " + what + ".", "Escríbalo con --reason."));
        }
        return liquidatedBy(period)
                .filter(liquidatedBy -> SamePerson.decide(liquidatedBy, by.name()))
                .map(same -> new Refused(
                        "«" + by.name() + "» liquidó el bimestre " + period
                                + " y no puede también aceptar sus hallazgos.",
                        "Debe responder otra persona."));
    }

    private Optional<String> liquidatedBy(Bimester period) {
        return database.app()
                .sql("SELECT made_by FROM liquidation.liquidation WHERE period = :period")
                .param("period", period.toString())
                .query(String.class)
                .optional();
    }

    private void store(Bimester period, String id, String reason, Actor by) {
        database.app()
                .sql("""
                        INSERT INTO variance.acceptance (period, finding, reason, accepted_by)
                        VALUES (:period, :finding, :reason, :by)""")
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
