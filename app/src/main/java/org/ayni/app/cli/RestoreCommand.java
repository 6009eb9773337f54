package org.ayni.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ayni.app.backup.RestoreBackup;
import org.ayni.app.database.Home;
import org.ayni.app.database.LogArchive;
import org.ayni.app.database.Recovery;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "restore",
        description = {
            "Restaura un respaldo en una carpeta nueva, comprobando cada archivo con su SHA-256. No escribe encima de nada.",
            "Con el registro archivado («backup archive») también a un momento posterior al respaldo."
        },
        footer = {
            "",
            "Ejemplo: ./ayni restore --from /mnt/respaldos/ayni-20261201-021000 --to /var/lib/ayni-nueva",
            "         ./ayni restore --from ... --to ... --until 2026-12-01T09:41 --wal /mnt/wal",
            "La instalación de antes no debe seguir en marcha: dos a la vez pagarían dos veces.",
            "Termina con 0 si quedó hecho, con 3 si el respaldo está dañado o incompleto, con 4 si falta algo previo."
        })
final class RestoreCommand implements Callable<Integer> {

    private static final String EVERYTHING = "todo";

    @Option(names = "--from", required = true, paramLabel = "CARPETA", description = "El respaldo.")
    Path from = Path.of("");

    @Option(
            names = "--to",
            required = true,
            paramLabel = "CARPETA",
            description = "La carpeta de la instalación restaurada; no debe existir, o estar vacía.")
    Path to = Path.of("");

    @Option(
            names = "--until",
            paramLabel = "MOMENTO",
            description = {
                "Hasta cuándo: AAAA-MM-DDThh:mm de Lima, o «" + EVERYTHING + "» para todo lo que hay en el registro.",
                "Si no se da, el momento del respaldo."
            })
    @Nullable
    String until;

    @Option(
            names = "--wal",
            paramLabel = "CARPETA",
            description = "El registro archivado; si no se da, el que archiva la instalación de --home, si archiva.")
    @Nullable
    Path wal;

    @Option(names = "--keys", paramLabel = "CARPETA", description = "Las claves, para un respaldo que no las tiene.")
    @Nullable
    Path keys;

    @Option(names = "--by", paramLabel = "PERSONA", description = "Quién lo hace; si no se da, el usuario del sistema.")
    String by = System.getProperty("user.name", "sistema");

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        BackupCommand.refuseExternal(ayni);
        Optional<Recovery.Target> target = target();
        Home home = new Home(to);
        Optional<Path> archive = target.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(wal).or(() -> LogArchive.folder(ayni.chosenHome()));
        RestoreBackup.Restored restored;
        try (Progress bar = new Progress("Restaurando", "bytes", 0, ayni.quiet)) {
            restored = new RestoreBackup(from, said -> ayni.say(said + " ..."), bar::done)
                    .run(
                            home,
                            new RestoreBackup.Wish(target, Optional.ofNullable(keys), archive),
                            BackupCommand.actor(by));
        }
        TablePrinter table = new TablePrinter("dato", "valor")
                .row("instalación", restored.home().folder())
                .row("respaldo", restored.backup())
                .row("hasta", until == null ? "el momento del respaldo" : until)
                .row("archivos comprobados", restored.files())
                .row("huella", restored.fingerprint());
        if (spec != null) {
            table.print(ayni.format, spec.commandLine().getOut());
        }
        ayni.say("Revísela con «./ayni doctor --home " + home.folder() + "» y «./ayni audit verify --home "
                + home.folder() + "».");
        return ExitCode.OK;
    }

    private Optional<Recovery.Target> target() {
        if (until == null) {
            return Optional.empty();
        }
        if (until.equals(EVERYTHING)) {
            return Optional.of(new Recovery.Everything());
        }
        try {
            Instant instant = new Converters.ToKnownAt().convert(until);
            return Optional.of(new Recovery.Until(instant));
        } catch (TypeConversionException wrong) {
            throw Problem.usage("Ese momento no se entiende.")
                    .where("--until")
                    .expected("AAAA-MM-DDThh:mm (hora de Lima), AAAA-MM-DD o «" + EVERYTHING + "»")
                    .found(until)
                    .stop();
        }
    }
}
