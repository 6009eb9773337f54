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
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.ayni.app.audit.Actor;
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
import org.ayni.app.verification.ClosedRoll;
import org.ayni.app.verification.Registered;
import org.ayni.app.verification.VerifyMonths;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
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
        assertThat(done.sums().wrongHouseholds()).isZero();
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
                UPDATE liquidation.line_2026_4
                SET amount = amount + 1
                WHERE number = 1
                  AND household = (SELECT min(household) FROM liquidation.line_2026_4)""");
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
                    FROM liquidation.line_2026_4
                    WHERE kind = 'CURRENT'
                      AND concept = 'BASE'
                      AND number = 1
                      AND amount > 0
                    LIMIT 2)
                UPDATE liquidation.line_2026_4 l
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
        tamper("UPDATE liquidation.line_2026_4 SET reason = 'DEFAULT' WHERE reason = 'COMPLIED'");
        assertThat(authorise("RDE-1", BETO))
                .isInstanceOfSatisfying(
                        AuthorisationResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("huella"));
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
            LiquidationResult first =
                    new Liquidate(database, LAW, Territory.builtIn()).liquidate(roll, facts, ANA, done -> {});
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
        inTransaction(
                () -> new VerifyMonths(database, LAW).verify(roll, Registered.in(database, facts), ANA, done -> {}));
    }

    private LiquidationResult liquidate() {
        return inTransaction(
                () -> new Liquidate(database, LAW, Territory.builtIn()).liquidate(roll, facts, ANA, done -> {}));
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
        tamper("liquidation.line_2026_4", change);
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
