package org.ayni.app.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the exchange files of a directory as a stream: accepted rows go to one sink, rejected rows to another, nothing is
 * kept. Source of every rule: {@code exchange-format.md}, "In" and "Rejected rows".
 *
 * <p>What the text leaves open, and what we do:
 *
 * <ul>
 *   <li>A line ends with LF or CRLF, inside quotes too; a lone CR is a blank like any other.
 *   <li>The header is the first line that is not empty. Of two columns with one name the first counts.
 *   <li>Only a cell that begins with a quote is quoted. A quote after other characters, also after a blank, is text. What
 *       follows a closing quote belongs to the cell, so that a blank there is dropped like any other.
 *   <li>A quote that is never closed swallows the rest of the file; we refuse the file ({@link UnreadableFile}) instead of
 *       assessing without the rows it swallowed. The same for a cell, or a row's text, of more than 16 million characters.
 *   <li>Whole numbers have at most 18 significant digits; years go from 0001 to 9999.
 *   <li>Control characters, NUL included, are text.
 * </ul>
 */
public final class ExchangeReader {

    private static final int ROWS_AT_ONCE = 8192;

    private final Path directory;
    private final Purpose purpose;
    private final IntConsumer bytesRead;

    /** Reads the columns of the format; all others are ignored. */
    public ExchangeReader(Path directory) {
        this(directory, Purpose.ASSESS, count -> {});
    }

    private ExchangeReader(Path directory, Purpose purpose, IntConsumer bytesRead) {
        this.directory = directory;
        this.purpose = purpose;
        this.bytesRead = bytesRead;
    }

    /**
     * The same for rows that will be stored: our extension columns are read and checked too, an id may have 200
     * characters, a household one holder, and no text the character NUL, which PostgreSQL does not hold.
     */
    public ExchangeReader withExtensions() {
        return new ExchangeReader(directory, Purpose.STORE, bytesRead);
    }

    /** The same, telling how many bytes were read each time some were: for a progress bar. */
    public ExchangeReader tellingBytes(IntConsumer listener) {
        return new ExchangeReader(directory, purpose, listener);
    }

    /** Whether the directory has the file; an absent one has no rows. */
    public boolean has(ExchangeFile file) {
        return Files.exists(path(file));
    }

    /** Size of all files together, to measure progress against. */
    public long totalBytes() throws IOException {
        long total = 0;
        for (ExchangeFile file : ExchangeFile.values()) {
            if (has(file)) {
                total += Files.size(path(file));
            }
        }
        return total;
    }

    /**
     * Reads all files in the order of the table.
     *
     * @throws UnreadableFile when a file cannot be trusted at all
     */
    public void read(KnownIds ids, RowSink rows, RejectionSink rejections) throws IOException {
        for (ExchangeFile file : ExchangeFile.values()) {
            read(file, ids, rows, rejections);
        }
    }

    /**
     * Reads one file; when it is absent there are no rows. After households and members, the files may be read in any
     * order and by several threads.
     *
     * @throws UnreadableFile when the file cannot be trusted at all
     */
    public RowCounts read(ExchangeFile file, KnownIds ids, RowSink rows, RejectionSink rejections) throws IOException {
        if (!has(file)) {
            return new RowCounts(0, 0);
        }
        try (FileScan scan = open(file, new RowHandler(file, purpose))) {
            return take(file, scan::next, ids, rows, rejections);
        }
    }

    /**
     * The same, and as fast as two processors can: a second thread reads ahead while this one takes the rows. For the files
     * that all others wait for.
     *
     * @throws UnreadableFile when the file cannot be trusted at all
     */
    public RowCounts readAhead(ExchangeFile file, KnownIds ids, RowSink rows, RejectionSink rejections)
            throws IOException {
        if (!has(file)) {
            return new RowCounts(0, 0);
        }
        RowHandler handler = new RowHandler(file, purpose);
        try (RowsAhead ahead = new RowsAhead(open(file, handler), handler)) {
            return take(file, ahead::next, ids, rows, rejections);
        }
    }

    private interface Rows {
        @Nullable
        Row next() throws IOException;
    }

    private RowCounts take(ExchangeFile file, Rows from, KnownIds ids, RowSink rows, RejectionSink rejections)
            throws IOException {
        RowCheck check = new RowCheck(file, ids, purpose);
        RowCounts counts = new RowCounts(0, 0);
        RowCounts some;
        do {
            some = takeSome(check, from, rows, rejections);
            counts = counts.plus(some);
        } while (some.read() == ROWS_AT_ONCE);
        return counts;
    }

    /**
     * A few thousand rows. Not one loop for a whole file: code that the virtual machine throws away and compiles anew goes on in
     * the old form for as long as it does not return, and calls what it calls without compiling it. A national
     * {@code attendance.csv} then took twice as long, now and then.
     */
    private static RowCounts takeSome(RowCheck check, Rows from, RowSink rows, RejectionSink rejections)
            throws IOException {
        long read = 0;
        long rejected = 0;
        while (read < ROWS_AT_ONCE) {
            Row row = from.next();
            if (row == null) {
                break;
            }
            read++;
            Rejection fault = check.firstFault(row);
            if (fault == null) {
                rows.accept(row);
            } else {
                rejected++;
                rejections.accept(fault);
            }
        }
        return new RowCounts(read, rejected);
    }

    private FileScan open(ExchangeFile file, RowHandler handler) throws IOException {
        Utf8Reader characters = new Utf8Reader(path(file), Files.newInputStream(path(file)), bytesRead);
        return new FileScan(path(file), characters, handler);
    }

    private Path path(ExchangeFile file) {
        return directory.resolve(file.fileName());
    }
}
