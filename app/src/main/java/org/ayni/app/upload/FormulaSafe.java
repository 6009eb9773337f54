package org.ayni.app.upload;

/**
 * Keeps a spreadsheet from running a text as a formula. A text that could be one is written to CSV with an apostrophe before
 * it, and so is a text that begins with an apostrophe; so {@link #unmarked} gives back exactly what was written. A workbook
 * needs none of it: there the cell says itself that it is text.
 *
 * <p>The tab that some use as prefix is itself unsafe (CVE-2021-41270).
 */
public final class FormulaSafe {

    private static final char MARK = '\'';

    private FormulaSafe() {}

    /** The text as a CSV cell may carry it. */
    public static String marked(String text) {
        return isUnsafe(text) ? MARK + text : text;
    }

    /** The inverse of {@link #marked}. */
    public static String unmarked(String cell) {
        return cell.length() > 1 && cell.charAt(0) == MARK && isUnsafe(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isUnsafe(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', MARK -> true;
            default -> false;
        };
    }
}
