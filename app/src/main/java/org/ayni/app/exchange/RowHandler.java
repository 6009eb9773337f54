package org.ayni.app.exchange;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives the cells from the CSV parser and puts those of known columns into the {@link Row}. The first record that is
 * not an empty line is the header.
 *
 * <p>A cell's characters must be taken at once: the parser moves its buffer when it reads on, also in the middle of a row.
 *
 * <p>Easy to get wrong: a header may name ten thousand unknown columns, or a line may hold a hundred million commas. So
 * only the places of known columns are remembered, in ascending order, and one comparison per cell passes all others by.
 */
final class RowHandler extends CsvCallbackHandler<Row> {

    private static final int NONE = -1;

    private final List<Column> columns;
    private final Purpose purpose;
    private final ExchangeFile file;
    private final BitSet named = new BitSet();
    private Row row;

    private final int[] cells;
    private final int[] columnOfCell;
    private int known;
    private boolean headerRead;

    private int cell;
    private int next;
    private int nextCell = NONE;
    private boolean emptyLine;
    private long line = 1;
    private boolean tooLong;

    RowHandler(ExchangeFile file, Purpose purpose) {
        this.columns = file.columns();
        this.purpose = purpose;
        this.file = file;
        this.row = newRow();
        this.cells = new int[columns.size()];
        this.columnOfCell = new int[columns.size()];
    }

    /** Another row for {@link #fill}. */
    Row newRow() {
        return new Row(file, named);
    }

    /** Puts the rows that are read from now on into this one, so that the one before stays as it is. */
    void fill(Row next) {
        row = next;
    }

    /** First physical line of the record being read. */
    long line() {
        return line;
    }

    /** Whether the record's text does not fit in a row. */
    boolean isTooLong() {
        return tooLong;
    }

    @Override
    protected RecordType getRecordType() {
        return emptyLine ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return cell;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        cell = 0;
        next = 0;
        nextCell = known == 0 ? NONE : cells[0];
        emptyLine = false;
        row.begin(startingLineNumber);
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        int at = cell++;
        if (!headerRead) {
            int start = trimmedStart(buffer, offset, offset + length);
            name(at, buffer, start, trimmedEnd(buffer, start, offset + length) - start);
        } else if (at == 0 && purpose == Purpose.READ_BACK) {
            row.refer(CellText.whole(buffer, offset, length));
        } else if (at == nextCell) {
            int start = trimmedStart(buffer, offset, offset + length);
            tooLong |= !row.put(columnOfCell[next], buffer, start, trimmedEnd(buffer, start, offset + length) - start);
            next++;
            nextCell = next == known ? NONE : cells[next];
        }
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are off");
    }

    @Override
    protected void setEmpty() {
        emptyLine = true;
    }

    @Override
    protected @Nullable Row buildRecord() {
        if (emptyLine) {
            return null;
        }
        if (!headerRead) {
            headerRead = true;
            return null;
        }
        return row;
    }

    private void name(int at, char[] buffer, int start, int length) {
        for (int column = 0; column < columns.size(); column++) {
            Column layout = columns.get(column);
            boolean isThis = (purpose != Purpose.ASSESS || !layout.extension())
                    && CellText.isText(buffer, start, length, layout.name());
            if (isThis && !isMapped(column)) {
                named.set(column);
                cells[known] = at;
                columnOfCell[known] = column;
                known++;
                return;
            }
        }
    }

    private boolean isMapped(int column) {
        return Arrays.stream(columnOfCell, 0, known).anyMatch(mapped -> mapped == column);
    }

    private static int trimmedStart(char[] buffer, int from, int to) {
        int start = from;
        while (start < to && CellText.isBlank(buffer[start])) {
            start++;
        }
        return start;
    }

    private static int trimmedEnd(char[] buffer, int from, int to) {
        int end = to;
        while (end > from && CellText.isBlank(buffer[end - 1])) {
            end--;
        }
        return end;
    }
}
