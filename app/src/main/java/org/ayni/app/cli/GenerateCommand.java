package org.ayni.app.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.Problem;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.CaseloadSummary;
import org.ayni.app.synthetic.PublishedFigures;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.OfficialList;
import org.ayni.app.territory.OfficialListReader;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = {
            "Escribe un padrón sintético: hogares, evidencia y pagos anteriores de personas que no existen.",
            "Escribe los archivos del formato de intercambio y SYNTHETIC.txt, que dice qué son.",
            "La misma semilla da siempre los mismos bytes.",
            "Con --like el padrón se parece a un bimestre publicado; sin --out solo muestra lo publicado."
        },
        footer = {
            "",
            "Ejemplo: ./ayni generate --households 5000 --seed 1 --period 2026-4 --out hechos/",
            "         ./ayni generate --like 2025-3 --out hechos/ && "
                    + "./ayni assess --facts hechos/ --period 2025-3 --out resultados/"
        })
final class GenerateCommand implements Callable<Integer> {

    private static final int USUAL_HOUSEHOLDS = 5_000;

    @Option(
            names = "--households",
            paramLabel = "N",
            description = "Cuántos hogares, de 1 a 900000; si no se da, 5000, o con --like todos los afiliados.")
    @Nullable
    Integer households;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "La semilla, un número entero; si no se da, ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(
            names = "--period",
            paramLabel = "AAAA-B",
            converter = Converters.ToBimester.class,
            description = "El bimestre, por ejemplo 2026-4 (julio y agosto).")
    @Nullable
    Bimester period;

    @Option(
            names = "--like",
            paramLabel = "AAAA-B",
            converter = Converters.ToBimester.class,
            description = "En vez de --period: calibra el padrón a lo publicado de ese bimestre, por ejemplo 2025-3.")
    @Nullable
    Bimester like;

    @Option(names = "--out", paramLabel = "CARPETA", description = "Donde escribir los archivos.")
    @Nullable
    Path out;

    @Option(
            names = "--territory",
            paramLabel = "ARCHIVO",
            description = "Lista oficial de distritos; sin ella los hogares viven en las capitales de provincia.")
    @Nullable
    Path territoryFile;

    @Option(
            names = "--dirty",
            paramLabel = "PARTE",
            description =
                    "Agrega filas malas a propósito: 0.01 = una por cada cien filas buenas; si no se da, ninguna.")
    BigDecimal dirty = BigDecimal.ZERO;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        Optional<PublishedFigures> published = Optional.ofNullable(like).map(PublishedText::figuresOf);
        if (out == null && published.isPresent()) {
            if (spec != null) {
                new PublishedText(Territory.builtIn())
                        .printTargets(
                                published.get(), ayni.format, spec.commandLine().getOut());
            }
            return ExitCode.OK;
        }
        Path folder = required("--out", out);
        CaseloadSpec caseload = caseload(published);
        Territory territory = territory(ayni);
        try (Progress progress = new Progress("Generando", "hogares", caseload.households(), ayni.quiet)) {
            CaseloadSummary summary =
                    SyntheticCaseload.write(caseload, territory, LawFiles.builtIn(), folder, progress::done);
            progress.close();
            print(summary, folder, ayni);
        }
        return ExitCode.OK;
    }

    private CaseloadSpec caseload(Optional<PublishedFigures> published) {
        Bimester chosen = period(published);
        int count =
                households == null ? published.map(PublishedFigures::affiliated).orElse(USUAL_HOUSEHOLDS) : households;
        if (count < 1 || count > CaseloadSpec.MOST_HOUSEHOLDS) {
            throw Problem.usage("No se puede generar esa cantidad de hogares.")
                    .where("--households")
                    .expected("de 1 a " + CaseloadSpec.MOST_HOUSEHOLDS)
                    .found(count)
                    .stop();
        }
        if (dirty.signum() < 0 || dirty.compareTo(BigDecimal.ONE) > 0) {
            throw Problem.usage("La parte de filas malas no es una fracción.")
                    .where("--dirty")
                    .expected("un número de 0 a 1, por ejemplo 0.01")
                    .found(dirty)
                    .stop();
        }
        return new CaseloadSpec(count, seed, chosen, dirty.movePointRight(6).intValue(), published.isPresent());
    }

    private Bimester period(Optional<PublishedFigures> published) {
        if (published.isPresent()) {
            Bimester of = published.get().period();
            if (period != null && !period.equals(of)) {
                throw Problem.usage("--like ya dice el bimestre, y es otro que --period.")
                        .where("--period")
                        .expected(of)
                        .found(period)
                        .stop();
            }
            return of;
        }
        Bimester chosen = required("--period", period);
        if (chosen.year() < CaseloadSpec.FIRST_YEAR || chosen.year() > CaseloadSpec.LAST_YEAR) {
            throw Problem.usage("No se generan padrones de ese año.")
                    .where("--period")
                    .expected("un año de " + CaseloadSpec.FIRST_YEAR + " a " + CaseloadSpec.LAST_YEAR)
                    .found(chosen)
                    .stop();
        }
        return chosen;
    }

    private static <T> T required(String option, @Nullable T value) {
        if (value == null) {
            throw Problem.usage("Falta la opción " + option + ".")
                    .whatToDo("Vea ./ayni generate --help.")
                    .stop();
        }
        return value;
    }

    private Territory territory(Ayni ayni) throws IOException {
        Territory builtIn = Territory.builtIn();
        if (territoryFile == null) {
            return builtIn;
        }
        OfficialList list = OfficialListReader.read(territoryFile, builtIn);
        if (list.districts().isEmpty()) {
            throw Problem.missing("La lista no tiene ningún distrito que se pueda usar.")
                    .where(territoryFile)
                    .found(list.rejected().size() + " filas rechazadas")
                    .whatToDo("Vea cuáles y por qué con «ayni territory load " + territoryFile + "».")
                    .stop();
        }
        if (!list.rejected().isEmpty()) {
            ayni.say(list.rejected().size() + " filas de la lista de distritos no se usan; la primera, la línea "
                    + list.rejected().getFirst().line() + ": "
                    + list.rejected().getFirst().reason() + ".");
        }
        return builtIn.with(
                list.districts().stream().map(OfficialList.Listed::district).toList());
    }

    private void print(CaseloadSummary summary, Path folder, Ayni ayni) {
        TablePrinter table = new TablePrinter("archivo", "filas", "filas_malas");
        summary.files().forEach(file -> table.row(file.file(), file.rows(), file.dirtyRows()));
        if (spec != null) {
            table.print(ayni.format, spec.commandLine().getOut());
        }
        if (!ayni.quiet) {
            System.err.printf(
                    Locale.ROOT,
                    "%,d hogares sintéticos con %,d personas y %,d registros de evidencia, en %s%n",
                    summary.households(),
                    summary.people(),
                    summary.evidence(),
                    folder);
        }
    }
}
