package org.ayni.app.report;

import java.io.IOException;
import java.util.List;

/** One table of a report, written row by row to every form that it takes. */
public interface Table {

    /** The cells of one row, by column. */
    interface Cells {
        /** Of a text column. */
        String text(int column);

        /** Of a column of whole numbers or céntimos. */
        long number(int column);
    }

    /** Where the rows of a table go. */
    interface Sink {
        void row(Cells cells) throws IOException;
    }

    /** Name of the file without its ending: lower case ASCII. */
    String name();

    /** Title as the reader sees it, Spanish. */
    String title();

    List<Column> columns();

    /** How many rows there will be: announced before the first is written, and held to. */
    long count();

    /** Gives all rows, in order. */
    void each(Sink sink) throws IOException;
}
