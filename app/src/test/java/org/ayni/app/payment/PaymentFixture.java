package org.ayni.app.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.ayni.app.audit.Actor;
import org.ayni.app.bank.SimulatedBank;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.iso20022.Payer;
import org.ayni.app.ledger.PostFacts;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.time.Bimester;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A database in which a resolution has authorised payments, and the folders between the programme and the simulated bank.
 * The view that liquidation publishes is stood in for by a table of the same shape, which is also what the roll is believed
 * to say; its money is in the ledger.
 */
final class PaymentFixture implements AutoCloseable {

    static final Bimester PERIOD = new Bimester(2026, 4);
    static final Actor SPECIALIST = new Actor("Rosa Huamán");
    static final Payer PAYER = new Payer(
            "PROGRAMA NACIONAL DE APOYO DIRECTO A LOS MAS POBRES - JUNTOS",
            "20000000001",
            "00068000001",
            "BANCO PAGADOR SIMULADO");

    final Database database;
    final Path toBank;
    final Path fromBank;
    final Path archive;

    PaymentFixture(Path folder) {
        database = TestDatabase.fresh();
        toBank = folder.resolve("to-bank");
        fromBank = folder.resolve("from-bank");
        archive = folder.resolve("archive");
        owner().sql("CREATE SCHEMA IF NOT EXISTS liquidation").update();
        owner().sql("DROP VIEW IF EXISTS liquidation.authorised_payment CASCADE")
                .update();
        owner().sql("""
                        CREATE TABLE liquidation.authorised_payment (
                            period text NOT NULL,
                            household text NOT NULL,
                            holder_name text,
                            account_number text,
                            ut text NOT NULL,
                            amount bigint NOT NULL
                        )""").update();
        owner().sql("""
                        CREATE OR REPLACE FUNCTION registry.payees_on(valid_on date)
                        RETURNS TABLE (household_id text, holder_name text, account_number text, account_status text)
                        LANGUAGE sql STABLE AS $$
                            SELECT DISTINCT ON (household) household, holder_name, account_number, 'ACTIVE'
                            FROM liquidation.authorised_payment
                            ORDER BY household, period DESC
                        $$""").update();
        owner().sql("GRANT USAGE ON SCHEMA liquidation TO ayni_app").update();
        owner().sql("GRANT SELECT ON liquidation.authorised_payment TO ayni_app")
                .update();
    }

    JdbcClient owner() {
        return JdbcClient.create(database.ownerDataSource());
    }

    JdbcClient app() {
        return database.app();
    }

    PaymentFixture authorise(String household, String name, String account, String ut, long centimos) {
        return authorise(PERIOD, household, name, account, ut, centimos);
    }

    PaymentFixture authorise(Bimester period, String household, String name, String account, String ut, long centimos) {
        owner().sql("INSERT INTO liquidation.authorised_payment VALUES (?, ?, ?, ?, ?, ?)")
                .params(period.toString(), household, name, account, ut, centimos)
                .update();
        database.transaction().executeWithoutResult(status -> {
            PostFacts facts = new PostFacts(app());
            facts.open();
            app().sql("""
                            INSERT INTO ledger_fact (fact, period, household, concept, amount)
                            VALUES ('AUTHORISED', ?, ?, 'BASE', ?)""").params(period.toString(), household, centimos).update();
            facts.post();
        });
        return this;
    }

    /** Households H1 to Hn over two units, S/ 100 to S/ 400 each, all with an account. */
    PaymentFixture authoriseMany(int households) {
        owner().sql("""
                        INSERT INTO liquidation.authorised_payment
                        SELECT '2026-4', 'H' || n, 'TITULAR ' || chr(65 + n % 26), '0400' || n,
                               CASE n % 3 WHEN 0 THEN 'PIURA' ELSE 'CAJAMARCA' END, 10000 + n % 4 * 10000
                        FROM generate_series(1, ?) n""").params(households).update();
        database.transaction().executeWithoutResult(status -> {
            PostFacts facts = new PostFacts(app());
            facts.open();
            app().sql("""
                            INSERT INTO ledger_fact (fact, period, household, concept, amount)
                            SELECT 'AUTHORISED', period, household, 'BASE', amount
                            FROM liquidation.authorised_payment""").update();
            facts.post();
        });
        return this;
    }

    static Instruction instruction(int ordersPerFile) {
        return new Instruction(
                PERIOD, Instant.parse("2026-09-01T15:15:30.987Z"), LocalDate.of(2026, 9, 3), PAYER, ordersPerFile);
    }

    Instructed instruct() {
        return instruct(Instruction.ORDERS_PER_FILE);
    }

    Instructed instruct(int ordersPerFile) {
        try {
            return new InstructPayments(database).instruct(instruction(ordersPerFile), toBank, SPECIALIST);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Instructed instructAgain() {
        try {
            return new InstructPayments(database).instructAgain(instruction(1_000), toBank, SPECIALIST);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The bank answers everything that lies in its folder; rejects nobody unless told. */
    List<Path> bankAnswers(int rejectedPerMillion) {
        try {
            new SimulatedBank(7, rejectedPerMillion).answer(toBank, fromBank);
            return replies();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<Path> replies() throws IOException {
        try (Stream<Path> files = Files.list(fromBank)) {
            return files.sorted().toList();
        }
    }

    ReplyOutcome read(Path file) {
        try {
            return new ReadBankReply(database, archive).read(file, SPECIALIST);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void readAll(List<Path> files) {
        files.forEach(this::read);
    }

    Payments payments() {
        return new Payments(app());
    }

    PaymentState state(String household) {
        return payments().of(PERIOD, new HouseholdId(household)).orElseThrow().state();
    }

    OrderId order(String household) {
        return payments().of(PERIOD, new HouseholdId(household)).orElseThrow().order();
    }

    /**
     * Everything that replies can change, in one hash: where each payment stands, what the bank said, what is parked, and
     * the balance of each account of each household. What is left out is when and in which file it was said, and by which
     * steps the payment came where it is.
     */
    String stateHash() {
        return app().sql("""
                        SELECT encode(sha256(convert_to(string_agg(line, chr(10) ORDER BY line COLLATE "C"), 'UTF8')), 'hex')
                        FROM (
                            SELECT concat_ws('|', 'state', period, household, state, order_id, attempt, amount) AS line
                            FROM payment.payment_state
                            UNION ALL
                            SELECT 'line|' || (to_jsonb(l) - 'sha256' - 'line')::text FROM payment.reply_line l
                            UNION ALL
                            SELECT 'break|' || (to_jsonb(b) - 'recorded_at')::text FROM payment.reply_break b
                            UNION ALL
                            SELECT concat_ws('|', 'balance', period, household, account, sum(amount))
                            FROM ledger.posting
                            GROUP BY period, household, account
                            HAVING sum(amount) <> 0
                        ) all_of_it""").query((row, number) -> row.getString(1)).single();
    }

    long count(String table) {
        return app().sql("SELECT count(*) FROM " + table)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    @Override
    public void close() {
        database.close();
    }
}
