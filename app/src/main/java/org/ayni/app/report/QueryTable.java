package org.ayni.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table whose rows one select gives, one column of the report for each of its own, in order. Read as a stream: it must run
 * in a transaction, and that transaction must see one state of the database, or the rows could differ from those announced.
 *
 * @param select with the parameters of {@code parameters}
 * @param fields the columns, and how a stored code becomes words
 */
record QueryTable(
        JdbcClient jdbc, String name, String title, String select, Map<String, Object> parameters, List<Field> fields)
        implements Table {

    private static final int FETCH = 5_000;

    /** A column and what turns its stored text into words. */
    record Field(Column column, UnaryOperator<String> words) {

        static Field of(Column column) {
            return new Field(column, UnaryOperator.identity());
        }
    }

    @Override
    public List<Column> columns() {
        return fields.stream().map(Field::column).toList();
    }

    @Override
    public long count() {
        return jdbc.sql("SELECT count(*) FROM (" + select + ") AS counted")
                .params(parameters)
                .query(Long.class)
                .single();
    }

    @Override
    public void each(Sink sink) throws IOException {
        try {
            jdbc.sql(select).params(parameters).withFetchSize(FETCH).query(row -> {
                try {
                    sink.row(new Row(row, fields));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private record Row(ResultSet row, List<Field> fields) implements Cells {

        @Override
        public String text(int column) {
            try {
                String stored = row.getString(column + 1);
                return stored == null ? "" : fields.get(column).words().apply(stored);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public long number(int column) {
            try {
                return row.getLong(column + 1);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
