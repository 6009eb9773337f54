package org.ayni.app.backup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a backup says to whoever finds it. */
final class ReadMe {

    static final String FILE = "LEEME.txt";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "HH:mm:ss 'del' dd/MM/yyyy", Locale.ROOT)
            .withZone(ZoneId.of("America/Lima"));

    private ReadMe() {}

    /** Hour of Lima, as {@code --until} takes it. */
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    static String text(Manifest manifest) {
        return """
                Respaldo de Ayni: %s, de %s (hora de Lima).

                Contiene datos personales%s: guárdelo como la instalación misma.

                Comprobar los archivos, en cualquier máquina:   sha256sum -c SHA256SUMS
                Restaurar, en una carpeta nueva:                ./ayni restore --from ESTA_CARPETA --to CARPETA_NUEVA%s
                Probar que sirve, sin tocar nada:               ./ayni backup drill --from ESTA_CARPETA

                data/  la base de datos (PostgreSQL %s, tablas %s) con el registro que la completa
                home/  los archivos de los bimestres y de la auditoría
                keys/  las claves de la instalación%s
                """.formatted(
                        manifest.name(),
                        moment(manifest.at()),
                        manifest.withKeys() ? " y las claves de la instalación" : "",
                        manifest.withKeys() ? "" : " --keys CARPETA_CON_LAS_CLAVES",
                        manifest.serverVersion(),
                        manifest.schemaVersion(),
                        manifest.withKeys() ? "" : ": no están, se guardan aparte");
    }
}
