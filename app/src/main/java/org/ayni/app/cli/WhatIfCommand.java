package org.ayni.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawChanges;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.Problem;
import org.ayni.app.territory.TerritorialUnit;
import org.ayni.app.territory.Territory;
import org.ayni.app.verification.LawHash;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.app.whatif.SaveScenario;
import org.ayni.app.whatif.ScenarioName;
import org.ayni.app.whatif.TypicalCase;
import org.ayni.app.whatif.WhatIf;
import org.ayni.app.whatif.WhatIfResult;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "whatif",
        description = {
            "Simula un cambio de la ley sobre un bimestre: cuánto cuesta por UT y concepto, qué hogares ganan, pierden,"
                    + " entran o salen, y los casos más típicos explicados con las dos leyes.",
            "Los cambios son una carpeta con valores de parámetros, en el formato de law/parameters; un valor sin «from»"
                    + " rige desde el inicio del bimestre. Hay ejemplos en law/whatif.",
            "Lee el padrón cerrado del bimestre; si no está cerrado, el padrón como se conoce ahora; con --facts, archivos.",
            "No cambia nada de lo que decide o paga el Programa."
        },
        subcommands = {
            WhatIfSavedCommands.ListSaved.class,
            WhatIfSavedCommands.Compare.class,
            WhatIfSavedCommands.Promote.class,
            WhatIfSavedCommands.Approve.class
        },
        footer = {"", "Ejemplo: ./ayni whatif --period 2026-4 --law law/whatif/asistencia-80"})
final class WhatIfCommand implements Callable<Integer> {

    private static final int TYPICAL_CASES = 20;
    private static final int MOST_THREADS = 2;

    @Option(
            names = "--period",
            paramLabel = "AAAA-B",
            converter = Converters.ToBimester.class,
            description = "El bimestre, por ejemplo 2026-4 (julio y agosto).")
    @Nullable
    Bimester period;

    @Option(names = "--law", paramLabel = "CARPETA", description = "Los valores que cambian.")
    @Nullable
    Path changesFolder;

    @Option(names = "--scope", paramLabel = "UT", description = "Solo los hogares de esta UT, por su código.")
    @Nullable
    String scope;

    @Option(
            names = "--facts",
            paramLabel = "CARPETA",
            description = "Simula sobre archivos del formato de intercambio, sin base de datos.")
    @Nullable
    Path facts;

    @Option(
            names = "--closing-day",
            paramLabel = "AAAA-MM-DD",
            converter = Converters.ToDate.class,
            description = "Sin padrón cerrado: día de cierre; si no se da, el último día del bimestre.")
    @Nullable
    LocalDate closingDay;

    @Option(
            names = "--as-of",
            paramLabel = "AAAA-MM-DD",
            converter = Converters.ToDate.class,
            description = "Sin padrón cerrado: corte de evidencia; si no se da, el día de cierre.")
    @Nullable
    LocalDate evidenceCut;

    @Option(
            names = "--table",
            paramLabel = "NOMBRE",
            description = "Solo una tabla: cambios, resumen, costo, hogares, distribucion, casos o explicaciones."
                    + " Con --format csv, si no se da, costo.")
    @Nullable
    String onlyTable;

    @Option(
            names = "--xlsx",
            paramLabel = "ARCHIVO",
            description = "Escribe además todas las tablas en un libro XLSX, una por hoja.")
    @Nullable
    Path workbook;

    @Option(
            names = "--save",
            paramLabel = "NOMBRE",
            description = "Guarda los cambios y el resumen para compararlos o proponerlos después.")
    @Nullable
    String saveAs;

