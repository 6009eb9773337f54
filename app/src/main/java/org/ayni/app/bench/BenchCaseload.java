package org.ayni.app.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.StepResult;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;
import org.ayni.app.exchange.ExchangeReader;
import org.ayni.app.intake.LoadFacts;
import org.ayni.app.problem.Problem;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/**
 * A synthetic caseload of one size, in a home of its own: generated and loaded once, its roll closed, then used by every
 * measurement.
 *
 * @param folder holds the exchange files and the home
 */
public record BenchCaseload(Path folder, int households) {

    /** The bimestre that is measured. */
    public static final Bimester PERIOD = new Bimester(2026, 4);

    /** Who acts in a bench. */
    static final Actor BENCH = new Actor("Banco de pruebas (sintético)");

    private static final long SEED = 1;
    private static final String COUNTS = "counts.properties";

    /** The caseload of a size among those of an installation. */
    public static BenchCaseload of(Home installation, int households) {
        return new BenchCaseload(installation.folder().resolve("bench").resolve("n" + households), households);
    }

    public Path facts() {
        return folder.resolve("facts");
    }

    public Home home() {
        return new Home(folder.resolve("home"));
    }

    /** Its own embedded server, also where the environment names another. */
    public Database open(Consumer<String> talk) {
        return Database.open(home().create(), Map.of(), talk);
    }

    /**
     * How large it is.
     *
     * @param members of the closed roll, target or not
     * @param evidence attendance, health records, marks and reports
     */
    public record Counts(long households, long members, long evidence) {}

    /** Whether {@link #prepare} came to its end. */
    public boolean isReady() {
        return Files.exists(folder.resolve(COUNTS));
    }

    /** What was counted when it was prepared. */
    Counts counts() throws IOException {
        Properties counts = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(COUNTS))) {
            counts.load(reader);
        }
        return new Counts(
                Long.parseLong(counts.getProperty("households")),
                Long.parseLong(counts.getProperty("members")),
                Long.parseLong(counts.getProperty("evidence")));
    }

    /**
     * Generates, loads and closes, unless it was done before.
     *
     * @param talk hears what is being done
     */
    public void prepare(Law law, Territory territory, Talk talk) throws IOException {
        if (isReady()) {
            return;
        }
        if (Files.exists(folder)) {
            throw Problem.missing("Hay una preparación a medias.")
                    .where(folder)
                    .whatToDo("Detenga su servidor («ayni db stop --home " + home().folder()
                            + "»), borre esa carpeta y repita la orden.")
                    .stop();
        }
        Files.createDirectories(folder);
        SyntheticCaseload.write(
                new CaseloadSpec(households, SEED, PERIOD, 0),
                territory,
                law,
                facts(),
                counted(talk, "Generando", "hogares", households)::accept);
        try (Database database = open(talk::say)) {
            long bytes = new ExchangeReader(facts()).totalBytes();
            new LoadFacts(database, counted(talk, "Cargando", "bytes", bytes), file -> {})
                    .run(facts(), Optional.empty(), BENCH, rejected -> {});
            Cycles cycles = new Cycles(database, law, territory, talk);
            require(cycles.open(PERIOD, PERIOD.lastDay(), PERIOD.lastDay(), BENCH));
            require(cycles.closeRoll(PERIOD, BENCH));
            writeCounts(database);
        }
    }

    private void writeCounts(Database database) throws IOException {
        Properties counts = new Properties();
        database.app()
                .sql("""
                        SELECT households, members,
                               (SELECT count(*) FROM evidence.attendance) + (SELECT count(*) FROM evidence.health)
                                 + (SELECT count(*) FROM evidence.mark) + (SELECT count(*) FROM evidence.report)
                                 AS evidence
                        FROM cycle.closed_roll""")
                .query()
                .singleRow()
                .forEach((name, value) -> counts.setProperty(name, String.valueOf(value)));
        try (Writer writer = Files.newBufferedWriter(folder.resolve(COUNTS))) {
            counts.store(writer, "Padrón sintético del banco de pruebas");
        }
    }

    private static LongConsumer counted(Talk talk, String what, String unit, long total) {
        return done -> talk.progress(what, unit, done, total);
    }

    /** A step of a bench has nobody to ask: refused is failed. */
    static void require(StepResult result) {
        if (result instanceof StepResult.Refused refused) {
            throw Problem.missing(refused.reason()).whatToDo(refused.whatToDo()).stop();
        }
    }
}
