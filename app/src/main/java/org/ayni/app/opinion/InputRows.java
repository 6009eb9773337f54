package org.ayni.app.opinion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.Column;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.Row;
import org.ayni.app.exchange.RowSink;
import org.ayni.kernel.time.Bimester;
import org.ayni.kernel.time.Days;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Copies accepted rows into the tables of a run, file by file, each whole before the next begins.
 *
 * <p>Rows are frozen as they are written: the tables were made in the same transaction and nobody else will ever see them.
 */
final class InputRows implements RowSink, AutoCloseable {

    private final PGConnection connection;
    private final Map<Integer, byte[]> monthsOrYears = new HashMap<>();
    private final Map<Column, byte[][]> codes = new HashMap<>();
    private @Nullable ExchangeFile file;
    private @Nullable BinaryCopy open;
    private List<InputTable.Field> fields = List.of();
    private int enrolments;

    InputRows(Connection connection) throws SQLException {
        this.connection = connection.unwrap(PGConnection.class);
    }

    @Override
    public void accept(Row row) throws IOException {
        try {
            BinaryCopy rows = rowsOf(row.file()).row(fields.size());
            for (InputTable.Field field : fields) {
                switch (field) {
                    case InputTable.Line line -> rows.int4(arrival(row));
                    case InputTable.Place place -> place(rows, row.index(place.position()));
                    case InputTable.Cell cell -> cell(rows, row, cell.position(), cell.column());
                }
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** A stored enrolment has the number of its person, and the order of several decides: so they are counted as they come. */
    private int arrival(Row row) {
        return row.file() == ExchangeFile.ENROLMENTS ? ++enrolments : row.line();
    }

    /** The last file is whole. */
    void finish() throws SQLException {
        if (open != null) {
            open.finish();
            open = null;
        }
        file = null;
    }

    @Override
    public void close() throws SQLException {
        if (open != null) {
            open.close();
        }
    }

    private BinaryCopy rowsOf(ExchangeFile next) throws SQLException {
        BinaryCopy rows = open;
        if (rows != null && next == file) {
            return rows;
        }
        finish();
        InputTable table = InputTable.of(next);
        fields = table.fields();
        file = next;
        open = BinaryCopy.into(connection, "COPY " + table.tableName() + " FROM STDIN (FORMAT binary, FREEZE)");
        return open;
    }

    private static void place(BinaryCopy rows, int index) {
        if (index < 0) {
            rows.nothing();
        } else {
            rows.int4(index);
        }
    }

    private void cell(BinaryCopy rows, Row row, int position, Column column) {
        if (row.isEmpty(position)) {
            rows.nothing();
            return;
        }
        switch (column.type()) {
            case DATE -> rows.date(row.date(position));
            case MONTH -> rows.date(Days.firstDayOf(row.month(position)));
            case BIMESTER ->
                rows.date(Days.of(Bimester.ofOrdinal(row.bimester(position)).firstDay()));
            case MONTH_OR_YEAR -> rows.text(monthsOrYears.computeIfAbsent(row.month(position), InputRows::monthOrYear));
            case WHOLE, AMOUNT -> rows.int8(row.number(position));
            case CHOICE -> rows.text(codes.computeIfAbsent(column, InputRows::codes)[row.choice(position)]);
            case HOUSEHOLD_KEY, MEMBER_KEY, HOUSEHOLD_REFERENCE, MEMBER_REFERENCE, SCOPED_ID, TEXT, DNI ->
                rows.text(row.buffer(), row.start(position), row.length(position));
        }
    }

    private static byte[] monthOrYear(int code) {
        return (code < 0 ? String.format("%04d", ~code) : Days.monthText(code)).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] codes(Column column) {
        return column.codes().stream()
                .map(code -> code.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }
}