    @Option(
            names = "--by",
            paramLabel = "PERSONA",
            description = "Con --save: quién la guarda; si no se da, el usuario del sistema.")
    String by = System.getProperty("user.name", "");

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        Asked asked = asked();
        requireWritable(workbook);
        if (facts != null && asked.saveAs().isEmpty()) {
            simulate(asked, LawFiles.builtIn(), Optional.empty(), ayni);
            return ExitCode.OK;
        }
        try (Database database = ayni.openDatabase()) {
            simulate(asked, InstallationLaw.over(LawFiles.builtIn(), database), Optional.of(database), ayni);
        }
        return ExitCode.OK;
    }

    /** What must be given, given. */
    private record Asked(
            WhatIfFacts.Days days,
            LawChanges changes,
            Optional<String> scope,
            Territory territory,
            Optional<ScenarioName> saveAs) {

        /** The law with the changes: those without a date begin with the bimestre. */
        Law changed(Law law) {
            return changes.over(law, days.period().firstDay());
        }
    }

    private Asked asked() {
        if (period == null || changesFolder == null) {
            throw Problem.usage("Falta " + (period == null ? "el bimestre." : "la carpeta de cambios."))
                    .where(period == null ? "--period" : "--law")
                    .whatToDo("Por ejemplo: ayni whatif --period 2026-4 --law law/whatif/asistencia-80")
                    .stop();
        }
        LawChanges changes = LawChanges.read(changesFolder);
        Territory territory = Territory.builtIn();
        List<String> codes =
                territory.units().stream().map(TerritorialUnit::code).toList();
        if (scope != null && !codes.contains(scope.toUpperCase(Locale.ROOT))) {
            throw Problem.usage("No hay una UT con ese código.")
                    .where("--scope")
                    .expected(String.join(", ", codes))
                    .found(scope)
                    .stop();
        }
        return new Asked(
                new WhatIfFacts.Days(period, closingDay, evidenceCut),
                changes,
                Optional.ofNullable(scope).map(code -> code.toUpperCase(Locale.ROOT)),
                territory,
                Optional.ofNullable(saveAs).map(WhatIfSavedCommands::name));
    }

    private void simulate(Asked asked, Law law, Optional<Database> database, Ayni ayni) throws IOException {
        Law changed = asked.changed(law);
        WhatIfFacts read = facts == null
                ? WhatIfFacts.ofDatabase(database.orElseThrow(), asked.days(), changed, ayni)
                : WhatIfFacts.ofFiles(facts, asked.days(), changed, ayni);
        Path about = facts == null ? ayni.chosenHome().folder() : facts;
        boolean synthetic = Files.exists(about.resolve(DemoHome.SYNTHETIC));
        WhatIfResult result = show(asked, read, law, changed, synthetic, ayni);
        if (database.isPresent() && asked.saveAs().isPresent()) {
            SaveScenario.Origin origin = new SaveScenario.Origin(
                    read.source(),
                    read.rollHash(),
                    synthetic,
                    read.facts().horizon.closingDay(),
                    read.facts().horizon.evidenceCut(),
                    LawHash.of(law, read.facts().horizon));
            WhatIfSavedCommands.tell(
                    new SaveScenario(database.get())
                            .save(asked.saveAs().get(), origin, asked.changes(), result, CycleBase.actor(by)),
                    ayni);
        }
    }

    private WhatIfResult show(Asked asked, WhatIfFacts read, Law law, Law changed, boolean synthetic, Ayni ayni)
            throws IOException {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        WhatIf whatIf = new WhatIf(read.facts(), law, asked.territory(), asked.scope(), threads);
        WhatIfResult result;
        try (Progress progress =
                new Progress("Simulando", "hogares", read.facts().households.size(), ayni.quiet)) {
            result = whatIf.run(changed, progress::done);
        }
        List<TypicalCase> cases = whatIf.typicalCases(result, changed, TYPICAL_CASES);
        List<NamedTable> tables = WhatIfTables.of(result, cases, asked.changes(), law, changed);
        WhatIfText text = new WhatIfText(result, read, synthetic);
        PrintWriter out =
                spec == null ? new PrintWriter(System.out) : spec.commandLine().getOut();
        text.print(tables, cases, ayni.format, Optional.ofNullable(onlyTable), out);
        if (asked.changes().isEmpty()) {
            ayni.say("La carpeta de cambios no tiene ningún valor: nada cambia.");
        } else if (cases.isEmpty()) {
            ayni.say("El cambio no toca a ningún hogar de este bimestre" + (scope == null ? "." : " en esa UT."));
        }
        if (workbook != null) {
            TablesWorkbook.write(workbook, text.title(), text.about(), tables);
            ayni.say("Libro escrito en " + workbook);
        }
        return result;
    }

    private static void requireWritable(@Nullable Path file) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw Problem.usage("La carpeta del libro no existe.")
                    .where("--xlsx " + folder)
                    .whatToDo("Créela antes, o indique otro archivo.")
                    .stop();
        }
    }
}
