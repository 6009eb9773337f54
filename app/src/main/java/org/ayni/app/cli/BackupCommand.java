package org.ayni.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.backup.DrillBackup;
import org.ayni.app.backup.MakeBackup;
import org.ayni.app.backup.RestoreBackup;
import org.ayni.app.backup.TidyBackups;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;
import org.ayni.app.database.LogArchive;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "backup",
        description = {
            "Respalda la instalación mientras trabaja: la base de datos y lo que se guarda junto a ella, cada archivo con su",
            "SHA-256. El respaldo lleva datos personales y, si no se dice lo contrario, las claves: guárdelo como la",
            "instalación misma, en otro disco."
        },
        footer = {
            "",
            "Ejemplo: ./ayni backup --to /mnt/respaldos, y cada mes ./ayni backup drill",
            "Termina con 0 si quedó hecho, con 3 si el simulacro halló diferencias, con 4 si falta algo previo."
        })
final class BackupCommand implements Callable<Integer> {

    @Option(
            names = "--to",
            paramLabel = "CARPETA",
            description = "Donde queda la carpeta del respaldo; si no se da, la carpeta backups de la instalación.")
    @Nullable
    Path to;

    @Option(
            names = "--without-keys",
            description = "Sin las claves, que se guardan aparte; para restaurar habrá que indicarlas con --keys.")
    boolean withoutKeys;

