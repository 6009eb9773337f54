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
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;

/**
 * Reads the official district lists. Every fault of every row is collected; only a file that is no list at all stops the
 * reading. A list has some two thousand rows, so it is read whole.
 */
public final class OfficialListReader {

    private OfficialListReader() {}

    /**
     * @param territory what we know already: departments, provinces and obsolete codes
     * @throws ProblemException when the file is not UTF-8, is not CSV, or has no known header
     */
    public static OfficialList read(Path file, Territory territory) throws IOException {
        String text = decode(file);
        OfficialLayout layout = OfficialLayout.recognise(
                        text.lines().findFirst().orElse(""))
                .orElseThrow(() -> Problem.missing("El archivo no es una lista de distritos conocida.")
                        .where(file + ", línea 1")
                        .expected("la cabecera de la lista INEI 2025 (separada por «;»: ubigeo, provincia, distrito,"
                                + " capital_legal, altitud, población, latitud, longitud) o de la lista INEI-RENIEC"
                                + " 2022 (separada por «,»: inei, reniec, provincia, distrito, capital, altitude,"
                                + " latitude, longitude)")
                        .found(shortened(text.lines().findFirst().orElse("un archivo vacío")))
                        .whatToDo("Revise que sea la lista completa, con su cabecera y su separador.")
                        .stop());
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().fieldSeparator(layout.separator()).ofCsvRecord(text)) {
            List<CsvRecord> records = new ArrayList<>();
            csv.forEach(records::add);
            return new ListRows(layout, territory, records.getFirst()).read(records.subList(1, records.size()));
        } catch (CsvParseException notCsv) {
            throw Problem.missing("El archivo no es un CSV bien formado.")
                    .where(file)
                    .found(String.valueOf(notCsv.getMessage()))
                    .whatToDo("Ábralo con un editor de texto y busque comillas sin cerrar.")
                    .stop(notCsv);
        }
    }

    private static String decode(Path file) throws IOException {
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
            throw Problem.missing("El archivo no está en UTF-8.")
                    .where(file)
                    .whatToDo("Guárdelo de nuevo como «CSV UTF-8» y vuelva a cargarlo.")
                    .stop(notUtf8);
        }
    }

    private static String shortened(String line) {
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }
}
