package org.ayni.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.exchange.ExchangeFile;
import org.ayni.app.exchange.ExchangeReader;
import org.ayni.app.exchange.RejectedCsv;
import org.ayni.app.intake.LoadFacts;
import org.ayni.app.problem.Problem;
import org.ayni.app.territory.LoadTerritory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        description = {
            "Carga una carpeta del formato de intercambio en el padrón y la evidencia.",
            "Toma las filas buenas, escribe las rechazadas con su motivo, y guarda lo que se creía antes.",
            "Los mismos archivos otra vez no cambian nada. Si se interrumpe, no queda nada a medias.",
            "De cada miembro listado, sus embarazos y matrículas se reemplazan en conjunto. exemptions.csv, scopes.csv e"
                    + " inicial_places.csv son la lista entera: lo que ya no dicen se retira. La evidencia solo se agrega.",
            "Si la carpeta tiene una lista oficial de distritos (ubigeo_inei*.csv), también la carga."
        },
        footer = {"", "Ejemplo: ./ayni load --facts hechos/ --by ana.quispe"})
final class LoadCommand implements Callable<Integer> {

    @Option(names = "--facts", required = true, paramLabel = "CARPETA", description = "Los archivos que se cargan.")
    Path facts = Path.of("");

    @Option(
            names = "--effective",
            paramLabel = "AAAA-MM-DD",
            converter = Converters.ToDate.class,
            description = "Desde qué día es verdad lo que dicen. Sin ella dicen cómo fue siempre y corrigen lo creído.")
    @Nullable
    LocalDate effective;

    @Option(
            names = "--by",
            paramLabel = "PERSONA",
            description = "Quién carga los archivos; si no se da, el usuario del sistema.")
    String by = System.getProperty("user.name", "");

    @Option(
            names = "--out",
            paramLabel = "CARPETA",
            description = "Donde escribir rejected.csv si hay filas rechazadas; si no se da, en la carpeta de Ayni.")
    @Nullable
    Path out;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        List<Path> districtLists = districtLists();
        requireFiles(districtLists);
        Actor actor = actor();
        Path loads = ayni.chosenHome().create().folder().resolve("loads");
        Files.createDirectories(loads);
        try (Database database = ayni.openDatabase();
                RejectedCsv rejected = new RejectedCsv(loads)) {
            int rejectedDistricts = 0;
            for (Path list : districtLists) {
                rejectedDistricts += loadTerritory(database, actor, list, ayni);
            }
            LoadFacts.Result result = load(database, actor, rejected, ayni);
            print(result, ayni);
            if (result.rejected() > 0) {
                writeRejected(rejected, out == null ? loads.resolve(Integer.toString(result.load())) : out);
            }
            return result.rejected() + rejectedDistricts > 0 ? ExitCode.ROWS_REJECTED : ExitCode.OK;
        }
    }

    private LoadFacts.Result load(Database database, Actor actor, RejectedCsv rejected, Ayni ayni) throws IOException {
        long total = new ExchangeReader(facts).totalBytes();
        try (Progress progress = new Progress("Cargando", "bytes", total, ayni.quiet)) {
            return new LoadFacts(database, progress::done, file -> {})
                    .run(facts, Optional.ofNullable(effective), actor, rejected);
        }
    }

    private int loadTerritory(Database database, Actor actor, Path list, Ayni ayni) throws IOException {
        LoadTerritory.Result result = LoadTerritory.load(database, actor, list, Optional.ofNullable(effective));
        ayni.say(String.format(
                Locale.ROOT,
                "%s: %,d distritos nuevos, %,d cambiados, %,d iguales, %,d filas rechazadas (véalas con «ayni territory"
                        + " load»).",
                list.getFileName(),
                result.added(),
                result.changed(),
                result.unchanged(),
                result.rejected().size()));
        return result.rejected().size();
    }

    private void print(LoadFacts.Result result, Ayni ayni) {
        TablePrinter table =
                new TablePrinter("archivo", "leidas", "nuevas", "cambiadas", "iguales", "retiradas", "rechazadas");
        for (LoadFacts.FileResult file : result.files()) {
            table.row(
                    file.file().fileName(),
                    file.rows().read(),
                    file.changes().added(),
                    file.changes().changed(),
                    file.changes().unchanged(),
                    file.changes().withdrawn(),
                    file.rows().rejected());
        }
        if (spec != null) {
            table.print(ayni.format, spec.commandLine().getOut());
        }
        if (!result.changedAnything()) {
            ayni.say("Sin cambios: todo lo aceptado ya estaba cargado.");
        }
    }

    private void writeRejected(RejectedCsv rejected, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("rejected.csv");
        rejected.writeTo(file);
        if (spec != null) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    Locale.ROOT,
                    "%,d filas rechazadas, con su motivo, en %s%n  Qué hacer: corrija esas filas y cargue la carpeta otra"
                            + " vez; lo ya cargado no se repite.%n",
                    rejected.count(),
                    file);
            err.flush();
        }
    }

    private Actor actor() {
        if (by.isBlank()) {
            throw Problem.usage("No se sabe quién carga los archivos.")
                    .where("--by")
                    .whatToDo("Escriba el nombre de la persona.")
                    .stop();
        }
        return new Actor(by.strip());
    }

    private List<Path> districtLists() throws IOException {
        if (!Files.isDirectory(facts)) {
            throw Problem.usage("Los hechos no son una carpeta.")
                    .where("--facts " + facts)
                    .whatToDo("Indique la carpeta que contiene households.csv y los demás archivos.")
                    .stop();
        }
        List<Path> lists = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(facts, "ubigeo_inei*.csv")) {
            found.forEach(lists::add);
        }
        lists.sort(null);
        return lists;
    }

    private void requireFiles(List<Path> districtLists) {
        ExchangeReader reader = new ExchangeReader(facts);
        if (districtLists.isEmpty() && Arrays.stream(ExchangeFile.values()).noneMatch(reader::has)) {
            throw Problem.missing("La carpeta no tiene ningún archivo del formato de intercambio.")
                    .where(facts)
                    .expected("households.csv, members.csv, attendance.csv, …")
                    .whatToDo("Revise la carpeta; los nombres van en minúsculas.")
                    .stop();
        }
    }
}
