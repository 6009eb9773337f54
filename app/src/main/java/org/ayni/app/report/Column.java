package org.ayni.app.report;

/**
 * A column of a report.
 *
 * @param title as the reader sees it, Spanish
 * @param meaning one sentence for the legend
 */
public record Column(String title, Kind kind, String meaning) {

    /** How a cell is written. */
    public enum Kind {
        /** Text, always: also codes made of digits, which keep their zeros. */
        TEXT,
        /** A whole number. */
        WHOLE,
        /** Céntimos, shown as soles with two decimals. */
        SOLES
    }

    public static Column text(String title, String meaning) {
        return new Column(title, Kind.TEXT, meaning);
    }

    public static Column whole(String title, String meaning) {
        return new Column(title, Kind.WHOLE, meaning);
    }

    public static Column soles(String title, String meaning) {
        return new Column(title, Kind.SOLES, meaning);
    }
}
