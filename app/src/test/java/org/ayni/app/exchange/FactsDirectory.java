package org.ayni.app.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory of exchange files that a test writes and reads back as short sentences. */
final class FactsDirectory {

    private final Path path;

    FactsDirectory(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    FactsDirectory with(ExchangeFile file, String... lines) {
        return withBytes(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    FactsDirectory withBytes(ExchangeFile file, byte[] content) {
        try {
            Files.write(path.resolve(file.fileName()), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Household H1 with member M1: what every other table can refer to. */
    FactsDirectory withOneFamily() {
        return with(ExchangeFile.HOUSEHOLDS, "household_id,state", "H1,AFFILIATED")
                .with(ExchangeFile.MEMBERS, "member_id,household_id", "M1,H1");
    }

    /** {@code file:line column CODE}, one entry per rejected row, in the order of reading. */
    List<String> rejections() throws IOException {
        return rejections(reader());
    }

    /** The same when the rows are to be stored. */
    List<String> storageRejections() throws IOException {
        return rejections(reader().withExtensions());
    }

    private static List<String> rejections(ExchangeReader reader) throws IOException {
        List<String> found = new ArrayList<>();
        reader.read(
                new KnownIds(),
                row -> {},
                rejection -> found.add("%s:%d %s %s"
                        .formatted(
                                rejection.file().fileName(), rejection.line(), rejection.column(), rejection.code())));
        return found;
    }

    List<String> messages() throws IOException {
        List<String> found = new ArrayList<>();
        reader().read(new KnownIds(), row -> {}, rejection -> found.add(rejection.message()));
        return found;
    }

    /** The accepted rows of one file, cells joined by a bar as the row hands them over. */
    List<String> accepted(ExchangeFile file) throws IOException {
        return accepted(file, reader());
    }

    /** The same when the rows are to be stored. */
    List<String> storageAccepted(ExchangeFile file) throws IOException {
        return accepted(file, reader().withExtensions());
    }

    private static List<String> accepted(ExchangeFile file, ExchangeReader reader) throws IOException {
        List<String> found = new ArrayList<>();
        RowSink sink = row -> {
            if (row.file() == file) {
                found.add(describe(row));
            }
        };
        reader.read(new KnownIds(), sink, rejection -> {});
        return found;
    }

    ExchangeReader reader() {
        return new ExchangeReader(path);
    }

    private static String describe(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.file().columns().size(); column++) {
            cells.add(row.isEmpty(column) ? "" : cell(row, column));
        }
        return row.line() + "|" + String.join("|", cells);
    }

    private static String cell(Row row, int column) {
        return switch (row.file().columns().get(column).type()) {
            case HOUSEHOLD_KEY, MEMBER_KEY, HOUSEHOLD_REFERENCE, MEMBER_REFERENCE ->
                row.text(column) + "#" + row.index(column);
            case SCOPED_ID -> row.index(column) < 0 ? row.text(column) : row.text(column) + "#" + row.index(column);
            case DATE -> Integer.toString(row.date(column));
            case MONTH -> Integer.toString(row.month(column));
            case MONTH_OR_YEAR -> row.isYear(column) ? "year " + ~row.month(column) : "" + row.month(column);
            case BIMESTER -> Integer.toString(row.bimester(column));
            case WHOLE, AMOUNT -> Long.toString(row.number(column));
            case CHOICE -> Integer.toString(row.choice(column));
            case DNI, TEXT -> row.text(column);
        };
    }
}
