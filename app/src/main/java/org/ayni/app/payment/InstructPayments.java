package org.ayni.app.payment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.ayni.app.database.Database.LockKind;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;

/**
 * Act: orders the paying bank to deposit what a resolution authorised. AUTHORISED → INSTRUCTED, and again
 * REJECTED → INSTRUCTED for a payment whose account or holder was corrected.
 *
 * <p>Who may: the payments specialist of the UOAL, after the resolution. Fact: DepositInstructed, with one ledger entry
 * for each order. A payment that cannot be ordered is listed with its {@link Obstacle} and stays owed; so is one whose
 * frozen account is no longer the active account of the household, until a person decides.
 *
 * <p>It may be stopped at any moment and called again: orders, ledger entries and lives are one transaction; the files are
 * written afterwards from what that transaction stored, always the same bytes.
 */
public final class InstructPayments {

    /** Instructing and reading replies take turns, so that each sees all that the one before it stored. */
    static final String LOCK = "payment";

    private final Database database;

    public InstructPayments(Database database) {
        this.database = database;
    }

    /**
     * Orders every authorised payment of the cycle that has no order yet, and writes the files of the cycle.
     *
     * @param folder where the files go; made when it is not there
     * @param by the person who instructs
     */
    public Instructed instruct(Instruction instruction, Path folder, Actor by) throws IOException {
        return run(instruction, folder, by, NewOrders.Which.WITHOUT_ORDER);
    }

    /**
     * Orders with the account and holder that are believed now, because a person decided so: every payment that could not
     * be ordered with those of the closed roll, every rejected payment whose account or holder is no longer the one
     * rejected, and every one that was rejected only because its whole file was.
     */
    public Instructed instructAgain(Instruction instruction, Path folder, Actor by) throws IOException {
        return run(
                instruction,
                folder,
                by,
                NewOrders.Which.WITHOUT_ORDER_AS_BELIEVED_NOW,
                NewOrders.Which.REJECTED_AND_CORRECTED);
    }

    /**
     * The first half of {@link #instruct}: orders, ledger entries and lives, in the transaction that is open. Once it is
     * committed, {@link #deliver} gives the files.
     */
    public Ordered order(Instruction instruction, Actor by) {
        return order(instruction, by, NewOrders.Which.WITHOUT_ORDER);
    }

    /**
     * The second half: the files of everything that was ever ordered in the cycle, always the same bytes.
     *
     * @param made what the first half gave
     */
    public Instructed deliver(Bimester period, Ordered made, Path folder) throws IOException {
        List<Instructed.OrderFile> files = new OrderFiles(database).write(period, folder);
        return new Instructed(period, made.orders(), made.amount(), files, obstacles(period));
    }

    /** How many orders were made, and their sum. */
    public record Ordered(long orders, Soles amount) {

        private Ordered plus(Ordered more) {
            return new Ordered(orders + more.orders, amount.plus(more.amount));
        }
    }

    private Instructed run(Instruction instruction, Path folder, Actor by, NewOrders.Which... turns)
            throws IOException {
        Ordered made = database.transaction().execute(status -> {
            Ordered sum = new Ordered(0, Soles.ZERO);
            for (NewOrders.Which which : turns) {
                sum = sum.plus(order(instruction, by, which));
            }
            return sum;
        });
        return deliver(instruction.period(), made, folder);
    }

    private Ordered order(Instruction instruction, Actor by, NewOrders.Which which) {
        database.lockUntilCommit(LOCK, LockKind.ALONE);
        NewOrders.Made orders = new NewOrders(database, instruction).make(which);
        Audit.record(
                database.app(),
                by,
                "instruct-payments",
                instruction.period().toString(),
                Map.of(
                        "orders", Long.toString(orders.orders()),
                        "amount", orders.amount().decimal(),
                        "which", which.name()));
        return new Ordered(orders.orders(), orders.amount());
    }

    private Map<Obstacle, Long> obstacles(Bimester period) {
        Map<Obstacle, Long> counts = new EnumMap<>(Obstacle.class);
        database.app()
                .sql(
                        "SELECT reason, count(*) AS households FROM payment.obstacle WHERE period = :period GROUP BY reason")
                .param("period", period.toString())
                .query((row, number) ->
                        counts.put(Obstacle.valueOf(row.getString("reason")), row.getLong("households")))
                .list();
        return counts;
    }
}
