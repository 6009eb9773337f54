package org.ayni.app.payment;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.liquidation.SamePerson;

/**
 * Acts: a person proposes that something parked of the bank's replies is settled, and another confirms it. Facts:
 * {@code payment.break_closing} and {@code payment.break_confirmation}; neither is taken back. Of several proposals the latest
 * is the one that is confirmed.
 *
 * <p>Closing says that somebody has looked and what came of it. It moves no money and no payment: where a payment stands
 * follows from what the bank said and says next, and money only from that.
 */
public final class CloseBreak {

    private final Database database;

    public CloseBreak(Database database) {
        this.database = database;
    }

    /** How a call ended. */
    public sealed interface Result {}

    /** Done now, or before by the same words: the break as it stands. */
    public record Done(BankBreak parked) implements Result {}

    /** Nothing was stored; Spanish. */
    public record Refused(String reason, String whatToDo) implements Result {}

    /**
     * Proposes to close it.
     *
     * @param name as {@link BankBreak#name} says
     * @param reason how it was settled with the bank
     */
    public Result propose(String name, String reason, Actor by) {
        return inTransaction(name, parked -> {
            if (reason.isBlank()) {
                return new Refused("Falta cómo se resolvió «" + name + "».", "Escríbalo con --reason.");
            }
            int stored = database.app()
                    .sql("""
                            INSERT INTO payment.break_closing (line_id, type, order_id, proposed_by, reason)
                            SELECT line_id, type, order_id, :by, :reason
                            FROM payment.bank_break
                            WHERE name = :name
                            ON CONFLICT DO NOTHING""")
                    .param("by", by.name())
                    .param("reason", reason.strip())
                    .param("name", name)
                    .update();
            if (stored == 0) {
                return new Refused(
                        "«" + by.name() + "» ya propuso cerrar «" + name + "».",
                        "Debe confirmarlo otra persona: «ayni cycle confirm-break " + name + " --by PERSONA».");
            }
            return recorded("propose-break-closing", name, by);
        });
    }

    /** Confirms the latest proposal. */
    public Result confirm(String name, Actor by) {
        return inTransaction(name, parked -> {
            Optional<BankBreak.Proposal> proposal = parked.proposal();
            if (proposal.isEmpty()) {
                return new Refused(
                        "Nadie ha propuesto cerrar «" + name + "».",
                        "Propóngalo antes con «ayni cycle close-break " + name + " --reason MOTIVO --by PERSONA».");
            }
            if (SamePerson.decide(proposal.get().by(), by.name())) {
                return new Refused(
                        "«" + by.name() + "» propuso cerrar «" + name + "» y no puede también confirmarlo.",
                        "Debe confirmar otra persona.");
            }
            database.app().sql("""
                            INSERT INTO payment.break_confirmation (line_id, type, order_id, proposed_by, confirmed_by)
                            SELECT line_id, type, order_id, proposed_by, :by
                            FROM payment.bank_break
                            WHERE name = :name""").param("by", by.name()).param("name", name).update();
            return recorded("confirm-break-closing", name, by);
        });
    }

    private interface Act {
        Result on(BankBreak parked);
    }

    private Result inTransaction(String name, Act act) {
        return Objects.requireNonNull(database.transaction().execute(status -> {
            database.lockUntilCommit("break " + name, Database.LockKind.ALONE);
            Optional<BankBreak> parked = new BankBreaks(database.app()).find(name);
            if (parked.isEmpty()) {
                return new Refused(
                        "No hay ninguna discrepancia «" + name + "».",
                        "Vea las que hay con «ayni cycle breaks AAAA-B».");
            }
            return parked.get().isOpen() ? act.on(parked.get()) : new Done(parked.get());
        }));
    }

    private Done recorded(String act, String name, Actor by) {
        BankBreak parked = new BankBreaks(database.app()).find(name).orElseThrow();
        Audit.record(database.app(), by, act, name, Map.of("type", parked.type().name()));
        return new Done(parked);
    }
}
