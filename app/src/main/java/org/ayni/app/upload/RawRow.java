package org.ayni.app.upload;

import java.util.List;

/**
 * A row as it stands in the file.
 *
 * @param line first physical line of the row, or its number in the sheet; the header counts
 * @param cells texts without blanks around them; of a workbook's number, its digits
 * @param numbers whether each cell is a number of a workbook, which has no leading zeros
 */
public record RawRow(long line, List<String> cells, List<Boolean> numbers) {

    /** The cell of a column; empty when the row is shorter. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean isNumber(int column) {
        return column < numbers.size() && numbers.get(column);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }
}
