package org.ayni.app.registry;

import org.ayni.app.database.BinaryCopy;
import org.ayni.app.exchange.Row;

/** Writes one cell of a row of an exchange file as one column of a temporary table; empty as NULL. */
public final class Cells {

    private Cells() {}

    public static void text(BinaryCopy rows, Row row, int column) {
        rows.text(row.buffer(), row.start(column), row.length(column));
    }

    /** The code itself, not its place in the list. */
    public static void choice(BinaryCopy rows, Row row, int column) {
        int choice = row.choice(column);
        if (choice < 0) {
            rows.nothing();
        } else {
            rows.text(row.file().columns().get(column).codes().get(choice));
        }
    }

    public static void date(BinaryCopy rows, Row row, int column) {
        if (row.isEmpty(column)) {
            rows.nothing();
        } else {
            rows.date(row.date(column));
        }
    }

    /** A month, as the date of its first day. */
    public static void month(BinaryCopy rows, Row row, int column) {
        rows.date(org.ayni.kernel.time.Days.firstDayOf(row.month(column)));
    }

    public static void number(BinaryCopy rows, Row row, int column) {
        if (row.isEmpty(column)) {
            rows.nothing();
        } else {
            rows.int8(row.number(column));
        }
    }
}
