package org.ayni.app.console.cycles;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.NationalSums;
import org.ayni.app.console.NationalSums.Sum;
import org.ayni.app.console.NotFound;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.payment.BankBreak;
import org.ayni.app.payment.BankBreaks;
import org.ayni.app.payment.CloseBreak;
import org.ayni.app.payment.Payments;
import org.ayni.app.payment.Reconciliation;
import org.ayni.kernel.time.Bimester;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the bank has answered: the same money counted on every side, the files that people bring or that the bank left in the
 * folder, what was parked, and how two people settle it.
 */
@Controller
class RepliesPage {

    private static final int MOST_FILES = 200;
    private static final int MOST_PARKED = 100;
    private static final int LONGEST_REASON = 1_000;
    private static final String FILES = "archivos";

    private final Database database;
    private final OnBehalfOf reader;
    private final NationalSums sums;
    private final ReadCycle read;
    private final CycleActs acts;
    private final BringReplies bring;

    RepliesPage(
            Database database,
            OnBehalfOf reader,
            NationalSums sums,
            ReadCycle read,
            CycleActs acts,
            BringReplies bring) {
        this.database = database;
        this.reader = reader;
        this.sums = sums;
        this.read = read;
        this.acts = acts;
        this.bring = bring;
    }

    /** What is shown of the files and of what was parked. */
    private record Seen(List<BroughtReplies.Brought> brought, List<BankBreak> parked) {}

    @GetMapping("/ciclos/{period}/respuestas")
    String show(@ModelAttribute("viewer") Viewer viewer, @PathVariable String period, Model model) throws IOException {
        return show(viewer, read.opened(period), model);
    }

    private String show(Viewer viewer, Bimester asked, Model model) throws IOException {
        String address = address(asked);
        boolean instructed = instructed(asked, viewer);
        model.addAttribute("period", asked.toString());
        model.addAttribute("instructed", instructed);
        if (instructed) {
            Reconciliation sides = sums.read(viewer, Sum.BANK, jdbc -> new Payments(jdbc).reconcile(asked));
            model.addAttribute("sides", sides.sides());
            model.addAttribute("uneven", sides.differences());
        }
        Seen seen = reader.read(
                viewer, jdbc -> new Seen(BroughtReplies.of(jdbc, asked.toString()), new BankBreaks(jdbc).of(asked)));
        model.addAttribute("brought", seen.brought());
        model.addAttribute(
                "waiting",
                seen.brought().stream().filter(one -> one.outcome().isEmpty()).count());
        List<BankBreak> open = seen.parked().stream().filter(BankBreak::isOpen).toList();
        model.addAttribute("breaks", open.size());
        model.addAttribute("parked", open.stream().limit(MOST_PARKED).toList());
        model.addAttribute("settled", seen.parked().size() - open.size());
        model.addAttribute("files", acts.replies(asked).size());
        model.addAttribute("panel", read.panel(asked).orElse(null));
        model.addAttribute("me", viewer.staff().actor().name());
        model.addAttribute("mayRead", RoutePolicy.may(viewer, "POST", address));
        model.addAttribute("maySettle", RoutePolicy.may(viewer, "POST", address + "/discrepancias/x/proponer"));
        model.addAttribute("mayConfirm", RoutePolicy.may(viewer, "POST", address + "/discrepancias/x/confirmar"));
        model.addAttribute("readers", RoutePolicy.posts("POST", address));
        model.addAttribute(
                "crumbs", List.of(CyclePage.ABOVE.getFirst(), new Crumb("Bimestre " + asked, "/ciclos/" + asked)));
        return "ciclos/respuestas";
    }

    /** Reads what the bank left in the folder. */
    @PostMapping("/ciclos/{period}/respuestas")
    String readThem(@ModelAttribute("viewer") Viewer viewer, @PathVariable String period, RedirectAttributes next) {
        Bimester asked = read.opened(period);
        return begun(acts.readReplies(asked, viewer), asked, next);
    }

