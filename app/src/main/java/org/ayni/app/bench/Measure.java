package org.ayni.app.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ayni.app.crosscheck.SecondOpinion;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.territory.Territory;
import org.ayni.app.verification.ResultHashes;
import org.ayni.app.whatif.WhatIf;
import org.ayni.app.whatif.WhatIfResult;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/** One measurement, in the process that runs it. */
public final class Measure {

    private static final String RESULT_HASH = "result_hash";

    /** What-ifs before the ones that count: a planner tries many, and the first finds the machine cold. */
    private static final int WARMING = 2;

    private static final int WARM = 5;

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
                case SQL -> sql(database);
                case WHATIF -> whatIf();
                case ASSESS -> throw new IllegalArgumentException("measured from outside, as a whole process");
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
                RESULT_HASH,
                cycles.status(BenchCaseload.PERIOD)
                        .hashes()
                        .map(ResultHashes::whole)
                        .orElse(""));
    }

    private void sql(Database database) throws IOException, SQLException {
        Bimester period = BenchCaseload.PERIOD;
        long start = System.nanoTime();
        try (SecondOpinion opinion = SecondOpinion.open(database, law, period, period.lastDay(), period.lastDay())) {
            opinion.readFiles(caseload.facts(), rejection -> {});
            long loaded = System.nanoTime();
            opinion.compute();
            long end = System.nanoTime();
            nanos.put("sql_load", loaded - start);
            nanos.put("sql", end - loaded);
            facts.put(RESULT_HASH, opinion.hashes().whole());
        }
    }

    private void whatIf() throws IOException {
        Bimester period = BenchCaseload.PERIOD;
        Law changed = ChangedLaw.read(caseload.folder());
        Horizon horizon = Horizon.of(period, period.lastDay(), period.lastDay(), law);
        Facts nation = new AssessFiles(law, horizon, bytes -> {}).read(caseload.facts(), rejection -> {});
        WhatIf whatIf = new WhatIf(
                nation, law, territory, Optional.empty(), Runtime.getRuntime().availableProcessors());
        List<Long> runs = new ArrayList<>();
        for (int run = 0; run < WARMING + WARM; run++) {
            long start = System.nanoTime();
            WhatIfResult result = whatIf.run(changed);
            if (run >= WARMING) {
                runs.add(System.nanoTime() - start);
            }
            facts.put("whatif_hash", result.hash());
        }
        nanos.put("whatif", SizeResult.median(runs));
    }
}
