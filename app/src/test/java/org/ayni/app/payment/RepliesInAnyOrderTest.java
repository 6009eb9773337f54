package org.ayni.app.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.ayni.app.payment.ReplyFiles.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state after a set of replies does not depend on how they came (T16). The seed is in the message of a failure. */
class RepliesInAnyOrderTest {

    private static final int HOUSEHOLDS = 80;
    private static final int SEEDS = 20;

    @TempDir
    Path folder;

    @Test
    void the_same_replies_in_twenty_random_orders_cuts_and_repetitions_give_the_same_state() throws Exception {
        List<Piece> pieces = pieces();
        String expected = stateAfter(folder.resolve("plain"), inOneFilePerHead(pieces));
        for (int seed = 1; seed <= SEEDS; seed++) {
            Path where = Files.createDirectories(folder.resolve("seed-" + seed));
            List<Path> files = ReplyFiles.scatter(pieces, new Random(seed), where.resolve("replies"));
            assertThat(stateAfter(where, files)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void the_same_replies_read_by_three_at_once_give_the_same_state() throws Exception {
        List<Piece> pieces = pieces();
        String expected = stateAfter(folder.resolve("plain"), inOneFilePerHead(pieces));
        List<Path> files = ReplyFiles.scatter(pieces, new Random(99), folder.resolve("replies"));
        try (PaymentFixture fixture = new PaymentFixture(folder.resolve("at-once"));
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            fixture.authoriseMany(HOUSEHOLDS).instruct();
            CyclicBarrier together = new CyclicBarrier(3);
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 3; reader++) {
                List<Path> order = new ArrayList<>(files);
                java.util.Collections.shuffle(order, new Random(reader));
                readers.add(threads.submit(() -> {
                    together.await();
                    fixture.readAll(order);
                    return null;
                }));
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
            assertThat(fixture.stateHash()).isEqualTo(expected);
        }
    }

    private String stateAfter(Path where, List<Path> files) {
        try (PaymentFixture fixture = new PaymentFixture(where)) {
            fixture.authoriseMany(HOUSEHOLDS).instruct();
            fixture.readAll(files);
            Reconciliation reconciliation = fixture.payments().reconcile(PaymentFixture.PERIOD);
            assertThat(reconciliation.differences()).isEmpty();
            assertThat(reconciliation.credited().count()).isPositive();
            assertThat(reconciliation.rejected().count()).isPositive();
            assertThat(reconciliation.withoutReply().count()).isPositive();
            assertThat(reconciliation.breaks().keySet())
                    .contains(
                            BreakType.DUPLICATE_CREDIT,
                            BreakType.CONTRADICTED_REJECTION,
                            BreakType.DIFFERENT_AMOUNT,
                            BreakType.WRONG_CYCLE,
                            BreakType.RETURNED);
            assertThat(reconciliation.breaksOfNoCycle().keySet()).contains(BreakType.UNKNOWN_ORDER);
            return fixture.stateHash();
        }
    }

    /** What an honest bank answers, some of it missing, and everything that a dishonest one might add. */
    private List<Piece> pieces() throws Exception {
        List<Piece> pieces;
        try (PaymentFixture fixture = new PaymentFixture(folder.resolve("bank"))) {
            fixture.authoriseMany(HOUSEHOLDS).instruct();
            pieces = new ArrayList<>(ReplyFiles.pieces(fixture.bankAnswers(150_000)));
        }
        Random random = new Random(5);
        List<Piece> all = new ArrayList<>();
        for (Piece piece : pieces) {
            if (random.nextInt(12) > 0) {
                all.add(piece);
            }
            if (piece.isMovement()) {
                switch (random.nextInt(9)) {
                    case 0 -> all.add(piece.with(line -> line.replace("<AcctSvcrRef>SIM", "<AcctSvcrRef>AAA")));
                    case 1 -> all.add(piece.with(line -> line.replace("<AcctSvcrRef>SIM", "<AcctSvcrRef>ZZZ")));
                    case 2 -> all.add(piece.with(line -> line.replace(".00<", ".01<")));
                    case 3 -> all.add(piece.with(line -> line.replace("DBIT", "CRDT")));
                    case 4 -> all.add(piece.with(line -> line.replace("20264-", "20263-")));
                    case 5 -> all.add(piece.with(line -> line.replace("<MsgId>2026", "<MsgId>2025")));
                    default -> {}
                }
            } else if (random.nextInt(6) == 0) {
                all.add(piece.with(line -> line.replace(
                        "<TxSts>ACSP</TxSts>", "<TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC06</Cd></Rsn></StsRsnInf>")));
            }
        }
        // One file is also rejected whole, although part of it was deposited.
        all.add(pieces.stream()
                .filter(piece -> piece.head().contains("<GrpSts>PART</GrpSts>"))
                .findFirst()
                .orElseThrow()
                .withHead(head -> head.replace("<GrpSts>PART</GrpSts>", "<GrpSts>RJCT</GrpSts>")));
        return all;
    }

    private List<Path> inOneFilePerHead(List<Piece> pieces) {
        Map<String, List<Piece>> byHead = pieces.stream().collect(Collectors.groupingBy(Piece::head));
        List<Path> files = new ArrayList<>();
        for (List<Piece> file : byHead.values()) {
            files.add(ReplyFiles.write(folder.resolve("one/r" + files.size() + ".xml"), file));
        }
        return files;
    }
}
