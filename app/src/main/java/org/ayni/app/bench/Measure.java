package org.ayni.app.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.MeasureCycle;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.exchange.AssessFiles;
import org.ayni.app.opinion.MeasureOpinion;
import org.ayni.app.territory.Territory;
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
                measureCycle(database).takeBack(BenchCaseload.PERIOD);
            }
            long cpu = ProcessFigures.ownCpuNanos() + ProcessFigures.treeCpuNanos(server);
            switch (what) {
                case CYCLE -> cycle(database);
                case PERSIST_FLOOR -> persistFloor(database);
                case SQL -> sql(database);
                case WHATIF -> whatIf();
                case ASSESS -> throw new IllegalArgumentException("measured from outside, as a whole process");
            }
            cpu = ProcessFigures.ownCpuNanos() + ProcessFigures.treeCpuNanos(server) - cpu;
            return new Sample(nanos, cpu, ProcessFigures.ownRssPeakBytes(), facts);
        }
    }

    private MeasureCycle measureCycle(Database database) {
        return new MeasureCycle(database, new Cycles(database, law, territory, Talk.NOBODY));
    }

    private void cycle(Database database) {
        MeasureCycle.Measured measured = measureCycle(database).cycle(BenchCaseload.PERIOD, BenchCaseload.BENCH);
        nanos.put("cycle", measured.took().toNanos());
        measured.phases()
                .forEach((phase, took) -> nanos.put("cycle_" + phase.name().toLowerCase(Locale.ROOT), took.toNanos()));
        facts.put("rows", Long.toString(measured.rows()));
        facts.put(RESULT_HASH, measured.hash());
    }

    private void persistFloor(Database database) throws IOException {
        MeasureCycle.Measured measured = measureCycle(database).persistFloor(BenchCaseload.PERIOD, caseload.folder());
        nanos.put("persist_floor", measured.took().toNanos());
        facts.put("rows", Long.toString(measured.rows()));
    }

    private void sql(Database database) throws IOException, SQLException {
        Bimester period = BenchCaseload.PERIOD;
        MeasureOpinion.Measured measured =
                new MeasureOpinion(database, law).measure(caseload.facts(), period, period.lastDay(), period.lastDay());
        nanos.put("sql_load", measured.load().toNanos());
        nanos.put("sql", measured.compute().toNanos());
        facts.put(RESULT_HASH, measured.hashes().whole());
    }

    private void whatIf() throws IOException {
        Bimester period = BenchCaseload.PERIOD;
        Law changed = ChangedLaw.read(caseload.folder(), law);
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
