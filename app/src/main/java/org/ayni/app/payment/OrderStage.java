package org.ayni.app.payment;

import java.util.HashMap;
import java.util.Map;
import org.ayni.app.database.Database;
import org.ayni.app.iso20022.MessageText;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;

/**
 * Makes orders out of authorised payments, in the order in which they come (by territorial unit and household), and puts
 * them into the temporary tables {@code new_order} and {@code new_obstacle}. Gives each order its identifier, its file and
 * its place there.
 */
final class OrderStage {

    static final String TABLES = """
            CREATE TEMPORARY TABLE new_order (
                order_id text NOT NULL,
                household text NOT NULL,
                attempt smallint NOT NULL,
                message_id text NOT NULL,
                ut text NOT NULL,
                number smallint NOT NULL,
                place integer NOT NULL,
                holder_name text NOT NULL,
                account_number text NOT NULL,
                amount bigint NOT NULL
            ) ON COMMIT DROP;
            CREATE TEMPORARY TABLE new_obstacle (
                household text NOT NULL,
                reason text NOT NULL,
                amount bigint NOT NULL
            ) ON COMMIT DROP;
            """;

    private final Bimester period;
    private final int ordersPerFile;
    private final Map<String, Integer> lastNumbers;
    private final CopyRows orders;
    private final CopyRows obstacles;

    private String ut = "";
    private int number;
    private int place;

    /** @param lastNumbers the last file number of each territorial unit in the cycle, when it has files already */
    OrderStage(Database database, Bimester period, int ordersPerFile, Map<String, Integer> lastNumbers) {
        this.period = period;
        this.ordersPerFile = ordersPerFile;
        this.lastNumbers = new HashMap<>(lastNumbers);
        this.orders = new CopyRows(database, "COPY pg_temp.new_order FROM STDIN");
        this.obstacles = new CopyRows(database, "COPY pg_temp.new_obstacle FROM STDIN");
    }

    /** @throws IllegalArgumentException when the amount is not above zero: such a payment was never authorised */
    void add(AuthorisedPayment payment) {
        if (!payment.amount().isPositive()) {
            throw new IllegalArgumentException(
                    "authorised payment of " + payment.household() + ": " + payment.amount());
        }
        Obstacle.of(payment.holderName(), payment.accountNumber(), payment.account())
                .ifPresentOrElse(obstacle -> park(payment, obstacle), () -> order(payment));
    }

    private void park(AuthorisedPayment payment, Obstacle obstacle) {
        obstacles
                .text(payment.household().value())
                .text(obstacle.name())
                .number(payment.amount().centimos())
                .endRow();
    }

    private void order(AuthorisedPayment payment) {
        if (number == 0 || !payment.ut().equals(ut) || place == ordersPerFile) {
            ut = payment.ut();
            number = lastNumbers.merge(ut, 1, Integer::sum);
            place = 0;
        }
        place++;
        orders.text(OrderId.of(period, payment.household(), payment.attempt()).value())
                .text(payment.household().value())
                .number(payment.attempt())
                .text(messageId(period, ut, number))
                .text(ut)
                .number(number)
                .number(place)
                .text(MessageText.name(payment.holderName()).orElseThrow())
                .text(payment.accountNumber().strip())
                .number(payment.amount().centimos())
                .endRow();
    }

    void flush() {
        orders.flush();
        obstacles.flush();
    }

    /** {@code 20264-CAJAMARCA-001}; with {@code -1} behind it the batch. Both must fit in 35 signs. No unit: {@code SIN-UT}. */
    static String messageId(Bimester period, String ut, int number) {
        String id = "%s-%s-%03d".formatted(OrderId.digits(period), ut.isEmpty() ? "SIN-UT" : ut, number);
        if (!MessageText.isIdentifier(batchId(id))) {
            throw new IllegalArgumentException("the code of the territorial unit does not fit in a bank file: " + ut);
        }
        return id;
    }

    static String batchId(String messageId) {
        return messageId + "-1";
    }

    /**
     * A row of the view {@code liquidation.authorised_payment}, with what is believed on the day of payment.
     *
     * @param holderName empty when unknown
     * @param accountNumber empty when there is none
     * @param account whether the household can still be paid into that account
     * @param ut code of the territorial unit that attends the household; empty when its district says none
     * @param attempt of the order to be made
     * @param rejectedName as it stood in the order that the bank rejected; empty for a first order, and when the bank
     *     rejected the whole file and not this order, which then needs no correction
     * @param rejectedAccount likewise
     */
    record AuthorisedPayment(
            HouseholdId household,
            String holderName,
            String accountNumber,
            AccountNow account,
            String ut,
            Soles amount,
            int attempt,
            String rejectedName,
            String rejectedAccount) {

        /** An order that says again what the bank rejected would be rejected again. */
        boolean isNewOrCorrected() {
            return !accountNumber.strip().equals(rejectedAccount)
                    || !MessageText.name(holderName).orElse("").equals(rejectedName);
        }
    }
}
