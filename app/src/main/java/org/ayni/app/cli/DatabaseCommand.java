package org.ayni.app.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.cycle.RebuildColumns;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.database.DatabaseServer.Running;
import org.ayni.app.database.Home;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.Problem;
import org.ayni.app.problem.ProblemException;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.kernel.law.Law;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "db",
        description = {
            "Arranca, detiene o muestra el servidor de base de datos incluido.",
            "Las demás órdenes lo arrancan solas cuando les hace falta."
        },
        footer = {"", "Con la variable AYNI_DB_URL se usa otro servidor, y estas órdenes no lo tocan."})
final class DatabaseCommand implements Callable<Integer> {

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
            name = "start",
            description = "Arranca el servidor y pone las tablas al día; si ya está en marcha, lo dice.")
    int start() {
        Ayni ayni = Ayni.of(spec);
        refuseExternal();
        Home home = ayni.chosenHome().create();
        boolean ran = new DatabaseServer(home).running().isPresent();
        ayni.openDatabase().close();
        Running server = running(home).orElseThrow();
        ayni.say((ran ? "El servidor ya estaba en marcha" : "Servidor en marcha") + " en 127.0.0.1:" + server.port()
                + " (proceso " + server.pid() + ").");
        return ExitCode.OK;
    }

    @Command(name = "stop", description = "Detiene el servidor en orden; los datos quedan guardados.")
    int stop() {
        Ayni ayni = Ayni.of(spec);
        refuseExternal();
        boolean stopped = new DatabaseServer(ayni.chosenHome()).stop();
        ayni.say(stopped ? "Servidor detenido." : "El servidor no estaba en marcha.");
        return ExitCode.OK;
    }

    @Command(name = "status", description = "Muestra si el servidor está en marcha, dónde, y la versión de las tablas.")
    int status() {
        Ayni ayni = Ayni.of(spec);
        var table = new TablePrinter("dato", "valor");
        boolean external = Database.isExternal(System.getenv());
        Home home = ayni.chosenHome();
        Optional<Running> running = external ? Optional.empty() : running(home);
        table.row("servidor", external ? "externo (AYNI_DB_URL)" : "incluido");
        if (!external) {
            table.row("carpeta", home.folder());
            table.row("estado", running.isPresent() ? "en marcha" : "detenido");
            running.ifPresent(server -> table.row("proceso", Long.toString(server.pid())));
        }
        boolean usable = true;
        if (external || running.isPresent()) {
            try (Database database = ayni.openDatabase()) {
                table.row("dirección", database.place());
                table.row("versión del servidor", database.serverVersion());
                table.row("versión de las tablas", database.schemaVersion());
                table.row("tamaño (MB)", Long.toString(database.sizeInMegabytes()));
            } catch (ProblemException stopped) {
                usable = false;
                table.row(
                        "problema",
                        stopped.problem().what() + " " + stopped.problem().found());
                table.row("qué hacer", stopped.problem().whatToDo());
            }
        }
        if (spec != null) {
            table.print(ayni.format, spec.commandLine().getOut());
        }
        return usable ? ExitCode.OK : ExitCode.MISSING;
    }

    @Command(
            name = "rebuild-columns",
            description = {
                "Rehace, desde las filas, las columnas de la evidencia y de los padrones cerrados,",
                "con las que un ciclo nacional se lee en segundos. Solo se pierde tiempo."
            })
    int rebuildColumns(
            @Option(
                            names = "--by",
                            paramLabel = "PERSONA",
                            description = "Quién lo hace; si no se da, el usuario del sistema.")
                    @Nullable
                    String by) {
        Ayni ayni = Ayni.of(spec);
        try (Database database = ayni.openDatabase()) {
            // A closed roll is read as far back as its law looks, with the changes approved here.
            Law law = InstallationLaw.over(LawFiles.builtIn(), database);
            RebuildColumns.Rebuilt rebuilt = new RebuildColumns(database, law, new StepTalk(ayni))
                    .rebuild(new Actor(by == null ? System.getProperty("user.name", "sistema") : by));
            ayni.say("Columnas rehechas: " + rebuilt.loads() + " cargas y " + rebuilt.closedRolls()
                    + " padrones cerrados.");
        }
        return ExitCode.OK;
    }

    private static Optional<Running> running(Home home) {
        return new DatabaseServer(home).running();
    }

    private static void refuseExternal() {
        if (Database.isExternal(System.getenv())) {
            throw Problem.missing("El servidor de AYNI_DB_URL no es nuestro: no lo arrancamos ni lo detenemos.")
                    .whatToDo("Quite la variable AYNI_DB_URL para usar el servidor incluido.")
                    .stop();
        }
    }
}
