package org.ayni.app.report;

/**
 * A column of a report.
 *
 * @param title as the reader sees it, Spanish
 * @param meaning one sentence for the legend
 */
record Column(String title, Kind kind, String meaning) {

    /** How a cell is written. */
    enum Kind {
        /** Text, always: also codes made of digits, which keep their zeros. */
        TEXT,
        /** A whole number. */
        WHOLE,
        /** Céntimos, shown as soles with two decimals. */
        SOLES
    }

    static Column text(String title, String meaning) {
        return new Column(title, Kind.TEXT, meaning);
    }

    static Column whole(String title, String meaning) {
        return new Column(title, Kind.WHOLE, meaning);
    }

    static Column soles(String title, String meaning) {
        return new Column(title, Kind.SOLES, meaning);
    }
}
