package org.ayni.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.ActsOn;
import org.ayni.app.audit.Audit;
import org.ayni.app.audit.ChainFile;
import org.ayni.app.audit.ChainVerdict;
import org.ayni.app.audit.SealAudit;
import org.ayni.app.audit.VerifyAudit;
import org.ayni.app.database.Database;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        description = {
            "El registro de todos los actos y de todas las miradas a datos de una persona, en una cadena que se prueba a sí",
            "misma: quien cambie, borre o agregue algo a mano queda descubierto."
        },
        footer = {"", "Ejemplo: ./ayni audit verify"})
final class AuditCommand implements Callable<Integer> {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

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
            name = "verify",
            description = {
                "Revisa toda la cadena: cada acto, su lugar y las firmas. Con --file, un archivo de «audit export», sin servidor.",
                "0 = íntegra, 3 = rota; dice en qué eslabón."
            })
    int verify(
            @Option(
                            names = "--file",
                            paramLabel = "ARCHIVO",
                            description = "Revisa este archivo y no la base de datos.")
                    @Nullable
                    Path file,
            @Option(
                            names = "--key",
                            paramLabel = "ARCHIVO",
                            description =
                                    "La clave pública que guarda el auditor; si no se da, la de esta instalación (con --file, cualquiera).")
                    @Nullable
                    Path publicKey)
            throws IOException {
        Ayni ayni = Ayni.of(spec);
        if (publicKey != null && !Files.isRegularFile(publicKey)) {
            throw Problem.usage("No hay tal clave.")
                    .where(publicKey)
                    .whatToDo("Indique el archivo signing-key.pub de la carpeta audit de la instalación.")
                    .stop();
        }
        if (file != null) {
            return print(ayni, ChainFile.verify(file, publicKey));
        }
        try (Database database = ayni.openDatabase()) {
            new SealAudit(database, ayni.chosenHome()).seal();
            return print(ayni, new VerifyAudit(database, ayni.chosenHome()).verify(publicKey));
        }
    }

    private int print(Ayni ayni, ChainVerdict verdict) {
        TablePrinter table = new TablePrinter("dato", "valor");
        int exitCode = switch (verdict) {
            case ChainVerdict.Whole whole -> {
                table.row("cadena", "íntegra")
                        .row("actos", whole.links())
                        .row("firmas", whole.checkpoints())
                        .row("firmado hasta el eslabón", whole.lastSigned())
                        .row("último hash", whole.lastHash());
                yield ExitCode.OK;
            }
            case ChainVerdict.Broken broken -> {
                table.row("cadena", "ROTA")
                        .row("primer eslabón roto", broken.position())
                        .row("motivo", broken.reason());
                yield ExitCode.DIFFERENT;
            }
        };
        print(table, ayni);
        return exitCode;
    }

    @Command(
            name = "export",
            description = "Escribe toda la cadena en un archivo CSV, que «audit verify --file» revisa sin servidor.")
    int export(
            @Option(
                            names = "--out",
                            required = true,
                            paramLabel = "ARCHIVO",
                            description = "El archivo; no debe existir.")
                    Path out,
            @Option(
                            names = "--by",
                            paramLabel = "PERSONA",
                            description = "Quién lo pide; si no se da, el usuario del sistema.")
                    @Nullable
                    String by) {
        Ayni ayni = Ayni.of(spec);
        if (Files.exists(out)) {
            throw Problem.usage("El archivo ya existe.")
                    .where(out)
                    .whatToDo("Elija otro nombre con --out.")
                    .stop();
        }
        try (Database database = ayni.openDatabase()) {
            new SealAudit(database, ayni.chosenHome()).seal();
            long links = ChainFile.write(
                    database, new Actor(by == null ? System.getProperty("user.name", "sistema") : by.strip()), out);
            ayni.say("Escritos " + links + " actos en " + out + ".");
        }
        return ExitCode.OK;
    }

    @Command(
            name = "who",
            description = "Quién vio, cambió o exportó un hogar: los actos sobre él, los últimos primero.")
    int who(
            @Parameters(paramLabel = "HOGAR", description = "El código del hogar.") String household,
            @Option(
                            names = "--most",
                            paramLabel = "N",
                            description = "Cuántos; si no se da, 100.",
                            defaultValue = "100")
                    int most) {
        Ayni ayni = Ayni.of(spec);
        try (Database database = ayni.openDatabase()) {
            List<ActsOn.Act> acts =
                    new ActsOn(database.app()).of(Audit.household(household), Long.MAX_VALUE, Math.max(1, most));
            TablePrinter table = new TablePrinter("momento", "persona", "acto", "sobre", "detalle");
            acts.forEach(act -> table.row(
                    MOMENT.format(
                            act.at().atZoneSameInstant(TimeZone.getDefault().toZoneId())),
                    act.byPerson(),
                    act.act(),
                    act.subject(),
                    act.detail()));
            print(table, ayni);
            if (acts.isEmpty()) {
                ayni.say("No hay actos sobre ese hogar.");
            }
        }
        return ExitCode.OK;
    }

    private void print(TablePrinter table, Ayni ayni) {
        if (spec != null) {
            table.print(ayni.format, spec.commandLine().getOut());
        }
    }
}
