package org.ayni.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ayni.app.audit.Actor;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.StepResult;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.intake.LoadFacts;
import org.ayni.app.law.LawChanges;
import org.ayni.app.law.LawFiles;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.app.verification.LawHash;
import org.ayni.app.whatif.ApproveProposal;
import org.ayni.app.whatif.FactsSource;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.app.whatif.PromoteScenario;
import org.ayni.app.whatif.SaveScenario;
import org.ayni.app.whatif.ScenarioName;
import org.ayni.app.whatif.WhatIf;
import org.ayni.app.whatif.WhatIfResult;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A what-if over the roll of a database: the same as over the files, and no row of the programme is touched. */
class WhatIfOnDatabaseTest {

    private static final Law LAW = LawFiles.builtIn();
    private static final Territory TERRITORY = Territory.builtIn();
    private static final Bimester PERIOD = new Bimester(2026, 4);
    private static final WhatIfFacts.Days DAYS = new WhatIfFacts.Days(PERIOD, null, null);
    private static final LawChanges CHANGES = LawChanges.read(Path.of("../law/whatif/tpi-24-meses"));
    private static final Actor ANA = new Actor("Ana Quispe");

    @TempDir
    Path folder;

    private final Database database = TestDatabase.fresh();
    private final Cycles cycles = new Cycles(database, LAW, TERRITORY, Talk.NOBODY);

    @BeforeEach
    void load() throws IOException {
        SyntheticCaseload.write(new CaseloadSpec(120, 5, PERIOD, 0), TERRITORY, LAW, folder, done -> {});
        new LoadFacts(database, bytes -> {}, file -> {}).run(folder, Optional.empty(), ANA, rejected -> {
            throw new IllegalStateException("rejected: " + rejected);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static WhatIfResult run(WhatIfFacts read) {
        return new WhatIf(read.facts(), LAW, TERRITORY, Optional.empty(), 2).run(CHANGES.over(LAW, PERIOD.firstDay()));
    }

    /** Rows and their fingerprint, by table. */
    private Map<String, String> everything() {
        Map<String, String> found = new TreeMap<>();
        List<String> tables = database.app().sql("""
                        SELECT format('%I.%I', n.nspname, c.relname)
                        FROM pg_class c
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE c.relkind = 'r'
                          AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public')
                          AND has_table_privilege(c.oid, 'SELECT')""").query(String.class).list();
        for (String table : tables) {
            found.put(
                    table,
                    database.app()
                            .sql("SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM "
                                    + table + " t")
                            .query(String.class)
                            .single());
        }
        return found;
    }

    private StepResult closeRoll() {
        cycles.open(PERIOD, PERIOD.lastDay(), PERIOD.lastDay(), ANA);
        return cycles.closeRoll(PERIOD, ANA);
    }

    @Test
    void files_roll_as_known_now_and_closed_roll_give_one_result_and_no_row_changes() throws IOException {
        WhatIfResult ofFiles = run(WhatIfFacts.ofFiles(folder, DAYS, LAW, new Ayni()));
        assertThat(ofFiles.after()).isGreaterThan(ofFiles.before());

        Map<String, String> before = everything();
        WhatIfFacts known = WhatIfFacts.ofDatabase(database, DAYS, LAW, new Ayni());
        assertThat(known.source()).isEqualTo(FactsSource.KNOWN_NOW);
        assertThat(run(known).hash()).isEqualTo(ofFiles.hash());
        assertThat(everything()).isEqualTo(before).isNotEmpty();

        assertThat(closeRoll()).isInstanceOf(StepResult.Done.class);
        before = everything();
        WhatIfFacts closed = WhatIfFacts.ofDatabase(database, DAYS, LAW, new Ayni());
        assertThat(closed.source()).isEqualTo(FactsSource.CLOSED_ROLL);
        assertThat(run(closed).hash()).isEqualTo(ofFiles.hash());
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void an_approved_change_leaves_the_closed_cycle_as_it_was_and_decides_from_its_day_on() {
        closeRoll();
        WhatIfFacts read = WhatIfFacts.ofDatabase(database, DAYS, LAW, new Ayni());
        ScenarioName name = new ScenarioName("tpi-24");
        new SaveScenario(database)
                .save(
                        name,
                        new SaveScenario.Origin(
                                read.source(),
                                read.rollHash(),
                                true,
                                PERIOD.lastDay(),
                                PERIOD.lastDay(),
                                LawHash.of(LAW, read.facts().horizon)),
                        CHANGES,
                        run(read),
                        ANA);
        Optional<LocalDate> lastClosed = Optional.of(PERIOD.lastDay());
        new PromoteScenario(database, LAW, folder.resolve("proposals"))
                .promote(name, LocalDate.of(2026, 9, 1), "R.M. 001-2026-MIDIS", lastClosed, ANA);
        new ApproveProposal(database, LAW).approve(name, lastClosed, new Actor("Beto Huamán"));

        Law installed = InstallationLaw.over(LAW, database);
        assertThat(LawHash.of(installed, read.facts().horizon)).isEqualTo(LawHash.of(LAW, read.facts().horizon));
        assertThat(installed.schemeAt(LocalDate.of(2026, 8, 31)).ages().packageChildLastDay())
                .isEqualTo(364);
        assertThat(installed.schemeAt(LocalDate.of(2026, 9, 30)).ages().packageChildLastDay())
                .isEqualTo(729);
        assertThat(new Cycles(database, installed, TERRITORY, Talk.NOBODY).verify(PERIOD, ANA))
                .isInstanceOf(StepResult.Done.class);
    }
}
