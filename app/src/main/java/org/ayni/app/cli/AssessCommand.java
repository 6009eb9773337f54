package org.ayni.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.exchange.ExchangeReader;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.Problem;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "assess",
        description = {
            "Calcula un bimestre desde archivos, sin base de datos.",
            "Lee los archivos del formato de intercambio y escribe member_months, household_months, lines, totals y rejected.",
            "La misma entrada da siempre los mismos bytes.",
            "De un padrón hecho con generate --like muestra además lo publicado junto a lo calculado."
        },
        footer = {"", "Ejemplo: ./ayni assess --facts hechos/ --period 2026-4 --out resultados/"})
final class AssessCommand implements Callable<Integer> {

    @Option(names = "--facts", required = true, paramLabel = "CARPETA", description = "Los hechos del bimestre.")
    Path facts = Path.of("");

    @Option(
            names = "--period",
            required = true,
            paramLabel = "AAAA-B",
            converter = Converters.ToBimester.class,
            description = "El bimestre, por ejemplo 2026-4 (julio y agosto).")
    Bimester period = new Bimester(1, 1);

    @Option(
            names = "--closing-day",
            paramLabel = "AAAA-MM-DD",
            converter = Converters.ToDate.class,
            description = "Día de cierre; si no se da, el último día del bimestre.")
    @Nullable
    LocalDate closingDay;

    @Option(
            names = "--as-of",
            paramLabel = "AAAA-MM-DD",
            converter = Converters.ToDate.class,
            description = "Corte de evidencia: lo recibido después no cuenta; si no se da, el día de cierre.")
    @Nullable
    LocalDate evidenceCut;

    @Option(
            names = "--law",
            paramLabel = "CARPETA",
            description = "Cambios a la ley incluida: cada entrada reemplaza a la del mismo id.")
    @Nullable
    Path lawChanges;

    @Option(names = "--out", required = true, paramLabel = "CARPETA", description = "Donde escribir los resultados.")
    Path out = Path.of("");

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(facts)) {
            throw Problem.usage("Los hechos no son una carpeta.")
                    .where("--facts " + facts)
                    .whatToDo("Indique la carpeta que contiene households.csv y los demás archivos.")
                    .stop();
        }
        Ayni ayni = Ayni.of(spec);
        Law law = lawChanges == null ? LawFiles.builtIn() : LawFiles.withChanges(lawChanges);
        LocalDate closing = closingDay == null ? period.lastDay() : closingDay;
        Horizon horizon = Horizon.of(period, closing, evidenceCut == null ? closing : evidenceCut, law);
        long total = new ExchangeReader(facts).totalBytes();
        try (Progress progress = new Progress("Leyendo", "bytes", total, ayni.quiet)) {
            PublishedColumn published = PublishedColumn.of(facts, period);
            AssessFiles.Done done = new AssessFiles(law, horizon, progress::done).run(facts, out, published);
            progress.close();
            if (!ayni.quiet) {
                System.err.printf(
                        "%,d hogares y %,d miembros calculados; %,d filas rechazadas. Resultados en %s%n",
                        done.households(), done.members(), done.rejectedRows(), out);
            }
            if (spec != null) {
                published.print(ayni, spec.commandLine().getOut());
            }
            return done.rejectedRows() > 0 ? ExitCode.ROWS_REJECTED : ExitCode.OK;
        }
    }
}
