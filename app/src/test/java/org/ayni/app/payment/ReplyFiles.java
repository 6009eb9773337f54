package org.ayni.app.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Takes the bank's replies apart into single statements and movements, and puts any of them together in new files. */
public final class ReplyFiles {

    /**
     * One statement or movement with the head of the file that it stood in.
     *
     * @param head everything before the transactions
     * @param line the transaction, one line of the file
     * @param tail everything behind them
     */
    public record Piece(String head, String line, String tail) {

        public Piece with(UnaryOperator<String> change) {
            return new Piece(head, change.apply(line), tail);
        }

        Piece withHead(UnaryOperator<String> change) {
            return new Piece(change.apply(head), line, tail);
        }

        public boolean isAbout(OrderId order) {
            return line.contains(order.value());
        }

        public boolean isMovement() {
            return line.startsWith("<Ntry>");
        }
    }

    private ReplyFiles() {}

    public static List<Piece> pieces(List<Path> files) {
        List<Piece> pieces = new ArrayList<>();
        for (Path file : files) {
            String text = text(file);
            String mark = text.contains("<Ntry>") ? "<Ntry>" : "<TxInfAndSts>";
            int first = text.indexOf(mark);
            int end = text.indexOf('\n', text.lastIndexOf(mark)) + 1;
            String head = text.substring(0, first);
            String tail = text.substring(end);
            text.substring(first, end).lines().forEach(line -> pieces.add(new Piece(head, line, tail)));
        }
        return pieces;
    }

    /** One file with the pieces of one head, in their order. */
    public static Path write(Path path, List<Piece> pieces) {
        StringBuilder text = new StringBuilder(pieces.getFirst().head());
        pieces.forEach(piece -> text.append(piece.line()).append('\n'));
        text.append(pieces.getFirst().tail());
        try {
            Files.createDirectories(path.getParent());
            return Files.writeString(path, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All the pieces, some of them twice, in an order and in files that the seed decides. */
    public static List<Path> scatter(List<Piece> pieces, Random random, Path folder) {
        List<Piece> shuffled = new ArrayList<>(pieces);
        for (Piece piece : pieces) {
            if (random.nextInt(5) == 0) {
                shuffled.add(piece);
            }
        }
        java.util.Collections.shuffle(shuffled, random);
        List<List<Piece>> files = new ArrayList<>();
        for (Piece piece : shuffled) {
            List<List<Piece>> open = files.stream()
                    .filter(file -> file.getFirst().head().equals(piece.head()))
                    .toList();
            if (open.isEmpty() || open.size() < 3 && random.nextInt(4) == 0) {
                files.add(new ArrayList<>(List.of(piece)));
            } else {
                open.get(random.nextInt(open.size())).add(piece);
            }
        }
        java.util.Collections.shuffle(files, random);
        List<Path> written = new ArrayList<>();
        for (List<Piece> file : files) {
            written.add(write(folder.resolve("r" + written.size() + ".xml"), file));
        }
        // Some files come again, under another name or as they are.
        for (Path file : List.copyOf(written)) {
            if (random.nextInt(3) == 0) {
                written.add(random.nextInt(written.size() + 1), file);
            }
        }
        return written;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
