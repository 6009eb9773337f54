package org.ayni.app.console.cycles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Actor;
import org.ayni.app.console.Console;
import org.ayni.app.console.background.BackgroundWork;
import org.ayni.app.console.background.Ending;
import org.ayni.app.cycle.CycleStep;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.StepResult;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawFiles;
import org.ayni.app.opinion.AuditResult;
import org.ayni.app.payment.Instructed;
import org.ayni.app.payment.Instruction;
import org.ayni.app.payment.PayerFile;
import org.ayni.app.payment.ReadBankReply;
import org.ayni.app.payment.ReplyOutcome;
import org.ayni.app.report.WriteReports;
import org.ayni.app.territory.Territory;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.springframework.stereotype.Component;

/** Presses what a person pressed: each act of a bimestre in the name of the viewer, beside the request. */
@Component
class CycleActs {

    /** What ends within this time is answered at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Database database;
    private final Console.Settings settings;
    private final BackgroundWork background;
    private final BringReplies brought;
    private final Clock clock;
    private final Law builtIn = LawFiles.builtIn();
    private final Territory territory = Territory.builtIn();

    CycleActs(
            Database database,
            Console.Settings settings,
            BackgroundWork background,
            BringReplies brought,
            Clock clock) {
        this.database = database;
        this.settings = settings;
        this.background = background;
        this.brought = brought;
        this.clock = clock;
    }

    /** What is given with a press besides the bimestre. */
    record Form(LocalDate closingDay, LocalDate evidenceCut, String resolution, boolean again) {

        static final Form EMPTY = new Form(LocalDate.EPOCH, LocalDate.EPOCH, "", false);
    }

    /** How a press ended so far. */
    record Pressed(boolean begun, Optional<Ending> ending) {}

    /** The law of the installation as approved by now. */
    Law law() {
        return InstallationLaw.over(builtIn, database);
    }

    Territory territory() {
        return territory;
    }

    Cycles cycles(Talk talk) {
        return new Cycles(database, law(), territory, talk);
    }

    Optional<BackgroundWork.State> work(Bimester period) {
        return background.find(name(period));
    }

    Pressed press(CycleStep step, Bimester period, Form form, Viewer viewer) {
        Actor by = viewer.staff().actor();
        String page = step == CycleStep.OPEN ? "/ciclos" : "/ciclos/" + period;
        return begin(period, capital(step.spanish()) + " de " + period, page, viewer, talk -> {
            Cycles cycles = cycles(talk);
            return switch (step) {
                case OPEN -> ending(cycles.open(period, form.closingDay(), form.evidenceCut(), by));
                case CLOSE_ROLL -> ending(cycles.closeRoll(period, by));
                case VERIFY -> ending(cycles.verify(period, by));
                case LIQUIDATE -> ending(cycles.liquidate(period, by));
                case AUTHORISE -> ending(cycles.authorise(period, form.resolution(), by));
                case INSTRUCT -> instruct(cycles, period, form.again(), by);
            };
        });
    }

    Pressed secondOpinion(Bimester period, Viewer viewer) {
        Actor by = viewer.staff().actor();
        return begin(period, "Segunda opinión de " + period, "/ciclos/" + period, viewer, talk -> {
            talk.say("Recalculando " + period + " con la segunda implementación");
            return switch (cycles(talk).audit(period, 1, by)) {
                case AuditResult.Refused refused ->
                    new Ending.Refused(refused.reason(), StepButton.onScreen(refused.whatToDo()));
                case AuditResult.Audited audited ->
                    new Ending.Done(
                            audited.isEqual()
                                    ? "Segunda opinión: igual a lo guardado, hasta el último byte."
                                    : String.format(
                                            Locale.ROOT, "Segunda opinión: %,d diferencias.", audited.differences()));
            };
        });
    }

    Pressed readReplies(Bimester period, Viewer viewer) {
        Actor by = viewer.staff().actor();
        return begin(
                period,
                "Respuestas del banco de " + period,
                "/ciclos/" + period + "/respuestas",
                viewer,
                talk -> read(replies(period), by, talk));
    }

    Pressed writeReports(Bimester period, Viewer viewer) {
        Actor by = viewer.staff().actor();
        List<String> notes = settings.synthetic()
                ? List.of("DATOS SINTÉTICOS: ninguna de estas personas existe y a nadie se pagó.")
                : List.of();
        return begin(period, "Reportes de " + period, "/ciclos/" + period + "/archivos", viewer, talk -> {
            WriteReports.Result result = new WriteReports(database, law(), territory)
                    .write(period, folder(period).resolve("reports"), by, clock.instant(), notes, talk::say);
            return switch (result) {
                case WriteReports.Refused refused ->
                    new Ending.Refused(StepButton.onScreen(refused.reason()), StepButton.onScreen(refused.whatToDo()));
                case WriteReports.Written written ->
                    new Ending.Done(written.files().size() + " reportes, cada uno en XLSX y CSV.");
            };
        });
    }

