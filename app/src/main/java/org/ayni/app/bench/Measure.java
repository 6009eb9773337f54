package org.ayni.app.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.territory.Territory;
import org.ayni.app.verification.ResultHashes;
import org.ayni.kernel.law.Law;

/** One measurement, in the process that runs it. */
public final class Measure {

    private final BenchCaseload caseload;
    private final Law law;
    private final Territory territory;
    private final Map<String, Long> nanos = new TreeMap<>();
    private final Map<String, String> facts = new TreeMap<>();

    public Measure(BenchCaseload caseload, Law law, Territory territory) {
        this.caseload = caseload;
        this.law = law;
        this.territory = territory;
    }

    /** Runs it once. */
    public Sample run(Measured what) throws IOException, SQLException {
        try (Database database = caseload.open(text -> {})) {
            long server =
                    new DatabaseServer(caseload.home()).running().orElseThrow().pid();
            if (what == Measured.CYCLE) {
                new ForgetCycle(database).run(BenchCaseload.PERIOD);
            }
            long cpu = ProcessFigures.ownCpuNanos() + ProcessFigures.treeCpuNanos(server);
            switch (what) {
                case CYCLE -> cycle(database);
                case PERSIST_FLOOR -> {}
                case SQL -> {}
                case WHATIF -> {}
                case ASSESS -> {}
            }
            cpu = ProcessFigures.ownCpuNanos() + ProcessFigures.treeCpuNanos(server) - cpu;
            return new Sample(nanos, cpu, ProcessFigures.ownRssPeakBytes(), facts);
        }
    }

    private void cycle(Database database) {
        Cycles cycles = new Cycles(database, law, territory, Talk.NOBODY);
        long start = System.nanoTime();
        BenchCaseload.require(cycles.verify(BenchCaseload.PERIOD, BenchCaseload.BENCH));
        long verified = System.nanoTime();
        BenchCaseload.require(cycles.liquidate(BenchCaseload.PERIOD, BenchCaseload.BENCH));
        long end = System.nanoTime();
        nanos.put("cycle", end - start);
        nanos.put("verify", verified - start);
        nanos.put("liquidate", end - verified);
        facts.put(
                "result_hash",
                cycles.status(BenchCaseload.PERIOD)
                        .hashes()
                        .map(ResultHashes::whole)
                        .orElse(""));
    }
}
