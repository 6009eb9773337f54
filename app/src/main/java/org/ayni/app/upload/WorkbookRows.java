package org.ayni.app.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a workbook: of its sheet «Datos», as we write them, or else of its first visible sheet. Of a formula the result
 * counts that was kept with it.
 */
final class WorkbookRows implements RowSource {

    private static final String DATA_SHEET = "Datos";
    private static final int MOST_DIGITS = 30;

    private final String shown;
    private final ReadableWorkbook book;
    private final Sheet sheet;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    private WorkbookRows(String shown, ReadableWorkbook book) throws IOException {
        this.shown = shown;
        this.book = book;
        this.sheet = chosen(book, shown);
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
    }

    /** The file must have passed {@link WorkbookCheck}. */
    static WorkbookRows open(Path file, String shown) throws IOException {
        ReadableWorkbook book;
        try {
            book = new ReadableWorkbook(file.toFile());
        } catch (ExcelReaderException | IOException broken) {
            throw WorkbookCheck.broken(shown, broken);
        }
        try {
            return new WorkbookRows(shown, book);
        } catch (ExcelReaderException broken) {
            book.close();
            throw WorkbookCheck.broken(shown, broken);
        }
    }

    private static Sheet chosen(ReadableWorkbook book, String shown) {
        Optional<Sheet> named = book.findSheet(DATA_SHEET);
        return named.or(() -> book.getSheets()
                        .filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                        .findFirst())
                .orElseThrow(() -> WorkbookCheck.broken(shown, new IllegalStateException("no sheet")));
    }

    /** Whether days are counted from 1904, as old Macintosh workbooks do. */
    boolean countsFrom1904() {
        return book.isDate1904();
    }

    @Override
    public @Nullable RawRow next() {
        try {
            while (rows.hasNext()) {
                RawRow row = row(rows.next());
                if (!row.isBlank()) {
                    return row;
                }
            }
            return null;
        } catch (ExcelReaderException | IndexOutOfBoundsException | NumberFormatException broken) {
            throw WorkbookCheck.broken(shown, broken);
        }
    }

    private RawRow row(Row row) {
        int count = Math.min(row.getCellCount(), MOST_COLUMNS);
        List<String> texts = new ArrayList<>(count);
        List<Boolean> numbers = new ArrayList<>(count);
        for (int column = 0; column < count; column++) {
            Cell cell = row.getCell(column);
            texts.add(cell == null ? "" : text(cell).strip());
            numbers.add(cell != null && isNumber(cell));
        }
        return new RawRow(row.getRowNum(), texts, numbers);
    }

    private static boolean isNumber(Cell cell) {
        return cell.getType() == CellType.NUMBER
                || cell.getType() == CellType.FORMULA
                        && cell.getRawValue() != null
                        && cell.getRawValue().matches("[0-9.]+");
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case EMPTY -> "";
            case STRING -> String.valueOf(cell.getValue());
            case NUMBER -> digits(cell);
            case BOOLEAN -> Boolean.TRUE.equals(cell.getValue()) ? "VERDADERO" : "FALSO";
            case FORMULA, ERROR -> cell.getRawValue() == null ? "" : cell.getRawValue();
        };
    }

    /** The number without exponent; one that nobody would write is left as it stands. */
    private static String digits(Cell cell) {
        var number = cell.asNumber().stripTrailingZeros();
        return Math.abs((long) number.scale()) > MOST_DIGITS
                ? String.valueOf(cell.getRawValue())
                : number.toPlainString();
    }

    @Override
    public String form() {
        return "libro de Excel, hoja «" + CleanText.of(sheet.getName()) + "»";
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
    }
}
