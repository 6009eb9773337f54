package org.ayni.app.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ayni.app.audit.Actor;
import org.ayni.app.columns.RollNumbers;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.law.LawFiles;
import org.ayni.app.ledger.AccountKind;
import org.ayni.app.ledger.Ledger;
import org.ayni.app.ledger.LedgerFact;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.app.verification.ClosedFacts;
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.Registered;
import org.ayni.app.verification.VerifyMonths;
import org.ayni.kernel.decision.Concept;
import org.ayni.kernel.decision.LineKind;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class LiquidateAndAuthoriseTest {

    private static final Bimester PERIOD = new Bimester(2026, 4);
    private static final Law LAW = LawFiles.builtIn();
    private static final Actor ANA = new Actor("Ana Quispe");
    private static final Actor BETO = new Actor("Beto Huamán");

    @TempDir
    static Path folder;

    private static Facts facts;
    private static ClosedRoll roll;

    private Database database;
    private ClosedFacts.Read read;

    @BeforeAll
    static void generate() throws IOException {
        SyntheticCaseload.write(
                new CaseloadSpec(600, 11, PERIOD, 0), Territory.builtIn(), LAW, folder.resolve("facts"), done -> {});
        roll = new ClosedRoll(
                PERIOD,
                PERIOD.lastDay(),
                PERIOD.lastDay(),
                Instant.parse("2026-09-01T00:00:00Z"),
                "0".repeat(64),
                "1".repeat(64),
                600,
                0);
        AssessFiles files = new AssessFiles(LAW, roll.horizon(LAW), bytes -> {});
        facts = files.read(folder.resolve("facts"), rejected -> {});
        files.run(folder.resolve("facts"), folder.resolve("assessed"));
    }

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        read = Registered.in(database, facts);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_cycle_is_not_liquidated_before_it_is_verified() {
        assertThat(liquidate())
                .isInstanceOfSatisfying(
                        LiquidationResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("no está verificado"));
    }

    @Test
    void the_stored_lines_and_totals_are_those_that_assess_writes() {
        verify();
        LiquidationResult.Liquidated done = liquidated();
        assertThat(done.hashes().lines()).isEqualTo(sha256("lines.csv"));
        assertThat(done.hashes().totals()).isEqualTo(sha256("totals.csv"));
        assertThat(done.sums().households()).isEqualTo(600);
        assertThat(LiquidationSums.read(database.app(), PERIOD)).isEqualTo(done.sums());
        assertThat(LiquidationSums.wrongHouseholds(database.app(), PERIOD)).isZero();
    }

    @Test
    void every_household_knows_its_territorial_unit() {
        verify();
        liquidated();
        assertThat(count("SELECT count(*) FROM liquidation.total WHERE unit = ''"))
                .isZero();
        assertThat(count("SELECT count(DISTINCT unit) FROM liquidation.total")).isGreaterThan(1);
    }

    @Test
    void a_cycle_that_is_not_liquidated_is_not_authorised() {
        assertThat(authorise("RDE-1", BETO))
                .isInstanceOfSatisfying(
                        AuthorisationResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("no está liquidado"));
    }

    @Test
    void who_liquidated_does_not_authorise_however_the_name_is_written() {
        verify();
        liquidated();
        for (String name : List.of("Ana Quispe", "ANA QUISPE", "ana   quispe", "Ána Quispé", "Ana\u00a0Quispe")) {
            assertThat(authorise("RDE-1", new Actor(name))).as(name).isInstanceOf(AuthorisationResult.Refused.class);
        }
        assertThat(authorise("RDE-1", BETO)).isInstanceOf(AuthorisationResult.Authorised.class);
    }

    @Test
    void a_resolution_authorises_one_cycle() {
        verify();
        liquidated();
        assertThat(authorise("RDE-1", BETO)).isInstanceOf(AuthorisationResult.Authorised.class);
        assertThat(authorise("RDE-1", BETO))
                .isInstanceOfSatisfying(
                        AuthorisationResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("ya autorizó"));
    }

    @Test
    void a_changed_line_is_found_before_it_is_authorised() {
        verify();
        liquidated();
        tamper("""
                UPDATE liquidation.stored_line_2026_4
                SET amount = amount + 1
                WHERE number = 1
                  AND household = (SELECT min(household) FROM liquidation.stored_line_2026_4)""");
        assertThat(authorise("RDE-1", BETO))
                .isInstanceOfSatisfying(
                        AuthorisationResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("líneas suman"));
        assertThat(count("SELECT count(*) FROM ledger.posting")).isZero();
    }

    @Test
    void two_changes_that_cancel_out_are_found_too() {
        verify();
        liquidated();
        tamper("""
                WITH pair AS (
                    SELECT household, row_number() OVER (ORDER BY household) AS place
                    FROM liquidation.stored_line_2026_4
                    WHERE kind = 0
                      AND concept = 0
                      AND number = 1
                      AND amount > 0
                    LIMIT 2)
                UPDATE liquidation.stored_line_2026_4 l
                SET amount = amount + CASE place WHEN 1 THEN 5000 ELSE -5000 END
                FROM pair
                WHERE l.household = pair.household
                  AND number = 1""");
        assertThat(authorise("RDE-1", BETO))
                .isInstanceOfSatisfying(
                        AuthorisationResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("no suman su total"));
    }

    @Test
    void a_changed_reason_is_found_although_every_sum_is_right() {
        verify();
        liquidated();
        tamper("UPDATE liquidation.stored_line_2026_4 SET reason = 23 WHERE reason = 22");
        assertThat(authorise("RDE-1", BETO))
                .isInstanceOfSatisfying(
                        AuthorisationResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("huella"));
    }

    @Test
    void a_household_that_is_not_on_a_roll_is_remembered_until_it_comes_back() {
        long owed = 1_000_000_000;
        long before = facts.households.openBalance(0);
        facts.households.setOpenBalance(0, owed);
        try {
            verify();
            liquidated();
            authorise("RDE-1", BETO);
        } finally {
            facts.households.setOpenBalance(0, before);
        }
        long left = count("SELECT balance_after FROM liquidation.stored_total WHERE household = 1");
        assertThat(left).isBetween(1L, owed);
        liquidateWithout(facts.households.size());
        assertThat(count("SELECT count(*) FROM liquidation.absent_household")).isEqualTo(facts.households.size());

        Bimester third = PERIOD.next().next();
        Facts back = new Facts(rollOn(third).horizon(LAW), LAW);
        for (int i = 0; i < facts.households.size(); i++) {
            back.households.ids.intern(facts.households.ids.get(i));
            back.households.add(
                    -1,
                    -1,
                    facts.households.state(i),
                    facts.households.affiliatedOn(i),
                    facts.households.classification(i),
                    facts.households.validTo(i),
                    facts.households.account(i),
                    0);
        }
        EarlierLiquidations books = new EarlierLiquidations(database, third);
        books.open(back, read.numbers());
        assertThat(books.absent()).isEmpty();
        assertThat(back.households.openBalance(0)).isEqualTo(left);
        for (int household = 0; household < back.households.size(); household++) {
            assertThat(books.firstOrThis(household)).isEqualTo(PERIOD.ordinal());
        }
    }

    /** Verifies and liquidates the next bimestre, on whose roll there is nobody. */
    private void liquidateWithout(int households) {
        ClosedRoll empty = rollOn(PERIOD.next());
        Facts nobody = new Facts(empty.horizon(LAW), LAW);
        RollNumbers numbers = new RollNumbers();
        numbers.seal();
        EarlierLiquidations books = new EarlierLiquidations(database, empty.period());
        books.open(nobody, numbers);
        assertThat(books.absent()).hasSize(households);
        nobody.seal();
        ClosedFacts.Read nothing = new ClosedFacts.Read(nobody, numbers, empty.rollHash());
        inTransaction(() -> new VerifyMonths(database, LAW).verify(empty, nothing, ANA, done -> {}));
        assertThat(inTransaction(() -> new Liquidate(database, LAW, Territory.builtIn())
                        .liquidate(empty, nothing, books, ANA, done -> {})))
                .isInstanceOf(LiquidationResult.Liquidated.class);
    }

    private static ClosedRoll rollOn(Bimester period) {
        return new ClosedRoll(
                period, period.lastDay(), period.lastDay(), roll.knownAt(), roll.rollHash(), roll.lawHash(), 0, 0);
    }

    @Test
    void the_lists_of_the_database_are_those_of_the_kernel_in_its_order() {
        String lines = database.app()
                .sql("SELECT pg_get_viewdef('liquidation.line'::regclass)")
                .query(String.class)
                .single();
        assertThat(lines).contains(list(LineKind.values()), list(Concept.values()), list(Reason.values()));
        for (Reason state : List.of(Reason.OK, Reason.SUSPENDED, Reason.NOT_POOR, Reason.CLASSIFICATION_EXPIRED)) {
            assertThat(database.app()
                            .sql("SELECT pg_get_viewdef('liquidation.total'::regclass)")
                            .query(String.class)
                            .single())
                    .contains(
                            state == Reason.CLASSIFICATION_EXPIRED
                                    ? "ELSE '" + state + "'"
                                    : "WHEN " + state.ordinal() + " THEN '" + state + "'");
        }
    }

    @Test
    void bimestres_and_months_are_written_as_the_kernel_writes_them() {
        assertThat(text("SELECT liquidation.bimester_of(" + PERIOD.ordinal() + ")"))
                .isEqualTo("2026-4");
        assertThat(text("SELECT liquidation.month_of(" + Days.month(YearMonth.of(2026, 12)) + ")"))
                .isEqualTo("2026-12");
        assertThat(text("SELECT liquidation.month_of(" + ~2025 + ")")).isEqualTo("2025");
    }

    private String text(String select) {
        return database.app().sql(select).query(String.class).single();
    }

    private static String list(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> "'" + constant.name() + "'::text")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
    }

    @Test
    void the_ledger_takes_in_what_the_lines_say_to_the_centimo() {
        verify();
        LiquidationSums sums = liquidated().sums();
        authorise("RDE-1", BETO);
        Ledger ledger = new Ledger(database.app());
        assertThat(ledger.trialBalance().total()).isEqualTo(Soles.ZERO);
        assertThat(ledger.totals(PERIOD).of(LedgerFact.AUTHORISED).amount()).isEqualTo(sums.linesSum());
        assertThat(ledger.trialBalance().balance(AccountKind.HOUSEHOLD_PAYABLE).negate())
                .isEqualTo(sums.toInstruct());
        assertThat(ledger.trialBalance().balance(AccountKind.HOUSEHOLD_HELD).negate())
                .isEqualTo(sums.held());
        assertThat(sums.held().isPositive()).isTrue();
        assertThat(ledger.impossibleBalances()).isEmpty();
    }

    @Test
    void a_later_cycle_waits_until_the_earlier_one_is_authorised() {
        verify();
        liquidated();
        assertThat(obstacle(rollOf(PERIOD.next())))
                .hasValueSatisfying(
                        refused -> assertThat(refused.reason()).contains("2026-4 está liquidado y sin autorizar"));
    }

    @Test
    void an_earlier_cycle_is_not_liquidated_after_a_later_one() {
        verify();
        liquidated();
        assertThat(obstacle(rollOf(PERIOD.previous())))
                .hasValueSatisfying(refused ->
                        assertThat(refused.reason()).contains("2026-4, posterior a 2026-3, ya está liquidado"));
    }

    @Test
    void two_cycles_are_not_liquidated_at_once() throws Exception {
        verify();
        ClosedRoll next = rollOf(PERIOD.next());
        CompletableFuture<Optional<LiquidationResult.Refused>> other = new CompletableFuture<>();
        inTransaction(() -> {
            LiquidationResult first = liquidating();
            CompletableFuture.runAsync(() -> other.complete(obstacle(next)));
            assertThatThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return first;
        });
        assertThat(other.get(10, TimeUnit.SECONDS))
                .hasValueSatisfying(refused -> assertThat(refused.reason()).contains("sin autorizar"));
    }

    @Test
    void nothing_is_liquidated_while_another_cycle_is_being_authorised() throws Exception {
        verify();
        liquidated();
        ClosedRoll next = rollOf(PERIOD.next());
        CompletableFuture<Optional<LiquidationResult.Refused>> other = new CompletableFuture<>();
        inTransaction(() -> {
            AuthorisationResult signed = new AuthoriseTransfer(database).authorise(PERIOD, "RDE-1", BETO);
            CompletableFuture.runAsync(() -> other.complete(obstacle(next)));
            assertThatThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return signed;
        });
        assertThat(other.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    private Optional<LiquidationResult.Refused> obstacle(ClosedRoll which) {
        return inTransaction(() -> new Liquidate(database, LAW, Territory.builtIn()).obstacle(which));
    }

    /** The same roll, as verified for another bimestre. */
    private ClosedRoll rollOf(Bimester period) {
        database.app().sql("""
                        INSERT INTO verification.verification
                        SELECT :period, closing_day, evidence_cut, known_at, roll_hash, law_hash, households, members,
                               decisions, member_months_hash, household_months_hash, made_by
                        FROM verification.verification
                        WHERE period = '2026-4'""").param("period", period.toString()).update();
        return new ClosedRoll(
                period, period.lastDay(), period.lastDay(), roll.knownAt(), roll.rollHash(), roll.lawHash(), 600, 0);
    }

    @Test
    void a_liquidation_of_other_decisions_than_those_verified_stops() {
        verify();
        tamper(
                "verification.verification",
                "UPDATE verification.verification SET household_months_hash = repeat('0', 64)");
        assertThatThrownBy(this::liquidate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("otherwise than verified");
        assertThat(count("SELECT count(*) FROM liquidation.liquidation")).isZero();
    }

    @Test
    void decisions_that_somebody_changed_are_not_authorised() {
        verify();
        liquidated();
        tamper(
                "verification.stored_household_month_2026_4",
                "UPDATE verification.stored_household_month_2026_4 SET outcome = 4 WHERE outcome = 0");
        assertThat(inTransaction(() -> new AuthoriseTransfer(database).authorise(PERIOD, "RDE-1", BETO)))
                .isInstanceOfSatisfying(
                        AuthorisationResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("no son las que se verificaron"));
    }

    private void verify() {
        inTransaction(() -> new VerifyMonths(database, LAW).verify(roll, read, ANA, done -> {}));
    }

    private LiquidationResult liquidate() {
        return inTransaction(this::liquidating);
    }

    private LiquidationResult liquidating() {
        return new Liquidate(database, LAW, Territory.builtIn())
                .liquidate(roll, read, new EarlierLiquidations(database, PERIOD), ANA, done -> {});
    }

    /** And looked through, with nothing found: without that the database takes no resolution. */
    private LiquidationResult.Liquidated liquidated() {
        LiquidationResult.Liquidated done = (LiquidationResult.Liquidated) liquidate();
        database.app()
                .sql(
                        "INSERT INTO variance.review (period, most_percent, least_households, findings) VALUES ('2026-4', 25, 20, 0)")
                .update();
        return done;
    }

    private AuthorisationResult authorise(String number, Actor by) {
        return inTransaction(() -> new AuthoriseTransfer(database).authorise(PERIOD, number, by));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(database.transaction().execute(status -> work.get()));
    }

    private void tamper(String change) {
        tamper("liquidation.stored_line_2026_4", change);
    }

    /** As nobody can but the owner of the tables, who must first take the triggers away. */
    private void tamper(String partition, String change) {
        JdbcClient owner = JdbcClient.create(database.ownerDataSource());
        owner.sql("ALTER TABLE " + partition + " DISABLE TRIGGER append_only").update();
        assertThat(owner.sql(change).update()).isPositive();
        owner.sql("ALTER TABLE " + partition + " ENABLE TRIGGER append_only").update();
    }

    private long count(String select) {
        return database.app().sql(select).query(Long.class).single();
    }

    private static String sha256(String file) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve("assessed").resolve(file));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
