package org.ayni.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.ledger.PostFacts.Posted;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerTest {

    private static Database database;
    private static Ledger ledger;
    private static int tests;

    // Each test has a cycle and a household of its own, so that one database serves all.
    private final Bimester period = Bimester.ofOrdinal(new Bimester(2001, 1).ordinal() + ++tests);
    private final HouseholdId household = new HouseholdId("H" + tests);

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        ledger = new Ledger(database.app());
    }

    @AfterAll
    static void everything_ever_posted_adds_up_to_zero() {
        assertThat(ledger.trialBalance().total()).isEqualTo(Soles.ZERO);
        database.close();
    }

    @Test
    void lines_are_expense_by_concept_and_owed_to_the_household() {
        authorise(household.value(), "BASE", 10_000, "BASE", 10_000, "TPI", 5_000);
        TrialBalance balance = ledger.trialBalance(period);
        assertThat(balance.rows())
                .extracting(row -> row.account() + " " + row.concept() + " "
                        + row.balance().centimos())
                .containsExactly("EXPENSE BASE 20000", "EXPENSE TPI 5000", "HOUSEHOLD_PAYABLE  -25000");
        assertThat(balance.total()).isEqualTo(Soles.ZERO);
    }

    @Test
    void a_recupero_larger_than_what_is_due_becomes_the_open_balance() {
        // S/ 100 current, S/ 180 recupero: nothing is payable and S/ 80 are carried on.
        authorise(household.value(), "BASE", 10_000, "BASE", -18_000);
        post(LedgerFact.OPEN_BALANCE_SET_OFF, "", -8_000);
        assertThat(ledger.openBalance(household)).isEqualTo(Soles.ofCentimos(8_000));
        assertThat(ledger.trialBalance(period).balance(AccountKind.HOUSEHOLD_PAYABLE))
                .isEqualTo(Soles.ZERO);
        assertThat(ledger.impossibleBalances()).doesNotContain(household);
    }

    @Test
    void an_opening_balance_is_taken_back_from_the_next_liquidation() {
        post(LedgerFact.OPENING_BALANCE, "", 5_000);
        assertThat(ledger.openBalance(household)).isEqualTo(Soles.ofCentimos(5_000));
        authorise(household.value(), "BASE", 20_000);
        post(LedgerFact.OPEN_BALANCE_SET_OFF, "", 5_000);
        assertThat(ledger.openBalance(household)).isEqualTo(Soles.ZERO);
        assertThat(ledger.trialBalance(period).balance(AccountKind.HOUSEHOLD_PAYABLE))
                .isEqualTo(Soles.ofCentimos(-15_000));
        assertThat(ledger.trialBalance(period).total()).isEqualTo(Soles.ZERO);
    }

    @Test
    void a_held_amount_is_owed_apart_until_it_is_released() {
        authorise(household.value(), "BASE", 20_000);
        post(LedgerFact.HELD, "", 20_000);
        assertThat(ledger.trialBalance(period).balance(AccountKind.HOUSEHOLD_HELD))
                .isEqualTo(Soles.ofCentimos(-20_000));
        assertThat(ledger.trialBalance(period).balance(AccountKind.HOUSEHOLD_PAYABLE))
                .isEqualTo(Soles.ZERO);
        post(LedgerFact.RELEASED, "", 20_000);
        assertThat(ledger.trialBalance(period).balance(AccountKind.HOUSEHOLD_HELD))
                .isEqualTo(Soles.ZERO);
        assertThat(ledger.trialBalance(period).balance(AccountKind.HOUSEHOLD_PAYABLE))
                .isEqualTo(Soles.ofCentimos(-20_000));
    }

    @Test
    void a_credited_order_leaves_only_expense_and_treasury() {
        authorise(household.value(), "BASE", 20_000);
        post(LedgerFact.INSTRUCTED, "O1", 20_000);
        assertThat(ledger.trialBalance(period).balance(AccountKind.BANK_IN_TRANSIT))
                .isEqualTo(Soles.ofCentimos(-20_000));
        post(LedgerFact.CREDITED, "O1", 20_000);
        assertThat(ledger.trialBalance(period).rows())
                .filteredOn(row -> !row.balance().equals(Soles.ZERO))
                .extracting(row -> row.account() + " " + row.balance().centimos())
                .containsExactly("EXPENSE 20000", "TREASURY -20000");
    }

    @Test
    void a_rejected_order_is_owed_again_and_may_be_instructed_again() {
        authorise(household.value(), "BASE", 20_000);
        post(LedgerFact.INSTRUCTED, "O1", 20_000);
        post(LedgerFact.REJECTED, "O1", 20_000);
        assertThat(ledger.trialBalance(period).balance(AccountKind.HOUSEHOLD_REJECTED))
                .isEqualTo(Soles.ofCentimos(-20_000));
        post(LedgerFact.INSTRUCTED_AGAIN, "O2", 20_000);
        post(LedgerFact.CREDITED, "O2", 20_000);
        assertThat(ledger.trialBalance(period).balance(AccountKind.HOUSEHOLD_REJECTED))
                .isEqualTo(Soles.ZERO);
        assertThat(ledger.trialBalance(period).balance(AccountKind.TREASURY)).isEqualTo(Soles.ofCentimos(-20_000));
    }

    @Test
    void totals_of_a_cycle_count_each_fact_once_per_household() {
        authorise(household.value(), "BASE", 20_000, "TPI", 5_000);
        authorise(household + "b", "BASE", 10_000, "BASE", -3_000);
        post(LedgerFact.INSTRUCTED, "O1", 25_000);
        CycleTotals totals = ledger.totals(period);
        assertThat(totals.of(LedgerFact.AUTHORISED)).isEqualTo(new CycleTotals.FactTotal(2, Soles.ofCentimos(32_000)));
        assertThat(totals.of(LedgerFact.INSTRUCTED)).isEqualTo(new CycleTotals.FactTotal(1, Soles.ofCentimos(25_000)));
        assertThat(totals.of(LedgerFact.CREDITED)).isEqualTo(new CycleTotals.FactTotal(0, Soles.ZERO));
        assertThat(ledger.totals(period.next()).facts()).isEmpty();
    }

    @Test
    void a_statement_tells_everything_that_happened_to_a_household_and_nothing_else() {
        authorise(household.value(), "BASE", 20_000);
        authorise(household + "b", "BASE", 20_000);
        post(LedgerFact.INSTRUCTED, "O1", 20_000);
        assertThat(ledger.statement(household))
                .extracting(line -> line.fact() + " " + line.account() + line.concept() + " " + line.reference() + " "
                        + line.amount().centimos())
                .containsExactly(
                        "AUTHORISED EXPENSEBASE  20000",
                        "AUTHORISED HOUSEHOLD_PAYABLE  -20000",
                        "INSTRUCTED HOUSEHOLD_PAYABLE O1 20000",
                        "INSTRUCTED BANK_IN_TRANSIT O1 -20000");
    }

    @Test
    void more_instructed_than_authorised_shows_as_an_impossible_balance() {
        authorise(household.value(), "BASE", 10_000);
        post(LedgerFact.INSTRUCTED, "O1", 20_000);
        assertThat(ledger.impossibleBalances()).contains(household);
    }

    @Test
    void twenty_thousand_households_are_posted_as_one_set() {
        Posted posted = database.transaction().execute(status -> {
            PostFacts facts = new PostFacts(database.app());
            facts.open();
            database.app().sql("""
                            INSERT INTO ledger_fact (fact, period, household, concept, amount)
                            SELECT 'AUTHORISED', :period, 'S' || n, concept, 10000
                            FROM generate_series(1, 20000) n, (VALUES ('BASE'), ('TPI')) c (concept)""").param("period", period.toString()).update();
            return facts.post();
        });
        assertThat(posted).isEqualTo(new Posted(60_000, 0));
        assertThat(ledger.trialBalance(period).balance(AccountKind.HOUSEHOLD_PAYABLE))
                .isEqualTo(Soles.ofCentimos(-400_000_000));
    }

    // What is refused
    // --------------------------------------------------------------------------------------------------

    @Test
    void a_fact_posted_again_changes_nothing_and_with_another_amount_is_refused() {
        assertThat(authorise(household.value(), "BASE", 20_000)).isEqualTo(new Posted(2, 0));
        assertThat(authorise(household.value(), "BASE", 20_000)).isEqualTo(new Posted(0, 2));
        assertThatThrownBy(() -> authorise(household.value(), "BASE", 20_001)).hasMessageContaining("another amount");
        assertThatThrownBy(() -> authorise(household.value(), "BASE", 10_000, "TPI", 10_000))
                .hasMessageContaining("entry");
        assertThat(ledger.statement(household)).hasSize(2);
    }

    @Test
    void a_fact_given_twice_in_one_set_is_refused() {
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
                    PostFacts facts = new PostFacts(database.app());
                    facts.open();
                    facts.add(LedgerFact.CREDITED, period, household, "O1", Soles.ofCentimos(1));
                    facts.add(LedgerFact.CREDITED, period, household, "O1", Soles.ofCentimos(1));
                    facts.post();
                }))
                .hasMessageContaining("given twice");
    }

    @Test
    void a_negative_amount_is_refused_where_it_makes_no_sense() {
        assertThatThrownBy(() -> post(LedgerFact.CREDITED, "O1", -1)).hasMessageContaining("cannot be of -1");
    }

    @Test
    void an_unknown_fact_is_refused() {
        assertThatThrownBy(() -> database.transaction().executeWithoutResult(status -> {
                    PostFacts facts = new PostFacts(database.app());
                    facts.open();
                    database.app().sql("""
                                    INSERT INTO ledger_fact (fact, period, household, amount)
                                    VALUES ('GIFT', '2026-4', 'G1', 1)""").update();
                    facts.post();
                }))
                .hasMessageContaining("GIFT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1, 'BANK_IN_TRANSIT', 100), (2, 'TREASURY', -99)",
                "(1, 'BANK_IN_TRANSIT', 100)",
                "(2, 'BANK_IN_TRANSIT', 100), (3, 'TREASURY', -100)",
                "(1, 'BANK_IN_TRANSIT', 100), (3, 'TREASURY', -100)"
            })
    void an_entry_that_is_not_whole_and_balanced_is_refused_by_the_database(String postings) {
        assertThatThrownBy(() -> insert(postings)).hasMessageContaining("not whole or not balanced");
        assertThat(ledger.trialBalance(period).rows()).isEmpty();
    }

    @Test
    void nothing_can_be_added_to_an_entry_that_is_there() {
        insert("(1, 'BANK_IN_TRANSIT', 100), (2, 'TREASURY', -100)");
        assertThatThrownBy(() -> insert("(3, 'BANK_IN_TRANSIT', 100), (4, 'TREASURY', -100)"))
                .hasMessageContaining("not whole");
        assertThatThrownBy(() -> insert("(1, 'BANK_IN_TRANSIT', 100), (2, 'TREASURY', -100)"))
                .hasMessageContaining("posting_pkey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1, 'BANK_IN_TRANSIT', 100), (2, 'HOUSEHOLD_PAYABLE', -100)",
                "(1, 'HOUSEHOLD_PAYABLE', 100), (2, 'TREASURY', -100)",
                "(1, 'TREASURY', 100), (2, 'BANK_IN_TRANSIT', -100)",
                "(1, 'BANK_IN_TRANSIT', 100), (2, 'TREASURY', -60), (3, 'TREASURY', -40)",
                "(1, 'BANK_IN_TRANSIT', 100), (2, 'BANK_IN_TRANSIT', -100)"
            })
    void an_entry_between_other_accounts_than_those_of_its_fact_is_refused_by_the_database(String postings) {
        assertThatThrownBy(() -> insert(postings))
                .hasMessageContaining("not between the accounts of its fact, CREDITED");
        assertThat(ledger.trialBalance(period).rows()).isEmpty();
    }

    @Test
    void an_entry_of_a_fact_that_does_not_exist_is_refused_by_the_database() {
        assertThatThrownBy(() -> insert(
                        "GIFT", ENTRY_ID.formatted("GIFT"), "(1, 'BANK_IN_TRANSIT', 100), (2, 'TREASURY', -100)"))
                .hasMessageContaining("not between the accounts of its fact, GIFT");
    }

    @Test
    void an_entry_with_an_identifier_of_its_writers_choice_is_refused_by_the_database() {
        assertThatThrownBy(() -> insert(
                        "CREDITED",
                        "'00000000-0000-0000-0000-000000000001'::uuid",
                        "(1, 'BANK_IN_TRANSIT', 100), (2, 'TREASURY', -100)"))
                .hasMessageContaining("has not the identifier of what it is about");
    }

    @Test
    void concepts_that_add_up_to_nothing_are_an_entry_without_a_credit() {
        authorise(household.value(), "BASE", 20_000);
        database.transaction().executeWithoutResult(status -> {
            PostFacts facts = new PostFacts(database.app());
            facts.open();
            database.app().sql("""
                            INSERT INTO ledger_fact (fact, period, household, concept, amount)
                            VALUES ('AUTHORISED', '2026-4', 'Z1', 'BASE', 5000), ('AUTHORISED', '2026-4', 'Z1', 'TAS', -5000)""").update();
            assertThat(facts.post().fresh()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger.posting SET amount = amount + 1",
                "DELETE FROM ledger.posting",
                "TRUNCATE ledger.posting"
            })
    void a_posting_cannot_be_changed_by_the_application_nor_by_the_owner_of_the_table(String tamper) {
        authorise(household.value(), "BASE", 20_000);
        assertThatThrownBy(() -> database.app().sql(tamper).update()).hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> JdbcClient.create(database.ownerDataSource())
                        .sql(tamper)
                        .update())
                .hasStackTraceContaining("only added");
        assertThat(ledger.statement(household)).hasSize(2);
    }

    @Test
    void two_who_post_the_same_facts_at_once_post_them_once() throws Exception {
        CyclicBarrier together = new CyclicBarrier(4);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Posted>> posts = Stream.generate(() -> threads.submit(() -> {
                        together.await();
                        return database.transaction().execute(status -> {
                            PostFacts facts = new PostFacts(database.app());
                            facts.open();
                            database.app()
                                    .sql("""
                                            INSERT INTO ledger_fact (fact, period, household, concept, amount)
                                            SELECT 'AUTHORISED', :period, 'T' || n, 'BASE', 10000
                                            FROM generate_series(1, 2000) n
                                            ORDER BY random()""")
                                    .param("period", period.toString())
                                    .update();
                            return facts.post();
                        });
                    }))
                    .limit(4)
                    .toList();
            long fresh = 0;
            for (Future<Posted> post : posts) {
                fresh += post.get().fresh();
            }
            assertThat(fresh).isEqualTo(4_000);
        }
        assertThat(ledger.trialBalance(period).balance(AccountKind.HOUSEHOLD_PAYABLE))
                .isEqualTo(Soles.ofCentimos(-20_000_000));
    }

    // One list in two places
    // -------------------------------------------------------------------------------------------

    @Test
    void the_facts_and_accounts_of_the_program_are_those_of_the_database() {
        assertThat(names("SELECT fact FROM ledger.fact"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(LedgerFact.values()).map(Enum::name).toList());
        String accounts = names("""
                        SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'posting_account_check'""").getFirst();
        assertThat(Stream.of(accounts.split("'")).filter(word -> word.matches("[A-Z_]+")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(AccountKind.values()).map(Enum::name).toList());
        assertThat(names("SELECT debit_account FROM ledger.fact UNION SELECT credit_account FROM ledger.fact"))
                .allSatisfy(account -> assertThat(AccountKind.valueOf(account)).isNotNull());
    }

    private List<String> names(String query) {
        return database.app()
                .sql(query)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private Posted authorise(String who, Object... conceptsAndCentimos) {
        return database.transaction().execute(status -> {
            PostFacts facts = new PostFacts(database.app());
            facts.open();
            for (int i = 0; i < conceptsAndCentimos.length; i += 2) {
                database.app()
                        .sql("""
                                INSERT INTO ledger_fact (fact, period, household, concept, amount)
                                VALUES ('AUTHORISED', :period, :household, :concept, :amount)""")
                        .param("period", period.toString())
                        .param("household", who)
                        .param("concept", conceptsAndCentimos[i])
                        .param("amount", conceptsAndCentimos[i + 1])
                        .update();
            }
            return facts.post();
        });
    }

    private void post(LedgerFact fact, String reference, long centimos) {
        database.transaction().executeWithoutResult(status -> {
            PostFacts facts = new PostFacts(database.app());
            facts.open();
            facts.add(fact, period, household, reference, Soles.ofCentimos(centimos));
            facts.post();
        });
    }

    private static final String ENTRY_ID = "ledger.entry_id('%s', :period, 'D1', '')";

    private void insert(String postings) {
        insert("CREDITED", ENTRY_ID.formatted("CREDITED"), postings);
    }

    private void insert(String fact, String entryId, String postings) {
        database.app()
                .sql("""
                        INSERT INTO ledger.posting (period, entry_id, line, fact, account, household, reference, amount)
                        SELECT :period, %s, line, '%s', account, 'D1', '', amount
                        FROM (VALUES %s) v (line, account, amount)""".formatted(entryId, fact, postings))
                .param("period", period.toString())
                .update();
    }
}
