package org.ayni.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ayni.app.audit.Actor;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.database.Database;
import org.ayni.app.payment.Instructed;
import org.ayni.app.payment.Instruction;
import org.ayni.app.payment.PayerFile;
import org.ayni.app.payment.ReadBankReply;
import org.ayni.app.payment.ReplyOutcome;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What goes to the bank and what comes back. */
final class CyclePaymentCommands {

    private CyclePaymentCommands() {}

    @Command(
            name = "instruct",
            description = {
                "Escribe los archivos de pago (pain.001), uno por unidad territorial.",
                "Repetida, instruye lo que antes no se pudo y lo rechazado que ya se corrigió, y escribe los mismos archivos."
            })
    static final class Instruct extends CycleStepCommands.BySystemUser {

        @Option(
                names = "--max-per-file",
                paramLabel = "N",
                description = "Órdenes por archivo; una UT con más recibe varios. Si no se da, ${DEFAULT-VALUE}.")
        int ordersPerFile = Instruction.ORDERS_PER_FILE;

        @Option(
                names = "--execute-on",
                paramLabel = "AAAA-MM-DD",
                converter = Converters.ToDate.class,
                description = "Día en que el banco debe abonar; si no se da, el de apertura del operativo.")
        @Nullable
        LocalDate executeOn;

        @Option(
                names = "--again",
                description = {
                    "Ordena de nuevo lo que el banco rechazó y ya se corrigió, o rechazó con su archivo entero; y paga en",
                    "la cuenta de hoy a los hogares que la cambiaron después del cierre del padrón.",
                    "Antes confirme con el banco que no abonó el archivo rechazado."
                })
        boolean again;

        @Option(
                names = "--out",
                paramLabel = "CARPETA",
                description = "Donde escribir los archivos; si no se da, cycles/AAAA-B/to-bank en la carpeta de Ayni.")
        @Nullable
        Path out;

        @Override
        Integer work(Session session) throws IOException {
            if (ordersPerFile < 1) {
                throw Problem.usage("Un archivo lleva una orden o más.")
                        .where("--max-per-file")
                        .found(ordersPerFile)
                        .stop();
            }
            Path folder = out == null ? session.folder(period).resolve("to-bank") : out;
            Cycles.InstructOptions options = new Cycles.InstructOptions(
                    PayerFile.read(session.ayni().chosenHome()),
                    Optional.ofNullable(executeOn),
                    ordersPerFile,
                    folder,
                    again);
            Cycles.InstructionResult result = session.cycles().instruct(period, options, actor(by));
            session.talk().close();
            exitCode(result.step());
            result.instructed().ifPresent(instructed -> print(session.ayni(), instructed));
            return ExitCode.OK;
        }

        private void print(Ayni ayni, Instructed instructed) {
            TablePrinter table = new TablePrinter("ut", "archivo", "órdenes", "suma", "sha256");
            for (Instructed.OrderFile file : instructed.files()) {
                table.row(file.ut(), file.path().toString(), file.orders(), file.total(), file.sha256());
            }
            if (spec != null) {
                table.print(ayni.format, spec.commandLine().getOut());
            }
            ayni.say(String.format(
                    Locale.ROOT, "%,d órdenes nuevas por %s.", instructed.newOrders(), instructed.newAmount()));
            instructed
                    .obstacles()
                    .forEach((obstacle, count) -> ayni.say(String.format(
                            Locale.ROOT, "%,d abonos autorizados sin instruir: %s.", count, obstacle.spanish())));
        }
    }

    @Command(
            name = "reply",
            description = {
                "Lee las respuestas del banco (pain.002 y camt.054), sueltas o en carpetas.",
                "La misma respuesta otra vez, con otro nombre o en otro orden no cambia nada."
            })
    static final class Reply implements Callable<Integer> {

        @Parameters(
                arity = "1..*",
                paramLabel = "ARCHIVO",
                description = "Archivos de respuesta, o carpetas con ellos.")
        List<Path> files = new ArrayList<>();

        @Option(
                names = "--by",
                paramLabel = "PERSONA",
                description = "Quién las entrega; si no se da, el usuario del sistema.")
        String by = System.getProperty("user.name", "");

        @Spec
        @Nullable
        CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Ayni ayni = Ayni.of(spec);
            Actor actor = CycleBase.actor(by);
            List<Path> replies = replies();
            TablePrinter table =
                    new TablePrinter("archivo", "estado", "líneas", "nuevas", "abonados", "rechazados", "por_resolver");
            boolean refused = false;
            try (Database database = ayni.openDatabase();
                    Progress progress = new Progress("Leyendo respuestas", "archivos", replies.size(), ayni.quiet)) {
                ReadBankReply act =
                        new ReadBankReply(database, ayni.chosenHome().folder().resolve("bank-replies"));
                long done = 0;
                for (Path reply : replies) {
                    ReplyOutcome outcome = act.read(reply, actor);
                    refused |= outcome instanceof ReplyOutcome.Refused;
                    row(table, reply, outcome);
                    progress.done(++done);
                }
            }
            if (spec != null) {
                table.print(ayni.format, spec.commandLine().getOut());
            }
            return refused ? ExitCode.ROWS_REJECTED : ExitCode.OK;
        }

        private List<Path> replies() throws IOException {
            List<Path> found = new ArrayList<>();
            for (Path path : files) {
                if (Files.isDirectory(path)) {
                    try (Stream<Path> inside = Files.list(path)) {
                        inside.filter(file -> file.toString().endsWith(".xml"))
                                .sorted()
                                .forEach(found::add);
                    }
                } else if (Files.isRegularFile(path)) {
                    found.add(path);
                } else {
                    throw Problem.missing("No se encuentra el archivo de respuesta.")
                            .where(path)
                            .whatToDo("Revise la ruta; puede dar la carpeta donde el banco deja sus archivos.")
                            .stop();
                }
            }
            return found;
        }

        private static void row(TablePrinter table, Path file, ReplyOutcome outcome) {
            String name = String.valueOf(file.getFileName());
            switch (outcome) {
                case ReplyOutcome.Read read ->
                    table.row(
                            name,
                            "leído",
                            read.lines(),
                            read.freshLines(),
                            read.credited(),
                            read.rejected(),
                            read.breaks().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum());
                case ReplyOutcome.AlreadyRead known ->
                    table.row(
                            name,
                            "ya leído el " + StepTable.moment(known.firstRead()) + " como " + known.firstName(),
                            0L,
                            0L,
                            0L,
                            0L,
                            0L);
                case ReplyOutcome.Refused bad -> table.row(name, "rechazado: " + bad.reason(), 0L, 0L, 0L, 0L, 0L);
            }
        }
    }
}
