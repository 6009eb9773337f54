package org.ayni.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ayni.app.law.LawChanges;
import org.ayni.kernel.law.Law;

/** A law that a planner might ask about: another amount and another threshold. */
final class ChangedLaw {

    private static final String CHANGES = """
            # Propuesta del banco de pruebas: monto base de S/ 110 y asistencia mínima de 80 por ciento.
            - id: base_amount
              values:
                - value: 11000
                  source: banco de pruebas
            - id: attendance_minimum_percent
              values:
                - value: 80
                  source: banco de pruebas
            """;

    private ChangedLaw() {}

    /** Writes the changes to a folder, as a planner would, and reads the law with them. */
    static Law read(Path folder, Law law) throws IOException {
        Path changes = Files.createDirectories(folder.resolve("changed-law"));
        Files.writeString(changes.resolve("cambios.yaml"), CHANGES);
        return LawChanges.read(changes).over(law, BenchCaseload.PERIOD.firstDay());
    }
}
