package org.ayni.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ayni.app.audit.Actor;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.StepResult;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.exchange.ExchangeReader;
import org.ayni.app.intake.LoadFacts;
import org.ayni.app.law.LawFiles;
import org.ayni.app.payment.Instruction;
import org.ayni.app.payment.PayerFile;
import org.ayni.app.payment.ReadBankReply;
import org.ayni.app.problem.Problem;
import org.ayni.app.report.ReadSummary;
import org.ayni.app.report.WriteReports;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.synthetic.SyntheticPlaces;
import org.ayni.app.territory.LoadPlaces;
import org.ayni.app.territory.PlaceKind;
import org.ayni.app.territory.Territory;
import org.ayni.app.territory.UbigeoSystem;
import org.ayni.app.variance.AcceptFinding;
import org.ayni.app.variance.Finding;
import org.ayni.app.variance.Findings;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;

/** One whole bimestre, from people who do not exist to a bank that is simulated, with the time that each step took. */
final class DemoRun {

    private static final Actor LOADER = new Actor("Persona Sintética Carga");
    private static final Actor LIQUIDATOR = new Actor("Persona Sintética Liquida");
    private static final Actor REVIEWER = new Actor("Persona Sintética Revisa");
    private static final Actor AUTHORISER = new Actor("Persona Sintética Autoriza");
    private static final String REJECT_SHARE = "0.01";

    private final Ayni ayni;
    private final DemoHome home;
    private final DemoHome.Settings settings;
    private final Bimester period;

    /** That which comes with the system; of the demo's own database, once it is open, with what was approved there. */
    private Law law = LawFiles.builtIn();

    private final Territory territory = Territory.builtIn();

    DemoRun(Ayni ayni, DemoHome home, DemoHome.Settings settings) {
        this.ayni = ayni;
        this.home = home;
        this.settings = settings;
        this.period = settings.period();
    }

    void run(PrintWriter out) throws IOException {
        Instant start = Instant.now();
        ayni.say("Demostración con datos sintéticos: " + settings + ". Carpeta: "
                + home.home().folder());
        DatabaseServer server = new DatabaseServer(home.home());
        boolean ranBefore = server.running().isPresent();
        try (Database database = openDatabase();
                StepTalk talk = new StepTalk(ayni)) {
            law = InstallationLaw.over(law, database);
            Cycles cycles = new Cycles(database, law, territory, talk);
            if (cycles.opened().contains(period)) {
                ayni.say("Esta demo ya se hizo, o se cortó; se completa lo que falte.");
            }
            load(database);
            loadPlaces(database);
            told("Abrir", cycles.open(period, period.lastDay(), period.lastDay(), LIQUIDATOR), talk);
            told("Cerrar el padrón", cycles.closeRoll(period, LIQUIDATOR), talk);
            told("Verificar", cycles.verifyToLiquidate(period, LIQUIDATOR), talk);
            told("Liquidar", cycles.liquidate(period, LIQUIDATOR), talk);
            acceptFindings(database);
            told("Autorizar", cycles.authorise(period, "RDE-SINTETICA-" + period, AUTHORISER), talk);
            instruct(cycles, talk);
            bank();
            replies(database);
            report(database, talk, out);
        } finally {
            if (!ranBefore) {
                server.stop();
            }
        }
        ayni.say(String.format(
                Locale.ROOT, "Demostración completa en %s s.", seconds(Duration.between(start, Instant.now()))));
        ayni.say("Para mirar un hogar: ./ayni explain HOGAR " + period + " --home "
                + home.home().folder());
    }