    /** Takes in what a person brings, and begins to read it. */
    @PostMapping("/ciclos/{period}/respuestas/archivos")
    String bring(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String period,
            @RequestParam(name = FILES, required = false) List<MultipartFile> files,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        Bimester asked = read.opened(period);
        List<MultipartFile> chosen = files == null
                ? List.of()
                : files.stream()
                        .filter(file ->
                                !String.valueOf(file.getOriginalFilename()).isEmpty())
                        .toList();
        List<FieldProblem> problems = new ArrayList<>();
        if (!instructed(asked, viewer)) {
            problems.add(
                    new FieldProblem(FILES, "Este bimestre todavía no se instruyó al banco: no hay qué responder."));
        } else if (chosen.isEmpty()) {
            problems.add(new FieldProblem(FILES, "Elija uno o más archivos XML del banco."));
        } else if (chosen.size() > MOST_FILES) {
            problems.add(new FieldProblem(FILES, "Suba hasta " + MOST_FILES + " archivos por vez."));
        } else {
            for (MultipartFile file : chosen) {
                try (InputStream in = file.getInputStream()) {
                    String name = String.valueOf(file.getOriginalFilename());
                    bring.bring(asked, name, in, viewer)
                            .ifPresent(reason ->
                                    problems.add(new FieldProblem(FILES, BringReplies.clean(name) + ": " + reason)));
                }
            }
        }
        if (problems.size() >= Math.max(1, chosen.size()) || chosen.size() > MOST_FILES || !instructed(asked, viewer)) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute("problems", problems);
            return show(viewer, asked, model);
        }
        int taken = chosen.size() - problems.size();
        next.addFlashAttribute("problems", problems);
        next.addFlashAttribute("done", taken == 1 ? "Se recibió 1 archivo." : "Se recibieron " + taken + " archivos.");
        return begun(acts.readBrought(asked, viewer), asked, next);
    }

    /** Reads what was brought and waits, because the program stopped or a step was in progress. */
    @PostMapping("/ciclos/{period}/respuestas/pendientes")
    String readWaiting(@ModelAttribute("viewer") Viewer viewer, @PathVariable String period, RedirectAttributes next) {
        Bimester asked = read.opened(period);
        return begun(acts.readBrought(asked, viewer), asked, next);
    }

    @PostMapping("/ciclos/{period}/respuestas/discrepancias/{name}/proponer")
    String propose(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String period,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String motivo,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        Bimester asked = read.opened(period);
        if (motivo.isBlank() || motivo.length() > LONGEST_REASON) {
            String text = "Escriba cómo se resolvió con el banco, en " + LONGEST_REASON + " letras como máximo.";
            return refused(name, text, viewer, asked, model, response);
        }
        return settled(
                new CloseBreak(database)
                        .propose(
                                known(name, asked, viewer),
                                motivo,
                                viewer.staff().actor()),
                "Propuesto. Queda resuelto cuando otra persona lo confirme.",
                viewer,
                asked,
                model,
                response,
                next);
    }

    @PostMapping("/ciclos/{period}/respuestas/discrepancias/{name}/confirmar")
    String confirm(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String period,
            @PathVariable String name,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        Bimester asked = read.opened(period);
        return settled(
                new CloseBreak(database)
                        .confirm(known(name, asked, viewer), viewer.staff().actor()),
                "Confirmado: la discrepancia está resuelta.",
                viewer,
                asked,
                model,
                response,
                next);
    }

    /** The name, when it is of something that stands on this page. */
    private String known(String name, Bimester period, Viewer viewer) {
        return reader.read(viewer, jdbc -> new BankBreaks(jdbc).of(period)).stream()
                .map(BankBreak::name)
                .filter(name::equals)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private String settled(
            CloseBreak.Result result,
            String done,
            Viewer viewer,
            Bimester period,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        return switch (result) {
            case CloseBreak.Refused refused -> refused("", refused.reason(), viewer, period, model, response);
            case CloseBreak.Done known -> {
                next.addFlashAttribute("done", done);
                yield "redirect:" + address(period);
            }
        };
    }

    private String refused(
            String name, String reason, Viewer viewer, Bimester period, Model model, HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        String field = name.isEmpty() ? "discrepancias" : "motivo-" + name;
        model.addAttribute("problems", List.of(new FieldProblem(field, reason)));
        return show(viewer, period, model);
    }

    private boolean instructed(Bimester period, Viewer viewer) {
        return sums.read(viewer, Sum.STEPS, jdbc -> acts.cycles(Talk.NOBODY).status(period))
                .next()
                .isEmpty();
    }

    private static String begun(CycleActs.Pressed pressed, Bimester period, RedirectAttributes next) {
        if (!pressed.begun()) {
            next.addFlashAttribute("busy", true);
        }
        return "redirect:" + address(period);
    }

    private static String address(Bimester period) {
        return "/ciclos/" + period + "/respuestas";
    }
}
