package org.ayni.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.problem.Problem;
import org.ayni.app.territory.ListProblem;
import org.ayni.app.territory.LoadPlaces;
import org.ayni.app.territory.LoadTerritory;
import org.ayni.app.territory.PlaceDifference;
import org.ayni.app.territory.PlaceKind;
import org.ayni.app.territory.UbigeoSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "territory",
        description = "Distritos, centros poblados, escuelas, establecimientos de salud y unidades territoriales.",
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
                "Carga una lista oficial: de distritos (INEI 2025, o códigos INEI y RENIEC de 2022), de centros poblados,",
                "de escuelas o de establecimientos de salud.",
                "Escribe las filas rechazadas y las que hay que mirar. La misma lista otra vez no cambia nada."
            },
            footer = {
                "",
                "Ejemplos: ./ayni territory load ubigeo_inei_2025.csv",
                "          ./ayni territory load renipress.csv --kind establecimientos --dry-run"
            })
    static final class Load implements Callable<Integer> {

        private static final String DISTRICTS = "distritos";

        @Parameters(
                paramLabel = "ARCHIVO",
                description = "La lista: de distritos en CSV y UTF-8; de lo demás también XLSX.")
        Path file = Path.of("");

        @Option(
                names = "--kind",
                paramLabel = "CLASE",
                description =
                        "De qué es la lista: distritos (si no se da), centros-poblados, escuelas, establecimientos.")
        String kind = DISTRICTS;

        @Option(
                names = "--ubigeo",
                paramLabel = "SISTEMA",
                description =
                        "En qué sistema están los códigos de distrito de escuelas y establecimientos: INEI (si no se"
                                + " da) o RENIEC, que se traduce. No se adivina: difieren en casi todos los distritos.")
        UbigeoSystem system = UbigeoSystem.INEI;

        @Option(
                names = "--dry-run",
                description = "Compara y no cambia nada; solo para centros poblados, escuelas y establecimientos.")
        boolean dryRun;

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
            Optional<PlaceKind> places = PlaceKind.ofWord(kind);
            if (places.isEmpty() && !kind.equals(DISTRICTS)) {
                throw Problem.usage("No se conoce esa clase de lista.")
                        .where("--kind")
                        .expected("distritos, centros-poblados, escuelas o establecimientos")
                        .found(kind)
                        .stop();
            }
            if (places.isEmpty() && (dryRun || system != UbigeoSystem.INEI)) {
                throw Problem.usage("La lista de distritos no se compara ni se traduce: dice sus propios códigos.")
                        .where(dryRun ? "--dry-run" : "--ubigeo")
                        .whatToDo("Quite esa opción.")
                        .stop();
            }
            try (Database database = ayni.openDatabase()) {
                if (places.isPresent()) {
                    return load(database, places.get(), ayni);
                }
                LoadTerritory.Result result =
                        LoadTerritory.load(database, new Actor(by.strip()), file, Optional.ofNullable(since));
                print(result, ayni);
                return result.rejected().isEmpty() ? ExitCode.OK : ExitCode.ROWS_REJECTED;
            }
        }

        private int load(Database database, PlaceKind places, Ayni ayni) throws IOException {
            LoadPlaces.Asked asked = new LoadPlaces.Asked(
                    places, file, system, Optional.ofNullable(since), LocalDate.now(ZoneId.of("America/Lima")));
            LoadPlaces act = new LoadPlaces(database);
            Actor actor = new Actor(by.strip());
            LoadPlaces.Result result = dryRun ? act.compare(asked, actor) : act.load(asked, actor);
            TablePrinter table = new TablePrinter("resultado", "linea", "columna", "encontrado", "motivo");
            problems(table, "rechazada", result.rejected());
            problems(table, "por mirar", result.notices());
            if (dryRun) {
                for (PlaceDifference one : result.differences()) {
                    table.row(
                            one.fresh() ? "nuevo" : "cambia",
                            Integer.toString(one.line()),
                            one.code(),
                            one.before(),
                            one.after());
                }
            }
            if (spec != null) {
                table.print(ayni.format, spec.commandLine().getOut());
            }
            ayni.say(String.format(
                    Locale.ROOT,
                    "%s%,d nuevos, %,d cambiados, %,d iguales; %,d errores en filas rechazadas; %,d que se conocían no están en la"
                            + " lista y siguen como estaban.",
                    dryRun ? "No se cambió nada. Sería: " : "",
                    result.added(),
                    result.changed(),
                    result.same(),
                    result.rejected().size(),
                    result.missing()));
            return result.rejected().isEmpty() ? ExitCode.OK : ExitCode.ROWS_REJECTED;
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
