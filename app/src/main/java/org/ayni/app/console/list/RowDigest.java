package org.ayni.app.console.list;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;
import org.ayni.app.report.Column;
import org.ayni.app.report.Table;

/**
 * Counts the rows that pass to a file and digests them: SHA-256 of the cells in UTF-8, a tab between the cells of a row and
 * a line feed after each row.
 */
final class RowDigest implements Table.Sink {

    private final Table.Sink file;
    private final List<Column> columns;
    private final LongConsumer progress;
    private final MessageDigest digest;
    private long rows;

    RowDigest(Table.Sink file, List<Column> columns, LongConsumer progress) {
        this.file = file;
        this.columns = columns;
        this.progress = progress;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void row(Table.Cells cells) throws IOException {
        progress.accept(rows);
        for (int i = 0; i < columns.size(); i++) {
            String cell = columns.get(i).kind() == Column.Kind.TEXT ? cells.text(i) : Long.toString(cells.number(i));
            digest.update(cell.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) (i == columns.size() - 1 ? '\n' : '\t'));
        }
        file.row(cells);
        rows++;
    }

    long rows() {
        return rows;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
