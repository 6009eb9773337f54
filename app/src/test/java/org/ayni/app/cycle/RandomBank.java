package org.ayni.app.cycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ayni.app.bank.SimulatedBank;
import org.ayni.app.payment.ReplyFiles;
import org.ayni.app.payment.ReplyFiles.Piece;
import org.ayni.kernel.time.Bimester;

/**
 * A bank that rejects many transfers, takes some deposits back, and whose answers come in any order, cut into any files, some
 * of them twice. It keeps its own count of the money on the accounts.
 */
final class RandomBank {

    private static final Pattern MOVEMENT = Pattern.compile(
            "<Amt Ccy=\"PEN\">(\\d+)\\.(\\d\\d)</Amt><CdtDbtInd>(DBIT|CRDT)</CdtDbtInd>.*<EndToEndId>([^<]+)</EndToEndId>");

    private final Programme programme;
    private final Random random;
    private final long seed;
    private final Path folder;
    private final Set<String> answered = new HashSet<>();

    /** order → céntimos that are on the household's account because of it. */
    final Map<String, Long> deposited = new TreeMap<>();

    RandomBank(Programme programme, long seed, Path folder) {
        this.programme = programme;
        this.random = new Random(seed);
        this.seed = seed;
        this.folder = folder;
    }

    /** Answers every order of the bimestre that it has not answered yet; the answers are read. */
    void answer(Bimester period, int round) throws IOException {
        Path replies = folder.resolve("bank-" + period + "-" + round);
        new SimulatedBank(seed, 250_000).answer(programme.toBank(period), replies);
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : ReplyFiles.pieces(files(replies))) {
            if (answered.add(piece.line())) {
                pieces.add(piece);
                if (piece.isMovement() && random.nextInt(100) < 20) {
                    pieces.add(back(piece));
                }
            }
        }
        pieces.forEach(this::count);
        if (!pieces.isEmpty()) {
            Path scattered = folder.resolve("scattered-" + period + "-" + round);
            ReplyFiles.scatter(pieces, random, scattered);
            programme.read(scattered);
        }
    }

    private static Piece back(Piece credit) {
        return credit.with(line -> line.replace("DBIT", "CRDT")
                .replace("<AcctSvcrRef>SIM", "<AcctSvcrRef>DEV")
                .replace("</TxDtls>", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls>"));
    }

    private void count(Piece piece) {
        Matcher movement = MOVEMENT.matcher(piece.line());
        if (piece.isMovement() && movement.find()) {
            long centimos = Long.parseLong(movement.group(1) + movement.group(2));
            deposited.merge(movement.group(4), movement.group(3).equals("DBIT") ? centimos : -centimos, Long::sum);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
