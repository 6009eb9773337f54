package org.ayni.app.territory;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        String text = ListText.decode(Files.readAllBytes(file), file);
        String firstLine = ListText.firstLine(text);
        OfficialLayout layout = OfficialLayout.recognise(firstLine)
                .orElseThrow(() -> Problem.missing("El archivo no es una lista de distritos conocida.")
                        .where(file + ", línea 1")
                        .expected("la cabecera de la lista INEI 2025 (separada por «;»: ubigeo, provincia, distrito,"
                                + " capital_legal, altitud, población, latitud, longitud) o de la lista INEI-RENIEC"
                                + " 2022 (separada por «,»: inei, reniec, provincia, distrito, capital, altitude,"
                                + " latitude, longitude)")
                        .found(firstLine.isEmpty() ? "un archivo vacío" : ListText.shortened(firstLine))
                        .whatToDo("Revise que sea la lista completa, con su cabecera y su separador.")
                        .stop());
        List<CsvRecord> records = ListText.records(text, layout.separator(), file);
        return new ListRows(layout, territory, records.getFirst()).read(records.subList(1, records.size()));
    }
}
