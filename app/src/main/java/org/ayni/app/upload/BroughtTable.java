package org.ayni.app.upload;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A table that a person brought, read by what it contains. The first row that is not empty is its header.
 *
 * <pre>{@code
 * try (BroughtTable table = BroughtTable.open(file, "lista.csv", Optional.empty(), bytes -> {})) {
 *     for (RawRow row = table.next(); row != null; row = table.next()) { ... }
 * }
 * }</pre>
 *
 * <p>Whatever makes the whole file unreadable is a {@link org.ayni.app.problem.ProblemException}: what, where, what to do.
 */
public final class BroughtTable implements Closeable {

    private final RowSource rows;
    private final List<String> header;
    private final boolean from1904;

    private BroughtTable(RowSource rows, List<String> header, boolean from1904) {
        this.rows = rows;
        this.header = header;
        this.from1904 = from1904;
    }

    /**
     * Opens a file and reads its header.
     *
     * @param shown name of the file, for the person
     * @param asked the encoding, when a person says it; then nothing is detected
     * @param bytesRead told how far a text file is read; a workbook is not counted
     */
    public static BroughtTable open(Path file, String shown, Optional<TextEncoding> asked, LongConsumer bytesRead)
            throws IOException {
        RowSource rows = source(file, shown, asked, bytesRead);
        try {
            RawRow first = rows.next();
            while (first != null && first.isBlank()) {
                first = rows.next();
            }
            if (first == null) {
                throw Problem.missing("El archivo no tiene ninguna fila.")
                        .where(shown)
                        .expected("los nombres de las columnas en la primera fila")
                        .stop();
            }
            List<String> header = first.cells().stream().map(CleanText::of).toList();
            boolean from1904 = rows instanceof WorkbookRows book && book.countsFrom1904();
            return new BroughtTable(rows, header, from1904);
        } catch (IOException | RuntimeException failed) {
            rows.close();
            throw failed;
        }
    }

    private static RowSource source(Path file, String shown, Optional<TextEncoding> asked, LongConsumer bytesRead)
            throws IOException {
        return switch (ContentKind.of(file, shown)) {
            case WORKBOOK -> {
                WorkbookCheck.pass(file, shown);
                yield WorkbookRows.open(file, shown);
            }
            case TEXT -> {
                TextEncoding encoding = asked.isPresent() ? asked.get() : TextEncoding.detect(file, shown);
                yield CsvRows.open(file, shown, encoding, bytesRead);
            }
        };
    }

    /** The names of the columns, as they stand in the file. */
    public List<String> header() {
        return header;
    }

    /** What the file is, for the person. */
    public String form() {
        return rows.form();
    }

    boolean countsFrom1904() {
        return from1904;
    }

    /** The next row after the header that is not empty, or null at the end. */
    public @Nullable RawRow next() throws IOException {
        RawRow row = rows.next();
        while (row != null && row.isBlank()) {
            row = rows.next();
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
