package org.ayni.app.console.cycles;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.NotFound;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.database.Database;
import org.ayni.app.variance.AcceptFinding;
import org.ayni.app.variance.Finding;
import org.ayni.app.variance.FindingKind;
import org.ayni.app.variance.Findings;
import org.ayni.app.variance.VarianceWords;
import org.ayni.kernel.time.Bimester;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What stands out in a liquidation, kind by kind, and where somebody answers for it. */
@Controller
class FindingsPage {

    /** As many of a kind as a person looks through on one page; those not yet accepted come first. */
    private static final int SHOWN = 25;

    private static final int LONGEST_REASON = 1_000;

    private final Database database;
    private final OnBehalfOf reader;
    private final ReadCycle read;
    private final CycleActs acts;

    FindingsPage(Database database, OnBehalfOf reader, ReadCycle read, CycleActs acts) {
        this.database = database;
        this.reader = reader;
        this.read = read;
        this.acts = acts;
    }

    /** A finding as it is shown, with its UT and what it is about in words. */
    public record Row(Finding finding, String unit, String about) {}

    /** Findings of one kind. */
    public record Group(String kind, String title, long all, long open, List<Row> rows) {

        public long notShown() {
            return all - rows.size();
        }
    }

    @GetMapping("/ciclos/{period}/hallazgos")
    String show(@ModelAttribute("viewer") Viewer viewer, @PathVariable String period, Model model) {
        return show(viewer, read.opened(period), model);
    }

    @PostMapping("/ciclos/{period}/hallazgos")
    String accept(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String hallazgo,
            @RequestParam(defaultValue = "") String motivo,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Bimester asked = read.opened(period);
        Optional<String> unfit = unfit(motivo);
        AcceptFinding.Result result = unfit.isPresent()
                ? new AcceptFinding.Refused(unfit.get(), "")
                : new AcceptFinding(database)
                        .accept(asked, hallazgo, motivo, viewer.staff().actor());
        return told(result, "motivo-" + hallazgo, viewer, asked, model, response, next);
    }

    @PostMapping("/ciclos/{period}/hallazgos/clase")
    String acceptAll(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String clase,
            @RequestParam(defaultValue = "") String cuantos,
            @RequestParam(defaultValue = "") String motivo,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Bimester asked = read.opened(period);
        FindingKind kind = Arrays.stream(FindingKind.values())
                .filter(known -> known.prefix().equals(clase))
                .findFirst()
                .orElseThrow(NotFound::new);
        Optional<String> unfit = unfit(motivo);
        String count = cuantos.replaceAll("[\\s,]", "");
        AcceptFinding.Result result;
        if (unfit.isPresent()) {
            result = new AcceptFinding.Refused(unfit.get(), "");
        } else if (!count.matches("[0-9]{1,9}")) {
            result = new AcceptFinding.Refused("Escriba cuántos hallazgos de esta clase revisó.", "");
        } else {
            result = new AcceptFinding(database)
                    .acceptAllOf(
                            asked,
                            kind,
                            Long.parseLong(count),
                            motivo,
                            viewer.staff().actor());
        }
        return told(result, "motivo-" + kind.prefix(), viewer, asked, model, response, next);
    }

    private String told(
            AcceptFinding.Result result,
            String field,
            Viewer viewer,
            Bimester period,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        String done = switch (result) {
            case AcceptFinding.Refused refused -> {
                String text = StepButton.onScreen(refused.reason() + " " + refused.whatToDo());
                model.addAttribute("problems", List.of(new FieldProblem(field, text.strip())));
                yield "";
            }
            case AcceptFinding.AlreadyAccepted known ->
                "Ya estaba aceptado por " + known.acceptance().by() + ".";
            case AcceptFinding.Accepted accepted ->
                "Aceptado: " + accepted.finding().id() + ".";
            case AcceptFinding.AcceptedAll all ->
                all.findings().size() == 1
                        ? "Aceptado 1 hallazgo."
                        : "Aceptados " + all.findings().size() + " hallazgos.";
        };
        if (done.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(viewer, period, model);
        }
        next.addFlashAttribute("done", done);
        return "redirect:/ciclos/" + period + "/hallazgos";
    }

    private static Optional<String> unfit(String reason) {
        if (reason.isBlank()) {
            return Optional.of("Escriba el motivo por el que se puede pagar así.");
        }
        return reason.length() > LONGEST_REASON
                ? Optional.of("El motivo es demasiado largo: como máximo 1000 caracteres.")
                : Optional.empty();
    }

    private String show(Viewer viewer, Bimester period, Model model) {
        VarianceWords words = new VarianceWords(
                acts.law(),
                acts.territory().units().stream().collect(Collectors.toMap(unit -> unit.code(), unit -> unit.name())));
        List<Group> groups = reader.read(viewer, jdbc -> {
            List<Finding> all = new Findings(jdbc).all(period);
            List<Group> made = new ArrayList<>();
            TreeSet<String> households = new TreeSet<>();
            for (FindingKind kind : FindingKind.values()) {
                List<Finding> ofKind =
                        all.stream().filter(finding -> finding.kind() == kind).toList();
                List<Finding> shown = shown(ofKind);
                shown.forEach(finding ->
                        finding.involved().stream().map(Audit::household).forEach(households::add));
                made.add(new Group(
                        kind.prefix(),
                        title(kind),
                        ofKind.size(),
                        ofKind.stream().filter(Finding::isOpen).count(),
                        shown.stream().map(finding -> row(finding, words)).toList()));
            }
            if (!households.isEmpty()) {
                Audit.recordAbout(
                        jdbc,
                        viewer.staff().actor(),
                        "look",
                        period.toString(),
                        Map.of(
                                "why",
                                "hallazgos del bimestre",
                                "from",
                                "/ciclos/" + period + "/hallazgos " + viewer.source()),
                        households);
            }
            return made;
        });
        model.addAttribute("period", period.toString());
        model.addAttribute("groups", groups);
        model.addAttribute("none", groups.stream().allMatch(group -> group.all() == 0));
        String address = "/ciclos/" + period + "/hallazgos";
        model.addAttribute("mayAccept", RoutePolicy.may(viewer, "POST", address));
        model.addAttribute("accepters", RoutePolicy.posts("POST", address));
        model.addAttribute(
                "crumbs", List.of(CyclePage.ABOVE.getFirst(), new Crumb("Bimestre " + period, "/ciclos/" + period)));
        return "ciclos/hallazgos";
    }

    private static List<Finding> shown(List<Finding> ofKind) {
        return ofKind.stream()
                .sorted((one, other) -> Boolean.compare(other.isOpen(), one.isOpen()))
                .limit(SHOWN)
                .toList();
    }

    private static Row row(Finding finding, VarianceWords words) {
        return new Row(finding, words.unit(finding.unit()), VarianceWords.about(finding));
    }

    private static String title(FindingKind kind) {
        String text = kind.spanish();
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