    /** Reads the files that people brought and nobody has read yet. */
    Pressed readBrought(Bimester period, Viewer viewer) {
        Actor by = viewer.staff().actor();
        return begin(
                period,
                "Respuestas del banco de " + period,
                "/ciclos/" + period + "/respuestas",
                viewer,
                talk -> readBrought(period, by, talk));
    }

    private Ending readBrought(Bimester period, Actor by, Talk talk) throws IOException {
        List<BroughtReplies.Brought> waiting = brought.waiting(period);
        ReadCounts counts = new ReadCounts();
        for (int i = 0; i < waiting.size(); i++) {
            talk.progress("Leyendo respuestas", "archivos", i, waiting.size());
            counts.add(brought.read(period, waiting.get(i), by));
        }
        return counts.ending();
    }

    /** What came of several files. */
    private static final class ReadCounts {
        private long files;
        private long fresh;
        private long refused;

        void add(ReplyOutcome outcome) {
            files++;
            switch (outcome) {
                case ReplyOutcome.Read read -> fresh += read.freshLines();
                case ReplyOutcome.AlreadyRead known -> fresh += 0;
                case ReplyOutcome.Refused bad -> refused++;
            }
        }

        Ending ending() {
            return new Ending.Done(String.format(
                    Locale.ROOT,
                    "%,d archivos leídos, %,d respuestas nuevas, %,d archivos que no se pudieron leer.",
                    files - refused,
                    fresh,
                    refused));
        }
    }

    /** The files that the bank left in the folder of the bimestre, by name. */
    List<Path> replies(Bimester period) throws IOException {
        Path folder = folder(period).resolve("from-bank");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private Pressed begin(Bimester period, String what, String page, Viewer by, BackgroundWork.Work work) {
        boolean begun = background.begin(name(period), what, page, by, work);
        return new Pressed(begun, begun ? background.awaitEnding(name(period), PATIENCE) : Optional.empty());
    }

    private Ending instruct(Cycles cycles, Bimester period, boolean again, Actor by) throws IOException {
        Cycles.InstructionResult result = cycles.instruct(
                period,
                new Cycles.InstructOptions(
                        PayerFile.read(settings.home()),
                        Optional.empty(),
                        Instruction.ORDERS_PER_FILE,
                        folder(period).resolve("to-bank"),
                        again),
                by);
        return result.instructed().map(CycleActs::instructed).orElseGet(() -> ending(result.step()));
    }

    private static Ending instructed(Instructed done) {
        String obstacles = done.obstacles().entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        " %,d abonos autorizados sin instruir: %s.",
                        entry.getValue(),
                        entry.getKey().spanish()))
                .collect(Collectors.joining());
        return new Ending.Done(String.format(
                Locale.ROOT,
                "%,d órdenes nuevas por %s, en %,d archivos para el banco.%s",
                done.newOrders(),
                done.newAmount(),
                done.files().size(),
                obstacles));
    }

    private Ending read(List<Path> files, Actor by, Talk talk) throws IOException {
        if (files.isEmpty()) {
            return new Ending.Refused(
                    "El banco no ha dejado ningún archivo de este bimestre.",
                    "Pruebe otra vez cuando haya respondido.");
        }
        ReadBankReply act = new ReadBankReply(database, settings.home().folder().resolve("bank-replies"));
        ReadCounts counts = new ReadCounts();
        for (int i = 0; i < files.size(); i++) {
            talk.progress("Leyendo respuestas", "archivos", i, files.size());
            counts.add(act.read(files.get(i), by));
        }
        return counts.ending();
    }

    private static Ending ending(StepResult result) {
        return switch (result) {
            case StepResult.Done done -> new Ending.Done(done.result());
            case StepResult.AlreadyDone known ->
                new Ending.Done("Ya estaba hecho por " + known.by() + ": " + known.result());
            case StepResult.Refused refused ->
                new Ending.Refused(StepButton.onScreen(refused.reason()), StepButton.onScreen(refused.whatToDo()));
        };
    }

    /** Where the files of a bimestre are. */
    Path folder(Bimester period) {
        return settings.home().folder().resolve("cycles").resolve(period.toString());
    }

    private static String name(Bimester period) {
        return "cycle " + period;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
