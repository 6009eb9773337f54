package org.ayni.app.territory;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the official district lists. Every fault of every row is collected; only a file that is no list at all stops the
 * reading. A list has some two thousand rows, so it is read whole.
 */
public final class OfficialListReader {

    private OfficialListReader() {}

    /**
     * @param territory what we know already: departments, provinces and obsolete codes
     * @throws UnreadableList when the file is not UTF-8, is not CSV, or has no known header
     */
    public static OfficialList read(Path file, Territory territory) throws UnreadableList, IOException {
        String text = decode(file);
        OfficialLayout layout = OfficialLayout.recognise(
                        text.lines().findFirst().orElse(""))
                .orElseThrow(
                        () -> new UnreadableList(file + ": la primera línea no es la cabecera de una lista conocida."
                                + " Se esperaba la lista INEI 2025 (separada por «;», con las columnas ubigeo, provincia,"
                                + " distrito, capital_legal, altitud, población, latitud, longitud) o la lista INEI-RENIEC 2022"
                                + " (separada por «,», con inei, reniec, provincia, distrito, capital, altitude, latitude,"
                                + " longitude)."));
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().fieldSeparator(layout.separator()).ofCsvRecord(text)) {
            List<CsvRecord> records = new ArrayList<>();
            csv.forEach(records::add);
            return new ListRows(layout, territory, records.getFirst()).read(records.subList(1, records.size()));
        } catch (CsvParseException notCsv) {
            throw new UnreadableList(file + ": no es un CSV bien formado: " + notCsv.getMessage());
        }
    }

    private static String decode(Path file) throws UnreadableList, IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new UnreadableList(
                    file + ": no está en UTF-8. Guárdelo de nuevo como «CSV UTF-8» y vuelva a cargarlo.");
        }
    }
}
