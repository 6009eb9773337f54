package org.ayni.app.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ayni.app.cycle.Programme.ANA;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.ayni.app.audit.Actor;
import org.ayni.app.ledger.Ledger;
import org.ayni.app.liquidation.StoredLiquidation;
import org.ayni.app.opinion.AuditResult;
import org.ayni.app.opinion.OpinionOnFiles;
import org.ayni.app.payment.Payments;
import org.ayni.app.variance.AcceptFinding;
import org.ayni.app.variance.Finding;
import org.ayni.app.variance.Findings;
import org.ayni.app.verification.StoredResult;
import org.ayni.kernel.money.Soles;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random sequences of whole bimestres, one after the other in one database, and what must hold after each of them whatever
 * happened. The expected results come from elsewhere: the rules once more in SQL, over files that the test wrote itself, with
 * books that it kept itself.
 */
class RandomCyclesTest {

    private static final int SEQUENCES = 4;

    /** The most that the scheme pays for a month, or a school year, to one household or student; céntimos. */
    private static final Map<String, Long> MOST =
            Map.of("BASE", 10_000L, "TPI", 5_000L, "TAS", 8_000L, "TBS", 5_000L, "VRAEM", 50_000L);

    @TempDir
    Path folder;

    static LongStream seeds() {
        long first = Long.getLong("ayni.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        return LongStream.range(first, first + Integer.getInteger("ayni.sequences", SEQUENCES));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_paid_is_what_is_owed_whatever_happens(long seed) throws Exception {
        System.out.println("RandomCyclesTest: -Dayni.seed=" + seed);
        Bimester start = List.of(
                        new Bimester(2025, 6), new Bimester(2026, 1), new Bimester(2026, 3), new Bimester(2026, 4))
                .get((int) (seed % 4));
        RandomCaseload caseload = new RandomCaseload(seed, start);
        try (Programme programme = new Programme(folder)) {
            Sequence sequence = new Sequence(programme, caseload, seed);
            int cycles = 2 + caseload.below(3);
            Bimester period = start;
            for (int cycle = 0; cycle < cycles; cycle++) {
                sequence.run(period, cycle == 0);
                period = period.next();
            }
            sequence.assertEveryDecisionExplainsItself();
            System.out.println("  " + cycles + " bimestres from " + start + ": "
                    + programme.database.app().sql("""
                        SELECT string_agg(fact || ' ' || entries, ', ' ORDER BY fact)
                        FROM (SELECT fact, count(*) AS entries FROM ledger.posting WHERE line = 1 GROUP BY fact) f\
                        """).query(String.class).single());
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
        }
    }

    /** One programme from its first bimestre on. */
    private final class Sequence {

        private final Programme programme;
        private final RandomCaseload caseload;
        private final RandomBooks books = new RandomBooks();
        private final RandomBank bank;
        private final Map<Bimester, String> hashes = new LinkedHashMap<>();
        private int loads;

        Sequence(Programme programme, RandomCaseload caseload, long seed) {
            this.programme = programme;
            this.caseload = caseload;
            this.bank = new RandomBank(programme, seed, folder);
        }

        void run(Bimester period, boolean isFirst) throws Exception {
            LocalDate closingDay = period.lastDay().plusDays(caseload.is(70) ? 0 : caseload.below(14) - 7);
            LocalDate cut = closingDay.plusDays(caseload.is(70) ? 0 : caseload.below(20) - 10);
            if (!isFirst) {
                caseload.live(period, cut);
            }
            load(period);
            Programme.requireDone(programme.cycles.open(period, closingDay, cut, ANA));
            Programme.requireDone(programme.cycles.closeRoll(period, ANA));
            Path all = caseload.writeAll(folder.resolve("all-" + period), books);
            Map<String, String> expected =
                    OpinionOnFiles.compute(programme.database, Programme.LAW, period, closingDay, cut, all);
            if (caseload.is(30)) {
                caseload.live(period, cut);
                load(period);
            }
            Programme.requireDone(programme.cycles.verify(period, ANA));
            Programme.requireDone(programme.cycles.liquidate(period, ANA));
            expected.forEach((file, text) -> assertSameRows(period, file, text));
            hashes.put(
                    period,
                    programme.cycles.status(period).hashes().orElseThrow().whole());
            assertBalancesFollowEachOther(period);
            books.add(
                    period,
                    expected.get("lines.csv").lines().skip(1).toList(),
                    expected.get("totals.csv").lines().skip(1).toList());
            assertNoMonthIsPaidTwice();
            pay(period);
            assertPaidIsWhatIsOwed();
            assertEarlierNightsAreTheSame();
        }

        private void load(Bimester period) throws IOException {
            Path news = caseload.writeNews(folder.resolve("news-" + ++loads));
            programme.load(
                    news,
                    caseload.is(50)
                            ? Optional.empty()
                            : Optional.of(period.firstDay().plusDays(caseload.below(50))));
        }

        /** Signs, instructs, reads what the bank says, corrects accounts, and instructs again. */
        private void pay(Bimester period) throws IOException {
            for (Finding finding : new Findings(programme.database.app()).all(period)) {
                assertThat(new AcceptFinding(programme.database)
                                .accept(period, finding.id(), "Revisado", new Actor("Dora Ccori")))
                        .isInstanceOf(AcceptFinding.Accepted.class);
            }
            Programme.requireDone(programme.authorise(period));
            Programme.requireDone(programme.instruct(period).step());
            bank.answer(period, 1);
            assertPaidIsWhatIsOwed();
            for (String household : List.copyOf(caseload.households.keySet())) {
                if (caseload.is(40)) {
                    caseload.correctAccount(household);
                }
            }
            load(period);
            programme.instructAgain(period);
            bank.answer(period, 2);
            for (Bimester earlier : hashes.keySet()) {
                if (caseload.is(50)) {
                    programme.instructAgain(earlier);
                    bank.answer(earlier, 3 + hashes.size());
                }
                assertThat(new Payments(programme.database.app())
                                .reconcile(earlier)
                                .differences())
                        .as("reconciliation of %s", earlier)
                        .isEmpty();
            }
        }

        private void assertSameRows(Bimester period, String file, String expected) {
            String stored = stored(period, file);
            List<String> differences = new ArrayList<>();
            List<String> ours = stored.lines().toList();
            List<String> theirs = expected.lines().toList();
            ours.stream().filter(row -> !theirs.contains(row)).forEach(row -> differences.add("stored: " + row));
            theirs.stream().filter(row -> !ours.contains(row)).forEach(row -> differences.add("expected: " + row));
            assertThat(differences).as("%s of %s", file, period).isEmpty();
            assertThat(stored).as("%s of %s", file, period).isEqualTo(expected);
        }

        private String stored(Bimester period, String file) {
            StoredResult result = switch (file) {
                case "member_months.csv" -> StoredResult.MEMBER_MONTHS;
                case "household_months.csv" -> StoredResult.HOUSEHOLD_MONTHS;
                case "lines.csv" -> StoredLiquidation.LINES;
                default -> StoredLiquidation.TOTALS;
            };
            return programme.database.onDriver(connection -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try {
                    result.writeTo(out, connection, period);
                } catch (IOException impossible) {
                    throw new UncheckedIOException(impossible);
                }
                return out.toString(StandardCharsets.UTF_8);
            });
        }

        /** R-CARRY: what one liquidation could not take is what the next one begins with, and is never below zero. */
        private void assertBalancesFollowEachOther(Bimester period) {
            assertThat(programme.count(
                            "SELECT count(*) FROM liquidation.total WHERE balance_before < 0 OR balance_after < 0"))
                    .as("carry below zero")
                    .isZero();
            assertThat(programme.count("""
                SELECT count(*)
                FROM (
                    SELECT balance_before,
                           lag(balance_after) OVER (PARTITION BY household ORDER BY period) AS left_before
                    FROM liquidation.total
                ) t
                WHERE balance_before <> left_before\
                """))
                    .as("balances that do not follow each other until %s", period)
                    .isZero();
        }

        /** R-RETRO: everything ever liquidated for a month adds up to nothing, or to once its amount. */
        private void assertNoMonthIsPaidTwice() {
            books.forEach(caseload.liquidatedElsewhere()).forEach((key, amount) -> {
                String[] cells = key.split(",", -1);
                assertThat(amount).as(key).isBetween(0L, MOST.get(cells[2]));
            });
        }

        /** Of each household: what became payable is on its account, or is owed to it, to the céntimo. */
        private void assertPaidIsWhatIsOwed() {
            Map<String, Long> found = new HashMap<>(owed());
            householdsOfOrders().forEach((order, household) -> {
                long deposited = bank.deposited.getOrDefault(order, 0L);
                assertThat(deposited).as("deposited by %s", order).isNotNegative();
                found.merge(household, deposited, Long::sum);
            });
            found.values().removeIf(amount -> amount == 0);
            Map<String, Long> payable = new TreeMap<>(books.payable);
            payable.values().removeIf(amount -> amount == 0);
            assertThat(new TreeMap<>(found)).isEqualTo(payable);
            Ledger ledger = new Ledger(programme.database.app());
            assertThat(ledger.impossibleBalances()).isEmpty();
            assertThat(ledger.trialBalance().total()).isEqualTo(Soles.ZERO);
        }

        /** What the ledger says is not on the household's account yet: payable, held, rejected or on its way. */
        private Map<String, Long> owed() {
            Map<String, Long> owed = new TreeMap<>();
            programme.database.app().sql("""
                SELECT household, sum(-amount)::bigint AS owed
                FROM ledger.posting
                WHERE account IN ('HOUSEHOLD_PAYABLE', 'HOUSEHOLD_HELD', 'HOUSEHOLD_REJECTED', 'BANK_IN_TRANSIT')
                GROUP BY household\
                """).query(row -> {
                owed.put(row.getString("household"), row.getLong("owed"));
            });
            return owed;
        }

        private Map<String, String> householdsOfOrders() {
            Map<String, String> households = new HashMap<>();
            programme
                    .database
                    .app()
                    .sql("SELECT order_id, household FROM payment.payment_order")
                    .query(row -> {
                        households.put(row.getString("order_id"), row.getString("household"));
                    });
            return households;
        }

        private void assertEarlierNightsAreTheSame() {
            hashes.forEach((period, hash) -> {
                Replay replay = new ReplayCycle(programme.database, Programme.LAW, Talk.NOBODY)
                        .replay(period, Optional.empty());
                assertThat(replay)
                        .as("replay of %s", period)
                        .isInstanceOfSatisfying(
                                Replay.Computed.class,
                                computed ->
                                        assertThat(computed.hashes().whole()).isEqualTo(hash));
                assertThat(programme.cycles.audit(period, 10, ANA))
                        .as("audit of %s", period)
                        .isInstanceOfSatisfying(
                                AuditResult.Audited.class,
                                audited -> assertThat(audited.first()).isEmpty());
            });
        }

        /** Every decision explains itself from its stored inputs, as of the night on which it was taken. */
        private void assertEveryDecisionExplainsItself() {
            ExplainDecision explain = new ExplainDecision(programme.database, Programme.LAW);
            programme
                    .database
                    .app()
                    .sql("SELECT period, household FROM liquidation.total")
                    .query((row, number) ->
                            Map.entry(Bimester.parse(row.getString("period")), row.getString("household")))
                    .list()
                    .forEach(total -> {
                        ExplainDecision.Decision decision =
                                explain.read(total.getKey(), total.getValue()).orElseThrow();
                        assertThat(decision.stored() && decision.sameLaw()).isTrue();
                        assertThat(decision.differences()).as("%s", total).isEmpty();
                    });
        }
    }
}
