package org.ayni.app.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.ayni.kernel.time.Bimester;

/** {@code SYNTHETIC.txt}: says to whoever opens the directory what lies there, and whether it is whole. */
final class Label {

    static final String FILE = "SYNTHETIC.txt";

    private static final String AS_PUBLISHED = "calibrado a lo publicado de: ";

    private Label() {}

    /** The published bimestre that the caseload of a directory resembles; empty for any other directory. */
    static Optional<Bimester> asPublished(Path directory) throws IOException {
        Path label = directory.resolve(FILE);
        if (Files.notExists(label)) {
            return Optional.empty();
        }
        return Files.readAllLines(label).stream()
                .filter(line -> line.startsWith(AS_PUBLISHED))
                .map(line -> Bimester.parse(line.substring(AS_PUBLISHED.length())))
                .findFirst();
    }

    static void write(Path directory, CaseloadSpec spec, int districts, boolean whole) throws IOException {
        String text = String.format(
                Locale.ROOT,
                """
                DATOS SINTÉTICOS. Ninguna de estas personas, hogares, escuelas o establecimientos existe.
                Los generó Ayni para ensayos y demostraciones; no sirven para pagar ni para estadísticas.

                generador: %s
                semilla: %d
                hogares: %d
                periodo: %s
                distritos conocidos: %d
                filas malas por millón, agregadas a propósito: %d
                estado: %s%s

                Cómo reconocerlos fuera de esta carpeta: hogares SH…, miembros SM…, DNI de %d a 99999999 (%s),
                códigos modulares que empiezan con 9, establecimientos que empiezan con 99,
                cuentas que empiezan con 99, teléfonos que empiezan con 900. No envíe mensajes a esos teléfonos.
                """,
                SyntheticCaseload.VERSION,
                spec.seed(),
                spec.households(),
                spec.period(),
                districts,
                spec.dirtyPerMillion(),
                whole ? "completo" : "incompleto, no lo use",
                spec.asPublished() ? "\n" + AS_PUBLISHED + spec.period() : "",
                spec.firstDni(),
                spec.hasUnusedDni()
                        ? "bloque que se supone sin usar"
                        : "solo para medir: parte de esos números es de personas reales");
        Files.writeString(directory.resolve(FILE), text);
    }
}
