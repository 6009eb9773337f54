package org.ayni.app.console.acts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.audit.ChainFile;
import org.ayni.app.audit.ChainState;
import org.ayni.app.audit.ChainVerdict;
import org.ayni.app.audit.SealAudit;
import org.ayni.app.audit.VerifyAudit;
import org.ayni.app.console.Console;
import org.ayni.app.console.Moments;
import org.ayni.app.console.background.BackgroundWork;
import org.ayni.app.console.background.Ending;
import org.ayni.app.database.Database;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Checks the whole chain, or writes it to a file, beside the requests; one of the two at a time. */
@Component
class ChainWork {

    private static final String NAME = "audit chain";
    private static final String PAGE = "/auditoria/cadena";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneId.of("America/Lima"));

    private final Database database;
    private final Console.Settings settings;
    private final BackgroundWork background;
    private final Clock clock;

    ChainWork(Database database, Console.Settings settings, BackgroundWork background, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.background = background;
        this.clock = clock;
    }

    /** Begins a check, unless something runs. */
    void check(Viewer viewer) {
        Actor by = viewer.staff().actor();
        background.begin(NAME, "Revisión de la cadena", PAGE, viewer, talk -> {
            talk.say("Revisando cada acto, su lugar y las firmas");
            new SealAudit(database, settings.home()).seal();
            ChainVerdict verdict = new VerifyAudit(database, settings.home()).verify(null);
            Ending ending = switch (verdict) {
                case ChainVerdict.Whole whole ->
                    new Ending.Done(String.format(
                            Locale.ROOT,
                            "La cadena está íntegra: %,d actos, %,d firmas, firmado hasta el eslabón %,d.",
                            whole.links(),
                            whole.checkpoints(),
                            whole.lastSigned()));
                case ChainVerdict.Broken broken ->
                    new Ending.Refused(
                            String.format(
                                    Locale.ROOT,
                                    "La cadena está ROTA. Primer eslabón roto: %,d. Motivo: %s.",
                                    broken.position(),
                                    broken.reason()),
                            "Alguien cambió el registro por fuera del sistema. Guarde una copia de la base de datos y"
                                    + " exporte la cadena antes de hacer otra cosa.");
            };
            database.transaction()
                    .executeWithoutResult(status -> Audit.record(
                            database.app(),
                            by,
                            "verify-audit",
                            "audit",
                            Map.of("result", verdict instanceof ChainVerdict.Whole ? "íntegra" : "ROTA")));
            return ending;
        });
    }

    /** Begins an export, unless something runs; what was exported before is taken away. */
    void export(Viewer viewer) {
        Actor by = viewer.staff().actor();
        background.begin(NAME, "Exportación de la cadena", PAGE, viewer, talk -> {
            talk.say("Escribiendo todos los actos");
            new SealAudit(database, settings.home()).seal();
            Files.createDirectories(folder());
            for (Path old : files()) {
                Files.delete(old);
            }
            Path work = folder().resolve("trabajo.tmp");
            Files.deleteIfExists(work);
            long links = ChainFile.write(database, by, work);
            Files.move(work, folder().resolve("cadena-" + STAMP.format(clock.instant()) + ".csv"));
            return new Ending.Done(String.format(Locale.ROOT, "Exportados %,d actos.", links));
        });
    }

    /** A file that was exported, by its name; empty for any other name. */
    Optional<Path> file(String name) throws IOException {
        return files().stream()
                .filter(file -> String.valueOf(file.getFileName()).equals(name))
                .findFirst();
    }

    /** Puts the state of the chain, and of the work on it, into a page. */
    void tell(Model model, ChainState state) {
        model.addAttribute("chain", state);
        model.addAttribute("signedAt", state.signedAt().map(Moments::second).orElse("nunca"));
        tellWork(model);
    }

    void tellWork(Model model) {
        Optional<BackgroundWork.State> work = background.find(NAME);
        model.addAttribute("work", work.orElse(null));
        model.addAttribute("running", work.map(BackgroundWork.State::isRunning).orElse(false));
        model.addAttribute(
                "since", work.map(known -> Moments.moment(known.since())).orElse(""));
        Optional<Ending> ending = work.flatMap(BackgroundWork.State::ended).map(BackgroundWork.Ended::ending);
        model.addAttribute("good", ending.map(Ending.Done.class::isInstance).orElse(false));
        model.addAttribute(
                "said",
                ending.map(end -> switch (end) {
                            case Ending.Done done -> done.text();
                            case Ending.Refused refused -> refused.reason() + " " + refused.whatToDo();
                            case Ending.Failed failed -> failed.text();
                        })
                        .orElse(""));
        try {
            model.addAttribute(
                    "files",
                    files().stream()
                            .map(file -> String.valueOf(file.getFileName()))
                            .toList());
        } catch (IOException unreadable) {
            model.addAttribute("files", List.of());
        }
    }

    private Path folder() {
        return settings.home().folder().resolve("audit").resolve("exports");
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder())) {
            return listed.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }
}
