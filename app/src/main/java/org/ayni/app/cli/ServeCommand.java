package org.ayni.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.Passwords;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.console.Console;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.database.Home;
import org.ayni.app.problem.Problem;
import org.ayni.app.territory.TerritoryTables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = {
            "La consola del personal, en el navegador. Sigue hasta que se detiene con Ctrl+C.",
            "La primera vez muestra las contraseñas de un solo uso de los dos administradores de accesos.",
            "Con --demo usa la demo: hogares sintéticos y una persona sintética por puesto, con sus contraseñas."
        },
        footer = {"", "Ejemplo: ./ayni serve --demo"})
final class ServeCommand implements Callable<Integer> {

    private static final int MOST_PORTS = 65_535;
    private static final int DEMO_HOUSEHOLDS = 1_000;

    @Option(names = "--port", paramLabel = "PUERTO", description = "Donde escucha; si no se da, ${DEFAULT-VALUE}.")
    int port = 8080;

    @Option(
            names = "--bind",
            paramLabel = "DIRECCIÓN",
            description =
                    "Dirección de esta máquina donde escucha; si no se da, ${DEFAULT-VALUE}: solo desde ella misma.")
    String bind = "127.0.0.1";

    @Option(
            names = "--metrics-port",
            paramLabel = "PUERTO",
            description =
                    "Puerto de 127.0.0.1 donde un programa recoge las métricas (Prometheus); si no se da, ninguno.")
    int metricsPort = -1;

    @Option(names = "--demo", description = "Con los hogares y el personal sintéticos de la demo.")
    boolean demo;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requirePort("--port", port, 0);
        requirePort("--metrics-port", metricsPort, -1);
        Ayni ayni = Ayni.of(spec);
        Clock clock = Clock.system(ZoneId.of("America/Lima"));
        return demo ? serveDemo(ayni, clock) : serve(ayni, clock);
    }

    private static void requirePort(String option, int given, int least) {
        if (given < least || given > MOST_PORTS) {
            throw Problem.usage("Ese puerto no existe.")
                    .where(option)
                    .expected("de 1 a " + MOST_PORTS)
                    .found(given)
                    .stop();
        }
    }

    private int serve(Ayni ayni, Clock clock) throws InterruptedException {
        Home home = ayni.chosenHome().create();
        DatabaseServer server = new DatabaseServer(home);
        boolean external = Database.isExternal(System.getenv());
        boolean ranBefore = external || server.running().isPresent();
        Database database = ayni.openDatabase();
        TerritoryTables.fill(database);
        if (new StaffDirectory(database).isEmpty()) {
            ayni.say(
                    "Primer arranque: dos cuentas para dos personas distintas, porque lo que una propone lo decide la otra.");
            ayni.say("Cada una cambia su contraseña al entrar; no se mostrarán otra vez.");
            new OpenAccount(database, new Passwords())
                    .administrators(LocalDate.now(clock))
                    .forEach(opened -> print("  usuario " + opened.userName() + "   contraseña " + opened.password()));
        }
        return run(
                ayni,
                database,
                clock,
                new Console.Settings(port, bind, false, home, metricsPort),
                () -> stop(database, ranBefore ? Optional.empty() : Optional.of(server)));
    }

    private int serveDemo(Ayni ayni, Clock clock) throws IOException, InterruptedException {
        DemoHome home = new DemoHome(ayni.chosenHome().create());
        DatabaseServer server = new DatabaseServer(home.home());
        boolean ranBefore = server.running().isPresent();
        DemoHome.Settings settings =
                home.exists() ? home.settings(null, null, null) : home.settings(DEMO_HOUSEHOLDS, null, null);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("AYNI_DB_URL");
        Database database = ayni.openDatabase(home.home(), environment);
        TerritoryTables.fill(database);
        Path people = home.home().folder().resolve("PEOPLE.txt");
        if (!Files.exists(people)) {
            new DemoRun(ayni, home, settings).run(new PrintWriter(Writer.nullWriter()));
            List<String> lines = new DemoPeople(database, clock).open();
            Files.write(people, lines);
        }
        ayni.say("Personal sintético de la demo; nadie de ellos existe:");
        Files.readAllLines(people).forEach(this::print);
        return run(
                ayni,
                database,
                clock,
                new Console.Settings(port, bind, true, home.home(), metricsPort),
                () -> stop(database, ranBefore ? Optional.empty() : Optional.of(server)));
    }

    private int run(Ayni ayni, Database database, Clock clock, Console.Settings settings, Runnable afterwards)
            throws InterruptedException {
        Console console;
        try {
            console = Console.start(database, settings, clock, afterwards);
        } catch (RuntimeException failed) {
            afterwards.run();
            throw portTaken(failed).orElse(failed);
        }
        print("Consola: http://" + (bind.equals("127.0.0.1") ? "localhost" : bind) + ":" + console.port() + "/");
        ayni.say("Se detiene con Ctrl+C.");
        console.awaitStop();
        return ExitCode.OK;
    }

    private Optional<RuntimeException> portTaken(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.BindException
                    || cause.getClass().getSimpleName().equals("PortInUseException")) {
                return Optional.of(Problem.missing("El puerto ya está en uso, o esta máquina no tiene esa dirección.")
                        .where(bind + ":" + port)
                        .whatToDo("Indique otro con --port, o detenga lo que lo usa.")
                        .stop(failed));
            }
        }
        return Optional.empty();
    }

    private static void stop(Database database, Optional<DatabaseServer> server) {
        database.close();
        server.ifPresent(DatabaseServer::stop);
    }

    private void print(String line) {
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(line);
            out.flush();
        }
    }
}
