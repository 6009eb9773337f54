package org.ayni.app.territory;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.problem.Problem;

/** An official list as text and as records; what cannot be read at all stops with a {@link Problem}. */
final class ListText {

    private static final int SHOWN = 120;

    private ListText() {}

    /** The text of UTF-8 bytes, without a byte order mark. */
    static String decode(byte[] bytes, Object where) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw Problem.missing("El archivo no está en UTF-8.")
                    .where(where)
                    .whatToDo("Guárdelo de nuevo como «CSV UTF-8» y vuelva a cargarlo.")
                    .stop(notUtf8);
        }
    }

    /** The records, the header first. */
    static List<CsvRecord> records(String text, char separator, Object where) {
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text)) {
            List<CsvRecord> records = new ArrayList<>();
            csv.forEach(records::add);
            return records;
        } catch (CsvParseException notCsv) {
            throw Problem.missing("El archivo no es un CSV bien formado.")
                    .where(where)
                    .found(String.valueOf(notCsv.getMessage()))
                    .whatToDo("Ábralo con un editor de texto y busque comillas sin cerrar.")
                    .stop(notCsv);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    static String shortened(String line) {
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
