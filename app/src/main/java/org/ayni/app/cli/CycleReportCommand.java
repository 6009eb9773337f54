package org.ayni.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.ayni.app.database.Home;
import org.ayni.app.problem.Problem;
import org.ayni.app.report.ReadSummary;
import org.ayni.app.report.WriteReports;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        description = {
            "Escribe los reportes del bimestre en XLSX y CSV: nominal por hogar y por miembro, no verificados,",
            "anexo de la resolución y rechazos; y muestra el resumen para la dirección."
        })
final class CycleReportCommand extends CycleStepCommands.BySystemUser {

    @Option(
            names = "--out",
            paramLabel = "CARPETA",
            description = "Donde escribirlos; si no se da, cycles/AAAA-B/reports en la carpeta de Ayni.")
    @Nullable
    Path out;

    @Override
    Integer work(Session session) throws IOException {
        Path folder = out == null ? session.folder(period).resolve("reports") : out;
        WriteReports act = new WriteReports(session.database(), session.law(), session.territory());
        WriteReports.Result result = act.write(
                period, folder, actor(by), Instant.now(), notes(session.ayni().chosenHome()), session.talk()::say);
        session.talk().close();
        return switch (result) {
            case WriteReports.Refused refused ->
                throw Problem.missing(refused.reason())
                        .whatToDo(refused.whatToDo())
                        .stop();
            case WriteReports.Written written -> {
                new ReadSummary(session.database().app(), session.law(), session.territory())
                        .of(period)
                        .ifPresent(summary -> {
                            if (spec != null) {
                                PrintWriter data = spec.commandLine().getOut();
                                new SummaryText(summary, written.files()).print(session.ayni().format, data);
                            }
                        });
                yield ExitCode.OK;
            }
        };
    }

    /** What every legend says besides, when the home is that of something synthetic. */
    static List<String> notes(Home home) {
        return Files.exists(home.folder().resolve(DemoHome.SYNTHETIC))
                ? List.of("DATOS SINTÉTICOS: ninguna de estas personas existe y a nadie se pagó.")
                : List.of();
    }
}
