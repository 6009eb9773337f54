package org.ayni.app.cycle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ayni.app.audit.Actor;
import org.ayni.app.bank.SimulatedBank;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.intake.LoadFacts;
import org.ayni.app.iso20022.Payer;
import org.ayni.app.law.LawFiles;
import org.ayni.app.payment.Instruction;
import org.ayni.app.payment.ReadBankReply;
import org.ayni.app.payment.ReplyOutcome;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/** A whole programme in a database of its own: the roll, the cycles, the simulated bank. */
final class Programme implements AutoCloseable {

    static final Law LAW = LawFiles.builtIn();
    static final Territory TERRITORY = Territory.builtIn();
    static final Actor ANA = new Actor("Ana Quispe");
    static final Actor BETO = new Actor("Beto Huamán");
    static final Payer PAYER = new Payer("PROGRAMA SINTETICO", "20000000001", "00000000001", "BANCO SIMULADO");

    final Database database;
    final Cycles cycles;
    private final Path folder;

    Programme(Path folder) {
        this(TestDatabase.fresh(), folder);
    }

    Programme(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.cycles = new Cycles(database, LAW, TERRITORY, Talk.NOBODY);
    }

    /** Writes a synthetic caseload. */
    static Path generate(Path folder, int households, long seed, Bimester period) {
        try {
            SyntheticCaseload.write(new CaseloadSpec(households, seed, period, 0), TERRITORY, LAW, folder, done -> {});
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    LoadFacts.Result load(Path facts) {
        return load(facts, Optional.empty());
    }

    LoadFacts.Result load(Path facts, Optional<LocalDate> effective) {
        try {
            return new LoadFacts(database, bytes -> {}, file -> {})
                    .run(facts, effective, new Actor("Carga"), rejected -> {
                        throw new IllegalStateException("rejected: " + rejected);
                    });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    StepResult open(Bimester period) {
        return cycles.open(period, period.lastDay(), period.lastDay(), ANA);
    }

    /** Every step up to the liquidation. */
    List<StepResult> runToLiquidation(Bimester period) {
        return List.of(
                open(period), cycles.closeRoll(period, ANA), cycles.verify(period, ANA), cycles.liquidate(period, ANA));
    }

    StepResult authorise(Bimester period) {
        return cycles.authorise(period, "RDE-" + period, BETO);
    }

    Cycles.InstructionResult instruct(Bimester period) {
        return instruct(period, Instruction.ORDERS_PER_FILE);
    }

    Cycles.InstructionResult instruct(Bimester period, int ordersPerFile) {
        return instruct(period, ordersPerFile, false);
    }

    /** A person decided that what could not be paid goes out as the roll says now. */
    Cycles.InstructionResult instructAgain(Bimester period) {
        return instruct(period, Instruction.ORDERS_PER_FILE, true);
    }

    private Cycles.InstructionResult instruct(Bimester period, int ordersPerFile, boolean again) {
        try {
            return cycles.instruct(
                    period,
                    new Cycles.InstructOptions(PAYER, Optional.empty(), ordersPerFile, toBank(period), again),
                    new Actor("Carla"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The bank answers everything, and we read it. */
    List<ReplyOutcome> bankAnswers(Bimester period, int rejectedPerMillion) {
        try {
            Path replies = folder.resolve("from-bank-" + period);
            new SimulatedBank(5, rejectedPerMillion).answer(toBank(period), replies);
            return read(replies);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    List<ReplyOutcome> read(Path replies) throws IOException {
        List<ReplyOutcome> outcomes = new ArrayList<>();
        ReadBankReply act = new ReadBankReply(database, folder.resolve("archive"));
        try (Stream<Path> files = Files.list(replies)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".xml"))
                    .sorted()
                    .toList()) {
                outcomes.add(act.read(file, new Actor("Banco")));
            }
        }
        return outcomes;
    }

    /** Everything from the opening to the replies. */
    void runWhole(Bimester period, int rejectedPerMillion) {
        for (StepResult result : runToLiquidation(period)) {
            requireDone(result);
        }
        requireDone(authorise(period));
        requireDone(instruct(period).step());
        bankAnswers(period, rejectedPerMillion);
    }

    static void requireDone(StepResult result) {
        if (!(result instanceof StepResult.Done)) {
            throw new IllegalStateException("not done: " + result);
        }
    }

    Path toBank(Bimester period) {
        return folder.resolve("to-bank-" + period);
    }

    long count(String select) {
        return database.app().sql(select).query(Long.class).single();
    }

    @Override
    public void close() {
        database.close();
    }
}
