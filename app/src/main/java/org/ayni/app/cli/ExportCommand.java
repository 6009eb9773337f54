package org.ayni.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.intake.ExportFacts;
import org.ayni.app.problem.Problem;
import org.ayni.app.registry.RollMoment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = {
            "Escribe el padrón y la evidencia como archivos del formato de intercambio, que «ayni assess» lee.",
            "Los archivos contienen datos personales."
        },
        footer = {"", "Ejemplo: ./ayni export --facts copia/ --valid-on 2026-08-31"})
final class ExportCommand implements Callable<Integer> {

    private static final ZoneId LIMA = ZoneId.of("America/Lima");

    @Option(names = "--facts", required = true, paramLabel = "CARPETA", description = "Donde escribir los archivos.")
    Path facts = Path.of("");

    @Option(
            names = "--valid-on",
            paramLabel = "AAAA-MM-DD",
            converter = Converters.ToDate.class,
            description = "El día del que se quiere el padrón; si no se da, hoy.")
    @Nullable
    LocalDate validOn;

    @Option(
            names = "--as-known",
            paramLabel = "AAAA-MM-DD",
            converter = Converters.ToDate.class,
            description = "Como se sabía al terminar ese día; si no se da, como se sabe ahora.")
    @Nullable
    LocalDate asKnown;

    @Option(
            names = "--by",
            paramLabel = "PERSONA",
            description = "Quién saca los archivos; si no se da, el usuario del sistema.")
    String by = System.getProperty("user.name", "");

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        if (by.isBlank()) {
            throw Problem.usage("No se sabe quién saca los archivos.")
                    .where("--by")
                    .whatToDo("Escriba el nombre de la persona.")
                    .stop();
        }
        try (Database database = ayni.openDatabase()) {
            Map<ExchangeFile, Long> written =
                    new ExportFacts(database).run(moment(database), facts, new Actor(by.strip()));
            TablePrinter table = new TablePrinter("archivo", "filas");
            written.forEach((file, rows) -> table.row(file.fileName(), rows));
            if (spec != null) {
                table.print(ayni.format, spec.commandLine().getOut());
            }
            ayni.say("Archivos en " + facts);
            return ExitCode.OK;
        }
    }

    private RollMoment moment(Database database) {
        LocalDate day = validOn == null ? LocalDate.now(LIMA) : validOn;
        if (asKnown == null) {
            return RollMoment.latest(database, day);
        }
        var endOfDay = asKnown.plusDays(1).atStartOfDay(LIMA).toInstant().minusNanos(1_000);
        return new RollMoment(day, endOfDay, endOfDay);
    }
}
