package org.ayni.app.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** One file being read row by row, with the failures of the CSV parser turned into {@link UnreadableFile}. */
final class FileScan implements AutoCloseable {

    private final Path path;
    private final RowHandler handler;
    private final Utf8Reader characters;
    private final CsvReader<Row> csv;
    private final Iterator<Row> records;

    // What follows a closing quote must become part of the cell: the format drops blanks around a cell after unquoting,
    // and
    // fastcsv 4.4.0 has no other way to accept them without giving up its fast parser. (Deprecated there; the tests of
    // quoted cells will say so on the day it goes.)
    @SuppressWarnings("removal")
    FileScan(Path path, Utf8Reader characters, RowHandler handler) {
        this.path = path;
        this.handler = handler;
        this.characters = characters;
        this.csv = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(Row.MAX_TEXT)
                .build(handler, characters);
        this.records = csv.iterator();
    }

    /** The next row, or null at the end. */
    @Nullable
    Row next() throws IOException {
        Row row;
        try {
            row = records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() != null) {
                throw e;
            }
            // The parser as it is set up here refuses two things only: a quote still open at the end, and a cell beyond
            // its buffer. Anything else came wrapped, as a cause, and is our own mistake.
            throw characters.isExhausted() ? unclosed() : tooLong();
        }
        if (handler.isTooLong()) {
            throw tooLong();
        }
        return row;
    }

    private UnreadableFile unclosed() {
        return new UnreadableFile(
                path,
                ("El archivo %s no se puede leer: en la fila que empieza en la línea %d se abre una comilla que no se "
                                + "cierra hasta el final. Cierre la comilla o quítela; no se hizo nada.")
                        .formatted(path.getFileName(), handler.line()));
    }

    private UnreadableFile tooLong() {
        return new UnreadableFile(
                path,
                ("El archivo %s no se puede leer: la fila que empieza en la línea %d tiene una celda de más de 16 "
                                + "millones de caracteres (suele ser una comilla sin cerrar). Corrija esa fila; no se "
                                + "hizo nada.")
                        .formatted(path.getFileName(), handler.line()));
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