    /** Its own server, also where AYNI_DB_URL names another: nothing synthetic goes among real people. */
    private Database openDatabase() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (environment.remove("AYNI_DB_URL") != null) {
            ayni.say("La demo no usa el servidor de AYNI_DB_URL, sino uno propio.");
        }
        return ayni.openDatabase(home.home(), environment);
    }

    private void load(Database database) throws IOException {
        Path facts = home.home().folder().resolve("facts");
        Path loaded = facts.resolve("LOADED.txt");
        Instant start = Instant.now();
        if (Files.exists(loaded)) {
            line("Generar y cargar", "ya estaba hecho", start);
            return;
        }
        try (Progress progress = new Progress("Generando", "hogares", settings.households(), ayni.quiet)) {
            SyntheticCaseload.write(spec(), territory, law, facts, progress::done);
        }
        line("Generar", settings.toString(), start);
        start = Instant.now();
        long bytes = new ExchangeReader(facts).totalBytes();
        try (Progress progress = new Progress("Cargando", "bytes", bytes, ayni.quiet)) {
            LoadFacts.Result result = new LoadFacts(database, progress::done, file -> {})
                    .run(facts, Optional.empty(), LOADER, rejected -> {});
            Files.writeString(loaded, "Carga " + result.load() + "\n");
            line("Cargar", "carga n.º " + result.load() + ", " + result.rejected() + " filas rechazadas", start);
        }
    }

    /** The centros poblados, schools and health facilities that the caseload names. */
    private void loadPlaces(Database database) throws IOException {
        Path lists = home.home().folder().resolve("places");
        Instant start = Instant.now();
        SyntheticPlaces.write(spec(), territory, lists);
        LoadPlaces act = new LoadPlaces(database);
        long places = 0;
        for (PlaceKind kind : PlaceKind.values()) {
            LoadPlaces.Asked asked = new LoadPlaces.Asked(
                    kind,
                    lists.resolve(SyntheticPlaces.fileName(kind)),
                    UbigeoSystem.INEI,
                    Optional.empty(),
                    period.lastDay());
            LoadPlaces.Result compared = act.compare(asked, LOADER);
            if (compared.added() + compared.changed() > 0) {
                act.load(asked, LOADER);
            }
            places += compared.added() + compared.changed() + compared.same();
        }
        line("Cargar lugares", places + " centros poblados, escuelas y establecimientos, todos sintéticos", start);
    }

    private CaseloadSpec spec() {
        return new CaseloadSpec(settings.households(), settings.seed(), period, 0);
    }

    /** What stands out is shown, and accepted by somebody who does not exist, as a person would have to. */
    private void acceptFindings(Database database) {
        for (Finding finding : new Findings(database.app()).open(period, Integer.MAX_VALUE)) {
            Instant start = Instant.now();
            new AcceptFinding(database).accept(period, finding.id(), "Demostración con datos sintéticos", REVIEWER);
            line(
                    "Aceptar hallazgo",
                    finding.id() + ": " + finding.kind().spanish() + ", por " + REVIEWER.name(),
                    start);
        }
    }

    private void instruct(Cycles cycles, StepTalk talk) throws IOException {
        Cycles.InstructionResult result = cycles.instruct(
                period,
                new Cycles.InstructOptions(
                        PayerFile.read(home.home()), Optional.empty(), Instruction.ORDERS_PER_FILE, toBank(), false),
                LIQUIDATOR);
        told("Instruir", result.step(), talk);
    }

    /** The bank is a process of its own that sees only files. */
    private void bank() throws IOException {
        Instant start = Instant.now();
        Path log = home.home().logs().resolve("bank.log");
        Files.createDirectories(log.getParent());
        String java = ProcessHandle.current().info().command().orElse("java");
        Process bank = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Ayni.class.getName(),
                        "bank",
                        "--in",
                        toBank().toString(),
                        "--out",
                        fromBank().toString(),
                        "--seed",
                        Long.toString(settings.seed()),
                        "--reject-share",
                        REJECT_SHARE)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            int exit = bank.waitFor();
            if (exit != ExitCode.OK) {
                throw Problem.missing("El banco simulado no terminó bien (código " + exit + ").")
                        .where(log)
                        .whatToDo("Vea ese archivo; luego repita la orden: sigue donde quedó.")
                        .stop();
            }
        } catch (InterruptedException interrupted) {
            bank.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        line("Banco SIMULADO", "responde en otro proceso, rechaza " + REJECT_SHARE + " de los abonos", start);
    }

    private void replies(Database database) throws IOException {
        Instant start = Instant.now();
        ReadBankReply act = new ReadBankReply(database, home.home().folder().resolve("bank-replies"));
        List<Path> files;
        try (Stream<Path> listed = Files.list(fromBank())) {
            files = listed.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            act.read(file, LOADER);
        }
        line("Leer respuestas", files.size() + " archivos del banco", start);
    }

    private void report(Database database, StepTalk talk, PrintWriter out) throws IOException {
        Instant start = Instant.now();
        WriteReports.Result result = new WriteReports(database, law, territory)
                .write(
                        period,
                        home.cycle(period).resolve("reports"),
                        LIQUIDATOR,
                        Instant.now(),
                        CycleReportCommand.notes(home.home()),
                        text -> {});
        talk.close();
        if (result instanceof WriteReports.Written written) {
            line("Reportar", written.files().size() + " reportes, en XLSX y CSV", start);
            new ReadSummary(database.app(), law, territory)
                    .of(period)
                    .ifPresent(summary -> new SummaryText(summary, written.files()).print(ayni.format, out));
            ayni.say("Archivos al banco: " + toBank() + "\nRespuestas del banco: " + fromBank());
        }
    }

    private void told(String name, StepResult result, StepTalk talk) {
        talk.close();
        switch (result) {
            case StepResult.Done done -> line(name, done.result(), done.took());
            case StepResult.AlreadyDone known -> line(name, "ya estaba hecho: " + known.result(), Duration.ZERO);
            case StepResult.Refused refused ->
                throw Problem.missing(refused.reason())
                        .where(name)
                        .whatToDo(refused.whatToDo())
                        .stop();
        }
    }

    private void line(String name, String result, Instant start) {
        line(name, result, Duration.between(start, Instant.now()));
    }

    private void line(String name, String result, Duration took) {
        ayni.say(String.format(Locale.ROOT, "%6s s  %-18s %s", seconds(took), name, result));
    }

    private Path toBank() {
        return home.cycle(period).resolve("to-bank");
    }

    private Path fromBank() {
        return home.cycle(period).resolve("from-bank");
    }

    /** {@code 16.1}: seconds with one decimal. */
    private static String seconds(Duration took) {
        return took.toSeconds() + "." + took.toMillisPart() / 100;
    }
}
