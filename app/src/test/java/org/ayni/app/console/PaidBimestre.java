package org.ayni.app.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ayni.app.audit.Actor;
import org.ayni.app.bank.SimulatedBank;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.iso20022.Payer;
import org.ayni.app.law.LawFiles;
import org.ayni.app.payment.Instruction;
import org.ayni.app.payment.ReadBankReply;
import org.ayni.app.territory.Territory;
import org.ayni.app.variance.AcceptFinding;
import org.ayni.app.variance.Finding;
import org.ayni.app.variance.Findings;
import org.ayni.kernel.time.Bimester;

/** The bimestre of the caseload of {@link RunningConsole}, from the opening to what the bank answered; run once, when asked for. */
public final class PaidBimestre {

    public static final Bimester PERIOD = new Bimester(2026, 4);

    private static final Actor LIQUIDATOR = new Actor("Persona Sintética Liquida");
    private static final Actor REVIEWER = new Actor("Persona Sintética Revisa");
    private static final Actor AUTHORISER = new Actor("Persona Sintética Autoriza");
    private static final Payer PAYER = new Payer("PROGRAMA SINTETICO", "20000000001", "00000000001", "BANCO SIMULADO");
    private static final long BANK_SEED = 5;
    private static final int REJECTED_PER_MILLION = 100_000;

    private static boolean done;

    private PaidBimestre() {}

    public static synchronized void run() {
        if (!done) {
            try {
                run(RunningConsole.get().database());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            done = true;
        }
    }

    private static void run(Database database) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "console-bank");
        instruct(database, folder);
        Path replies = folder.resolve("from-bank");
        new SimulatedBank(BANK_SEED, REJECTED_PER_MILLION).answer(folder.resolve("to-bank"), replies);
        ReadBankReply read = new ReadBankReply(database, folder.resolve("archive"));
        try (Stream<Path> files = Files.list(replies)) {
            List<Path> inOrder = files.filter(name -> name.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
            for (Path reply : inOrder) {
                read.read(reply, new Actor("Banco"));
            }
        }
    }

    /** From the opening to the order files, which go below a folder. */
    public static void instruct(Database database, Path folder) throws IOException {
        Cycles cycles = new Cycles(database, LawFiles.builtIn(), Territory.builtIn(), Talk.NOBODY);
        cycles.open(PERIOD, PERIOD.lastDay(), PERIOD.lastDay(), LIQUIDATOR);
        cycles.closeRoll(PERIOD, LIQUIDATOR);
        cycles.verify(PERIOD, LIQUIDATOR);
        cycles.liquidate(PERIOD, LIQUIDATOR);
        for (Finding finding : new Findings(database.app()).open(PERIOD, Integer.MAX_VALUE)) {
            new AcceptFinding(database).accept(PERIOD, finding.id(), "Prueba", REVIEWER);
        }
        cycles.authorise(PERIOD, "RDE-SINTETICA-" + PERIOD, AUTHORISER);
        cycles.instruct(
                PERIOD,
                new Cycles.InstructOptions(
                        PAYER, Optional.empty(), Instruction.ORDERS_PER_FILE, folder.resolve("to-bank"), false),
                LIQUIDATOR);
    }
}
