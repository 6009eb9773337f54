package org.ayni.app.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Reads back rows that were stored, from CSV text with the columns of their file after a first one, the number of the
 * record; {@link Row#line} is that number. So what the database holds goes through the same reader, and to the same sinks,
 * as what the files hold.
 */
public final class StoredRows {

    private StoredRows() {}

    /**
     * @param csv header line and rows, in UTF-8; read to its end, not closed
     * @return how many rows there were
     * @throws IllegalStateException when a row is not what the file's layout asks: it was checked before it was stored
     */
    public static long read(ExchangeFile file, InputStream csv, KnownIds ids, RowSink rows) throws IOException {
        RowCheck check = new RowCheck(file, ids, Purpose.READ_BACK);
        Path name = Path.of(file.fileName());
        FileScan scan =
                new FileScan(name, new Utf8Reader(name, csv, count -> {}), new RowHandler(file, Purpose.READ_BACK));
        long count = 0;
        for (Row row = scan.next(); row != null; row = scan.next()) {
            Rejection fault = check.firstFault(row);
            if (fault != null) {
                throw new IllegalStateException("a stored row is not readable: " + fault);
            }
            rows.accept(row);
            count++;
        }
        return count;
    }
}
