package org.ayni.app.upload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a list with its cells read: texts clean, days as numbers of days, sums as céntimos. A row with faults comes too, so
 * that what is right in it can be used; {@link #isRight} says of which column that is true.
 */
public final class ListRow {

    private static final long EMPTY = Long.MIN_VALUE;

    private final ListLayout layout;
    private final long line;
    private final String[] texts;
    private final long[] numbers;
    private final boolean[] wrong;
    private final List<Fault> faults = new ArrayList<>(0);

    ListRow(ListLayout layout, long line) {
        this.layout = layout;
        this.line = line;
        this.texts = new String[layout.fields().size()];
        this.numbers = new long[texts.length];
        this.wrong = new boolean[texts.length];
        java.util.Arrays.fill(texts, "");
        java.util.Arrays.fill(numbers, EMPTY);
    }

    /** First physical line of the row; the header counts. */
    public long line() {
        return line;
    }

    /** Whether the cell has something in it. */
    public boolean has(int column) {
        return !texts[column].isEmpty();
    }

    /** Whether the cell has something in it and nothing is wrong with it. */
    public boolean isRight(int column) {
        return has(column) && !wrong[column];
    }

    /** The cell as clean text; of a choice its code; empty when there is none. */
    public String text(int column) {
        return texts[column];
    }

    /** The day as days since 1970-01-01; ask {@link #isRight} before. */
    public int day(int column) {
        return Math.toIntExact(number(column));
    }

    public LocalDate date(int column) {
        return LocalDate.ofEpochDay(number(column));
    }

    /** The whole number, or the céntimos; ask {@link #isRight} before. */
    public long number(int column) {
        if (numbers[column] == EMPTY) {
            throw new IllegalStateException(
                    "line " + line + " has no " + layout.fields().get(column).name());
        }
        return numbers[column];
    }

    /** Refuses the row because of a cell. */
    public void fault(int column, String error, String suggestion) {
        wrong[column] = true;
        faults.add(new Fault(layout.fields().get(column).name(), error, suggestion));
    }

    public boolean isFaulty() {
        return !faults.isEmpty();
    }

    /** All that is wrong with the row, in the order of finding. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    void put(int column, String text) {
        texts[column] = text;
    }

    void put(int column, String text, long number) {
        texts[column] = text;
        numbers[column] = number;
    }

    /** Refuses the row as a whole. */
    void faultOfRow(String error) {
        faults.add(new Fault("", error, ""));
    }
}
