package org.ayni.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.MeasureCycle;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.database.Home;
import org.ayni.app.intake.LoadFacts;
import org.ayni.app.problem.Problem;
import org.ayni.app.territory.Territory;
import org.ayni.app.variance.AcceptFinding;
import org.ayni.app.variance.Finding;
import org.ayni.app.variance.Findings;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * Closes one bimestre after the other, each with its evidence and authorised before the next, and says how long the deciding
 * steps of each took: whether a closing gets slower with the number of those that are stored.
 */
public final class HistoryBench {

    private static final Actor REVIEWER = new Actor("Revisión del banco de pruebas (sintética)");

    private final Home installation;
    private final Law law;
    private final Territory territory;
    private final Talk talk;

    /** @param talk hears what is being done */
    public HistoryBench(Home installation, Law law, Territory territory, Talk talk) {
        this.installation = installation;
        this.law = law;
        this.territory = territory;
        this.talk = talk;
    }

    /**
     * One closing.
     *
     * @param storedBefore cycles that were stored when it was decided
     * @param took verification and liquidation, as {@link MeasureCycle#cycle}
     * @param cpuNanos of this process and the server meanwhile
     * @param rows that it stored
     */
    public record Closing(Bimester period, int storedBefore, Duration took, long cpuNanos, long rows) {}

    /** Where it is prepared: anew each time, for nothing that was authorised is ever taken back. */
    public static BenchCaseload caseload(Home installation, int households) {
        return new BenchCaseload(installation.folder().resolve("bench").resolve("history" + households), households);
    }

    /**
     * Prepares a caseload and closes so many bimestres.
     *
     * @param done hears of each closing
     */
    public List<Closing> run(int households, int closings, Consumer<Closing> done) throws IOException {
        BenchCaseload caseload = caseload(installation, households);
        if (caseload.isReady()) {
            throw Problem.missing("Esa historia ya está hecha, y lo autorizado no se deshace.")
                    .where(caseload.folder())
                    .whatToDo("Detenga su servidor («ayni db stop --home "
                            + caseload.home().folder() + "»), borre esa carpeta y repita la orden.")
                    .stop();
        }
        caseload.prepare(law, territory, talk);
        List<Closing> all = new ArrayList<>();
        try (Database database = caseload.open(talk::say)) {
            Cycles cycles = new Cycles(database, law, territory, Talk.NOBODY);
            long server =
                    new DatabaseServer(caseload.home()).running().orElseThrow().pid();
            Bimester period = BenchCaseload.PERIOD;
            for (int stored = 0; stored < closings; stored++, period = period.next()) {
                if (stored > 0) {
                    prepare(caseload, database, cycles, period);
                }
                long cpu = ProcessFigures.ownCpuNanos() + ProcessFigures.treeCpuNanos(server);
                MeasureCycle.Measured measured = new MeasureCycle(database, cycles).cycle(period, BenchCaseload.BENCH);
                cpu = ProcessFigures.ownCpuNanos() + ProcessFigures.treeCpuNanos(server) - cpu;
                Closing closing = new Closing(period, stored, measured.took(), cpu, measured.rows());
                done.accept(closing);
                all.add(closing);
                authorise(database, cycles, period);
            }
        }
        return all;
    }

    private void prepare(BenchCaseload caseload, Database database, Cycles cycles, Bimester period) throws IOException {
        talk.say("Se carga la evidencia de " + period + " y se cierra su padrón");
        Path folder = caseload.folder().resolve("later").resolve(period.toString());
        LaterEvidence.write(caseload.facts(), BenchCaseload.PERIOD, period, folder);
        new LoadFacts(database, done -> {}, file -> {})
                .run(folder, Optional.empty(), BenchCaseload.BENCH, rejected -> {});
        BenchCaseload.require(cycles.open(period, period.lastDay(), period.lastDay(), BenchCaseload.BENCH));
        BenchCaseload.require(cycles.closeRoll(period, BenchCaseload.BENCH));
    }

    private void authorise(Database database, Cycles cycles, Bimester period) {
        // Done before; asked again it is looked through for what a person must answer for.
        cycles.liquidate(period, BenchCaseload.BENCH);
        for (Finding finding : new Findings(database.app()).open(period, Integer.MAX_VALUE)) {
            new AcceptFinding(database).accept(period, finding.id(), "Banco de pruebas, hogares sintéticos", REVIEWER);
        }
        BenchCaseload.require(cycles.authorise(period, "RDE-SINTETICA-" + period, REVIEWER));
    }
}