    @Option(names = "--by", paramLabel = "PERSONA", description = "Quién lo hace; si no se da, el usuario del sistema.")
    String by = System.getProperty("user.name", "sistema");

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        refuseExternal(ayni);
        try (Database database = ayni.openDatabase()) {
            MakeBackup.Made made = make(ayni, database);
            print(
                    ayni,
                    new TablePrinter("dato", "valor")
                            .row("respaldo", made.folder())
                            .row("archivos", made.files())
                            .row("bytes", made.bytes())
                            .row("tablas", made.tables())
                            .row("filas", made.rows())
                            .row("huella", made.fingerprint()));
            warnAboutDisk(ayni, made.folder());
        }
        return ExitCode.OK;
    }

    private MakeBackup.Made make(Ayni ayni, Database database) throws IOException {
        Home home = ayni.chosenHome();
        long size = database.sizeInMegabytes() << 20;
        try (Progress bar = new Progress("Copiando", "bytes", size, ayni.quiet)) {
            return new MakeBackup(
                            database,
                            home,
                            Clock.system(ZoneId.of("America/Lima")),
                            said -> ayni.say(said + " ..."),
                            bar::done)
                    .run(to == null ? MakeBackup.usualFolder(home) : to, !withoutKeys, actor(by));
        }
    }

    private static void warnAboutDisk(Ayni ayni, Path backup) throws IOException {
        if (Files.getFileStore(backup)
                .equals(Files.getFileStore(ayni.chosenHome().folder()))) {
            ayni.say(
                    "Aviso: el respaldo está en el mismo disco que la instalación. Si ese disco se pierde, se pierden ambos:");
            ayni.say("  cópielo a otro, o indíquelo con --to.");
        }
    }

    @Command(
            name = "drill",
            description = {
                "Prueba un respaldo: lo restaura en una carpeta que después se borra, lo arranca, cuenta las filas de cada tabla,",
                "revisa la cadena de actos y que las personas podrían entrar. La fecha queda en «doctor».",
                "0 = sirve, 3 = hay diferencias."
            })
    int drill(
            @Option(
                            names = "--from",
                            paramLabel = "CARPETA",
                            description = "El respaldo que se prueba; si no se da, se hace uno nuevo, que queda.")
                    @Nullable
                    Path from,
            @Option(
                            names = "--keys",
                            paramLabel = "CARPETA",
                            description = "Las claves, para un respaldo que no las tiene.")
                    @Nullable
                    Path keys)
            throws IOException {
        Ayni ayni = Ayni.of(spec);
        refuseExternal(ayni);
        try (Database database = ayni.openDatabase()) {
            Path backup = from == null
                    ? make(ayni, database).folder()
                    : from.toAbsolutePath().normalize();
            Optional<Path> given = Optional.ofNullable(keys)
                    .or(() -> withoutKeys && from == null
                            ? Optional.of(ayni.chosenHome().folder())
                            : Optional.empty());
            DrillBackup.Report report;
            try (Progress bar = new Progress("Restaurando", "bytes", 0, ayni.quiet)) {
                report = new DrillBackup(database, ayni.chosenHome(), said -> ayni.say(said + " ..."), bar::done)
                        .run(backup, new RestoreBackup.Wish(Optional.empty(), given, Optional.empty()), actor(by));
            }
            TablePrinter table = new TablePrinter("qué", "se esperaba", "se encontró", "resultado");
            report.checks()
                    .forEach(check ->
                            table.row(check.about(), check.expected(), check.found(), check.good() ? "bien" : "MAL"));
            print(ayni, table);
            ayni.say((report.isGood() ? "El respaldo sirve: " : "EL RESPALDO NO SIRVE: ") + backup);
            ayni.say("Simulacro de " + report.took().toSeconds() + " s.");
            return report.isGood() ? ExitCode.OK : ExitCode.DIFFERENT;
        }
    }

    @Command(
            name = "archive",
            description = {
                "Guarda además, minuto a minuto, el registro de cambios (WAL) en una carpeta: con él y un respaldo se restaura a",
                "cualquier momento posterior («restore --until»). Vale desde que el servidor arranca otra vez.",
                "Sin opciones muestra cómo está."
            })
    int archive(
            @Option(
                            names = "--to",
                            paramLabel = "CARPETA",
                            description =
                                    "Donde se archiva; de esta instalación y de ninguna otra, mejor en otro disco.")
                    @Nullable
                    Path folder,
            @Option(names = "--off", description = "Deja de archivar.") boolean off)
            throws IOException {
        Ayni ayni = Ayni.of(spec);
        refuseExternal(ayni);
        if (folder != null && off) {
            throw Problem.usage("O se archiva, o se deja de archivar.")
                    .where("--to y --off")
                    .whatToDo("Indique una sola de las dos.")
                    .stop();
        }
        Home home = ayni.chosenHome().create();
        if (folder != null) {
            LogArchive.on(home, folder);
        }
        if (off) {
            LogArchive.off(home);
        }
        if (folder != null || off) {
            ayni.say(
                    "Vale desde el próximo arranque del servidor: detenga la consola, «./ayni db stop» y arranque otra vez.");
        }
        try (Database database = ayni.openDatabase()) {
            LogArchive.State state = LogArchive.state(home, database.app());
            print(
                    ayni,
                    new TablePrinter("dato", "valor")
                            .row("carpeta", state.folder().map(Path::toString).orElse("ninguna"))
                            .row("el servidor archiva", state.works() ? "sí" : "no")
                            .row(
                                    "último archivado",
                                    state.last().map(Moment::of).orElse("nunca"))
                            .row("no se pudo archivar", state.failing().orElse("nada")));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "tidy",
            description = "Quita los respaldos más antiguos, y del registro archivado lo que solo ellos necesitaban.")
    int tidy(
            @Option(
                            names = "--keep",
                            required = true,
                            paramLabel = "N",
                            description = "Cuántos de los últimos quedan; uno o más.")
                    int keep,
            @Option(
                            names = "--in",
                            paramLabel = "CARPETA",
                            description = "Donde están; si no se da, la carpeta backups de la instalación.")
                    @Nullable
                    Path in)
            throws IOException {
        Ayni ayni = Ayni.of(spec);
        refuseExternal(ayni);
        if (keep < 1) {
            throw Problem.usage("No se quitan todos los respaldos.")
                    .where("--keep")
                    .expected("1 o más")
                    .found(keep)
                    .stop();
        }
        Home home = ayni.chosenHome();
        try (Database database = ayni.openDatabase()) {
            TidyBackups.Tidied tidied = new TidyBackups(database)
                    .run(in == null ? MakeBackup.usualFolder(home) : in, keep, LogArchive.folder(home), actor(by));
            TablePrinter table = new TablePrinter("respaldo quitado");
            tidied.backups().forEach(table::row);
            print(ayni, table);
            ayni.say("Quitados " + tidied.backups().size() + " respaldos y " + tidied.segments()
                    + " archivos del registro.");
        }
        return ExitCode.OK;
    }

    /** A server of somebody else is backed up by whoever runs it; what stands in the home still has to be kept. */
    static void refuseExternal(Ayni ayni) {
        if (Database.isExternal(System.getenv())) {
            throw Problem.missing("El servidor de AYNI_DB_URL no es nuestro, y Ayni no lo respalda ni lo restaura.")
                    .where(ayni.chosenHome().folder())
                    .whatToDo(
                            "Respáldelo con sus propias herramientas (pg_basebackup y archivo de WAL, o las del proveedor)"
                                    + " y guarde además la carpeta de Ayni: audit/, second-factor.key y cycles/. Sin ella no se"
                                    + " prueba la cadena de actos ni entran quienes usan segundo factor.")
                    .stop();
        }
    }

    static Actor actor(String name) {
        if (name.isBlank()) {
            throw Problem.usage("No se sabe quién lo hace.")
                    .where("--by")
                    .whatToDo("Escriba el nombre de la persona.")
                    .stop();
        }
        return new Actor(name.strip());
    }

    private void print(Ayni ayni, TablePrinter table) {
        if (spec != null) {
            table.print(ayni.format, spec.commandLine().getOut());
        }
    }
}
