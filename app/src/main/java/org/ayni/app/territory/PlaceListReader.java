package org.ayni.app.territory;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.ayni.app.problem.Problem;

/**
 * Reads a list of places. Every fault of every row is collected; what stops is a file that is no such list, and one whose
 * district codes are of another system than was stated.
 */
final class PlaceListReader {

    private static final int MOST_ROWS = 500_000;

    /** So few rows prove nothing. */
    private static final int ENOUGH = 5;

    /** Part of the rows that name another district than their code, from which the system must be another: one in so many. */
    private static final int ONE_IN = 3;

    private PlaceListReader() {}

    static PlaceList read(byte[] bytes, String fileName, PlaceKind kind, DistrictCodes districts) {
        String text = ListText.decode(bytes, fileName);
        String firstLine = ListText.firstLine(text);
        List<CsvRecord> records = ListText.records(text, PlaceHeader.separator(firstLine), fileName);
        if (records.isEmpty()) {
            throw Problem.missing("El archivo está vacío.")
                    .where(fileName)
                    .whatToDo("Elija la lista de " + kind.many() + ", con su cabecera.")
                    .stop();
        }
        PlaceHeader header = new PlaceHeader(kind, records.getFirst());
        List<String> missing = header.missing();
        if (!missing.isEmpty()) {
            throw Problem.missing("El archivo no es una lista de " + kind.many() + " conocida: le faltan columnas.")
                    .where(fileName + ", línea 1")
                    .expected("también las columnas " + String.join("; ", missing))
                    .found(ListText.shortened(firstLine))
                    .whatToDo("Revise que la primera línea sea la cabecera y que la lista sea de " + kind.many() + ".")
                    .stop();
        }
        if (records.size() - 1 > MOST_ROWS) {
            throw Problem.missing("La lista tiene más de 500,000 filas.")
                    .where(fileName)
                    .whatToDo("Divídala y cargue cada parte.")
                    .stop();
        }
        requireStatedSystem(header, fileName, kind, districts.system());
        PlaceRows rows = new PlaceRows(kind, header, districts);
        PlaceList list = rows.read(records.subList(1, records.size()), sha256(bytes));
        if (rows.named() >= ENOUGH && rows.otherDistrict() * ONE_IN >= rows.named()) {
            throw otherSystem(fileName, rows, districts.system());
        }
        return list;
    }

    private static void requireStatedSystem(PlaceHeader header, String fileName, PlaceKind kind, UbigeoSystem system) {
        if (kind == PlaceKind.CENTRO_POBLADO && system == UbigeoSystem.RENIEC) {
            throw Problem.usage("El código de un centro poblado empieza siempre con el ubigeo INEI.")
                    .where(fileName)
                    .whatToDo("Cargue la lista del INEI e indique el sistema INEI.")
                    .stop();
        }
        if (system == UbigeoSystem.INEI && header.has(PlaceFact.RENIEC) && !header.has(PlaceFact.UBIGEO)) {
            throw Problem.usage("La lista trae códigos de distrito de RENIEC, y se indicó que son de INEI.")
                    .where(fileName + ", columna " + header.heading(PlaceFact.RENIEC))
                    .whatToDo("Si son de RENIEC, indíquelo (RENIEC): se traducen. No se adivinan.")
                    .stop();
        }
    }

    private static RuntimeException otherSystem(String fileName, PlaceRows rows, UbigeoSystem stated) {
        return Problem.usage("Los códigos de distrito no son del sistema " + stated + ", como se indicó.")
                .where(fileName)
                .expected("que el nombre de cada fila sea el del distrito de su código")
                .found("otro distrito en " + rows.otherDistrict() + " de " + rows.named() + " filas")
                .whatToDo("Revise de qué sistema son: INEI o RENIEC. Indique el que es y cargue otra vez.")
                .stop();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
