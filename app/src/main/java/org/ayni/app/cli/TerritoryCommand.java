package org.ayni.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.problem.Problem;
import org.ayni.app.territory.ListProblem;
import org.ayni.app.territory.LoadTerritory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "territory",
        description = "Distritos y unidades territoriales.",
        subcommands = TerritoryCommand.Load.class)
final class TerritoryCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return ExitCode.USAGE;
    }

    @Command(
            name = "load",
            description = {
                "Carga una lista oficial de distritos: la de INEI 2025 o la de códigos INEI y RENIEC de 2022.",
                "Escribe las filas rechazadas y las que hay que mirar. La misma lista otra vez no cambia nada."
            },
            footer = {"", "Ejemplo: ./ayni territory load ubigeo_inei_2025.csv"})
    static final class Load implements Callable<Integer> {

        @Parameters(paramLabel = "ARCHIVO", description = "La lista, en CSV y UTF-8.")
        Path file = Path.of("");

        @Option(
                names = "--since",
                paramLabel = "AAAA-MM-DD",
                converter = Converters.ToDate.class,
                description =
                        "Desde qué día es así lo nuevo y lo cambiado; si no se da, la lista corrige lo que se creía.")
        @Nullable
        LocalDate since;

        @Option(
                names = "--by",
                paramLabel = "PERSONA",
                description = "Quién carga la lista; si no se da, el usuario del sistema.")
        String by = System.getProperty("user.name", "");

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Ayni ayni = Ayni.of(spec);
            if (by.isBlank()) {
                throw Problem.usage("No se sabe quién carga la lista.")
                        .where("--by")
                        .whatToDo("Escriba el nombre de la persona.")
                        .stop();
            }
            try (Database database = ayni.openDatabase()) {
                LoadTerritory.Result result =
                        LoadTerritory.load(database, new Actor(by.strip()), file, Optional.ofNullable(since));
                print(result, ayni);
                return result.rejected().isEmpty() ? ExitCode.OK : ExitCode.ROWS_REJECTED;
            }
        }

        private void print(LoadTerritory.Result result, Ayni ayni) {
            TablePrinter table = new TablePrinter("resultado", "linea", "columna", "encontrado", "motivo");
            problems(table, "rechazada", result.rejected());
            problems(table, "por mirar", result.notices());
            for (String code : result.missing()) {
                table.row("no está en la lista", "", "ubigeo", code, "el distrito sigue como estaba");
            }
            if (spec != null) {
                table.print(ayni.format, spec.commandLine().getOut());
            }
            if (!ayni.quiet) {
                System.err.printf(
                        Locale.ROOT,
                        "%,d distritos nuevos, %,d cambiados, %,d iguales; %,d códigos RENIEC; %,d filas rechazadas.%n",
                        result.added(),
                        result.changed(),
                        result.unchanged(),
                        result.reniecCodes(),
                        result.rejected().size());
            }
        }

        private static void problems(TablePrinter table, String what, List<ListProblem> problems) {
            problems.forEach(
                    one -> table.row(what, Integer.toString(one.line()), one.column(), one.found(), one.reason()));
        }
    }
}
