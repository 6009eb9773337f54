package org.ayni.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ayni.app.bank.BankReport;
import org.ayni.app.bank.BankReport.FileReport;
import org.ayni.app.bank.BankReport.Outcome;
import org.ayni.app.bank.SimulatedBank;
import org.ayni.app.problem.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "bank",
        description = {
            "Banco pagador SIMULADO: responde los archivos de pago de una carpeta como lo haría un banco.",
            "Solo ve archivos. Lee pain.001 y escribe pain.002 (aceptado o rechazado) y camt.054 (abonos).",
            "Todo lo que escribe dice SIMULADO. El mismo archivo y la misma semilla dan siempre los mismos bytes;",
            "lo ya respondido no se responde otra vez."
        },
        footer = {"", "Ejemplo: ./ayni bank --in pagos/ --out respuestas/ --seed 7 --reject-share 0.01"})
final class BankCommand implements Callable<Integer> {

    @Option(
            names = "--in",
            required = true,
            paramLabel = "CARPETA",
            description = "Donde están los archivos de pago (*.xml); no se modifica.")
    Path in = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "CARPETA",
            description = "Donde escribir las respuestas SIMULADO-*.xml.")
    Path out = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "La semilla que decide a quién se rechaza; si no se da, ${DEFAULT-VALUE}.")
    long seed = 1;

    @Option(
            names = "--reject-share",
            paramLabel = "PARTE",
            description = "Qué parte de los pagos se rechaza: 0.01 = uno de cada cien; si no se da, ${DEFAULT-VALUE}.")
    BigDecimal rejectShare = new BigDecimal("0.01");

    @Option(names = "--watch", description = "Sigue mirando la carpeta y responde lo que llegue, hasta Ctrl-C.")
    boolean watch;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Ayni ayni = Ayni.of(spec);
        SimulatedBank bank = new SimulatedBank(seed, rejectedPerMillion());
        if (!Files.isDirectory(in)) {
            throw Problem.missing("No se encuentra la carpeta de los archivos de pago.")
                    .where(in)
                    .expected("una carpeta con archivos pain.001")
                    .whatToDo("Indique con --in la carpeta que escribió «ayni cycle instruct».")
                    .stop();
        }
        if (watch) {
            Set<String> told = new HashSet<>();
            bank.watch(in, out, report -> print(newOnes(report, told), ayni));
            return ExitCode.OK;
        }
        BankReport report = bank.answer(in, out);
        print(report, ayni);
        return report.files().stream().anyMatch(BankCommand::isRefused) ? ExitCode.ROWS_REJECTED : ExitCode.OK;
    }

    private int rejectedPerMillion() {
        if (rejectShare.signum() < 0 || rejectShare.compareTo(BigDecimal.ONE) > 0) {
            throw Problem.usage("La parte de pagos que se rechaza no es una fracción.")
                    .where("--reject-share")
                    .expected("un número de 0 a 1, por ejemplo 0.01")
                    .found(rejectShare)
                    .stop();
        }
        return rejectShare.movePointRight(6).intValue();
    }

    private static boolean isRefused(FileReport file) {
        return file.outcome() == Outcome.REFUSED || file.outcome() == Outcome.SAME_MESSAGE_ID;
    }

    /** Every pass over the folder finds all its files; each is worth a line once. */
    private static BankReport newOnes(BankReport report, Set<String> told) {
        return new BankReport(report.files().stream()
                .filter(file -> told.add(file.file() + " " + file.messageId()))
                .toList());
    }

    private void print(BankReport report, Ayni ayni) {
        if (spec == null || (watch && report.files().isEmpty())) {
            return;
        }
        TablePrinter table = new TablePrinter("archivo", "resultado", "abonados", "rechazados", "motivo");
        for (FileReport file : report.files()) {
            table.row(file.file(), spanish(file.outcome()), file.deposited(), file.rejected(), file.problem());
        }
        table.print(ayni.format, spec.commandLine().getOut());
        if (!ayni.quiet) {
            PrintWriter talk = spec.commandLine().getErr();
            talk.printf(
                    "Banco SIMULADO: %,d abonos y %,d rechazos en %,d archivos; respuestas en %s%n",
                    report.files().stream().mapToInt(FileReport::deposited).sum(),
                    report.files().stream().mapToInt(FileReport::rejected).sum(),
                    report.files().size(),
                    out);
            talk.flush();
        }
    }

    private static String spanish(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "respondido";
            case ALREADY_ANSWERED -> "ya estaba respondido";
            case REFUSED -> "rechazado entero";
            case SAME_MESSAGE_ID -> "ignorado: MsgId de otro archivo";
        };
    }
}
