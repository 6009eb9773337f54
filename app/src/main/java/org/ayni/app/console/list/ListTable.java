package org.ayni.app.console.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.ayni.app.report.Column;
import org.ayni.app.report.Table;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All rows of a request as a table for files. Read as a stream, so it must run in a transaction.
 *
 * @param count as announced on the page
 * @param subject told the subject of each row
 */
record ListTable(
        JdbcClient jdbc, ListRequest request, ListQueries.Question question, long count, Consumer<String> subject)
        implements Table {

    private static final int FETCH = 5_000;

    @Override
    public String name() {
        return request.view().name();
    }

    @Override
    public String title() {
        return request.view().title();
    }

    @Override
    public List<Column> columns() {
        return request.columns().stream()
                .map(one -> one.kind() == ListColumn.Kind.WHOLE
                        ? Column.whole(one.title(), one.meaning())
                        : Column.text(one.title(), one.meaning()))
                .toList();
    }

    @Override
    public void each(Sink sink) throws IOException {
        try {
            question.on(jdbc).withFetchSize(FETCH).query(row -> {
                subject.accept(row.getString(1));
                try {
                    sink.row(cells(row));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private Cells cells(ResultSet row) throws SQLException {
        String[] texts = new String[request.columns().size()];
        for (int i = 0; i < texts.length; i++) {
            String stored = row.getString(i + 2);
            texts[i] = stored == null ? "" : request.columns().get(i).inFile(stored);
        }
        return new Read(texts);
    }

    private record Read(String[] texts) implements Cells {

        @Override
        public String text(int column) {
            return texts[column];
        }

        @Override
        public long number(int column) {
            return texts[column].isEmpty() ? 0 : Long.parseLong(texts[column]);
        }
    }
}
