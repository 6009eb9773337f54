package org.ayni.app.exchange;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * One row of an exchange file, already read cell by cell. The object is used again for later rows of the file; nothing in it
 * outlives the call that received it.
 *
 * <p>Columns are asked for by {@link ExchangeFile#position}. Asking a column for what it does not hold (the date of a text)
 * gives a meaningless number: the positions are constants of the caller, so a wrong one shows in its first test.
 */
public final class Row {

    /** What {@link #date} and {@link #month} answer for an empty cell. */
    public static final int UNKNOWN = Integer.MIN_VALUE;

    /** Characters of one row's text cells together; a row beyond it is not data but a broken export. */
    static final int MAX_TEXT = 16 * 1024 * 1024;

    private enum State {
        EMPTY,
        GIVEN,
        BAD
    }

    private final ExchangeFile file;
    private final ColumnType[] types;
    private final char[][][] codes;
    private final State[] states;
    private final long[] values;
    private final int[] starts;
    private final int[] lengths;
    private char[] text = new char[1024];
    private final BitSet named;
    private int textEnd;
    private int line;

    /** @param named the columns that the file has, once its header was read */
    Row(ExchangeFile file, BitSet named) {
        this.file = file;
        this.named = named;
        List<Column> columns = file.columns();
        this.types = columns.stream().map(Column::type).toArray(ColumnType[]::new);
        this.codes = columns.stream().map(Row::codes).toArray(char[][][]::new);
        this.states = new State[columns.size()];
        this.values = new long[columns.size()];
        this.starts = new int[columns.size()];
        this.lengths = new int[columns.size()];
        begin(0);
    }

    /** The table it belongs to. */
    public ExchangeFile file() {
        return file;
    }

    /** First physical line of the row; the header's line is 1. Of a stored row: the number of its record. */
    public int line() {
        return line;
    }

    /** Whether the cell is empty, or the file has no such column. */
    public boolean isEmpty(int column) {
        return states[column] == State.EMPTY;
    }

    /** Whether the file has this column at all, empty or not. */
    public boolean isNamed(int column) {
        return named.get(column);
    }

    /** Epoch day, or {@link #UNKNOWN}. */
    public int date(int column) {
        return states[column] == State.EMPTY ? UNKNOWN : (int) values[column];
    }

    /**
     * Year × 12 + month − 1, or {@link #UNKNOWN}. For the {@code month} of {@code liquidated.csv}, which may be a year, that
     * year as {@code ~year}, a negative number ({@link #isYear}).
     */
    public int month(int column) {
        return date(column);
    }

    /** Whether a month-or-year cell holds a year: then {@link #month} is {@code ~year}. */
    public boolean isYear(int column) {
        return states[column] == State.GIVEN && values[column] < 0;
    }

    /** Year × 6 + number of the bimestre − 1, or {@link #UNKNOWN}. */
    public int bimester(int column) {
        return date(column);
    }

    /** A whole number, or céntimos; 0 when empty ({@link #isEmpty} tells). */
    public long number(int column) {
        return states[column] == State.EMPTY ? 0 : values[column];
    }

    /** Place of the value in the column's list of codes, or −1 when empty. */
    public int choice(int column) {
        return states[column] == State.EMPTY ? -1 : (int) values[column];
    }

    /** Index of the household or member in {@link KnownIds}, or −1 when empty or when the cell is no such reference. */
    public int index(int column) {
        return states[column] == State.EMPTY ? -1 : (int) values[column];
    }

    /** The characters of the text cells: a cell is at {@link #start}, {@link #length} long. Do not change it. */
    public char[] buffer() {
        return text;
    }

    /** Where the cell begins in {@link #buffer}. Only ids and texts have their characters there. */
    public int start(int column) {
        return starts[column];
    }

    /** How many characters the cell has; 0 when empty. */
    public int length(int column) {
        return lengths[column];
    }

    /** The cell as a String; empty when empty. Only for ids and texts. */
    public String text(int column) {
        return new String(text, starts[column], lengths[column]);
    }

    void begin(long startLine) {
        line = Math.toIntExact(startLine);
        textEnd = 0;
        Arrays.fill(states, State.EMPTY);
        Arrays.fill(lengths, 0);
    }

    /** The row is known by the number of its record, not by its line. */
    void refer(long record) {
        line = Math.toIntExact(record);
    }

    boolean isBad(int column) {
        return states[column] == State.BAD;
    }

    void resolve(int column, int index) {
        values[column] = index;
    }

    /**
     * Takes one cell, trimmed.
     *
     * @return whether there was room for its characters
     */
    boolean put(int column, char[] buffer, int start, int length) {
        if (length == 0) {
            return true;
        }
        ColumnType type = types[column];
        long value = switch (type) {
            case HOUSEHOLD_KEY, MEMBER_KEY, HOUSEHOLD_REFERENCE, MEMBER_REFERENCE, SCOPED_ID, TEXT -> -1;
            case DATE -> CellText.date(buffer, start, length);
            case MONTH -> CellText.month(buffer, start, length);
            case BIMESTER -> CellText.bimester(buffer, start, length);
            case MONTH_OR_YEAR -> CellText.monthOrYear(buffer, start, length);
            case WHOLE -> CellText.whole(buffer, start, length);
            case AMOUNT -> CellText.amount(buffer, start, length);
            case CHOICE -> CellText.choice(buffer, start, length, codes[column]);
            case DNI -> CellText.dni(buffer, start, length);
        };
        boolean bad = value == CellText.BAD;
        states[column] = bad ? State.BAD : State.GIVEN;
        values[column] = value;
        return !(bad || keepsText(type)) || keep(column, buffer, start, length);
    }

    private static char[][] codes(Column column) {
        return column.codes().stream().map(String::toCharArray).toArray(char[][]::new);
    }

    private static boolean keepsText(ColumnType type) {
        return switch (type) {
            case HOUSEHOLD_KEY, MEMBER_KEY, HOUSEHOLD_REFERENCE, MEMBER_REFERENCE, SCOPED_ID, TEXT, DNI -> true;
            case DATE, MONTH, BIMESTER, MONTH_OR_YEAR, WHOLE, AMOUNT, CHOICE -> false;
        };
    }

    private boolean keep(int column, char[] buffer, int start, int length) {
        int end = textEnd + length;
        if (end > MAX_TEXT) {
            return false;
        }
        if (end > text.length) {
            text = Arrays.copyOf(text, Math.min(MAX_TEXT, Math.max(end, text.length * 2)));
        }
        for (int at = 0; at < length; at++) {
            char c = buffer[start + at];
            text[textEnd + at] = c == Utf8Reader.LONE_CR ? '\r' : c;
        }
        starts[column] = textEnd;
        lengths[column] = length;
        textEnd = end;
        return true;
    }
}
