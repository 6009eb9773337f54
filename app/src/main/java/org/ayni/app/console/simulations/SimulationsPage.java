package org.ayni.app.console.simulations;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Console;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.Moments;
import org.ayni.app.console.NotFound;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.cycle.Cycles;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.law.LawFiles;
import org.ayni.app.problem.ProblemException;
import org.ayni.app.territory.Territory;
import org.ayni.app.whatif.Answer;
import org.ayni.app.whatif.ApproveProposal;
import org.ayni.app.whatif.InstallationLaw;
import org.ayni.app.whatif.PromoteScenario;
import org.ayni.app.whatif.Scenario;
import org.ayni.app.whatif.ScenarioName;
import org.ayni.app.whatif.Scenarios;
import org.ayni.kernel.law.Law;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The what-ifs that were kept: all, one, several side by side; one proposed as law, and approved by another person. */
@Controller
class SimulationsPage {

    private static final List<Crumb> ABOVE = List.of(new Crumb("Simulaciones", "/simulaciones"));
    private static final int MOST_COMPARED = 3;
    private static final int LONGEST_NORM = 200;

    private final Database database;
    private final OnBehalfOf reader;
    private final Console.Settings settings;
    private final Law builtIn = LawFiles.builtIn();
    private final Territory territory = Territory.builtIn();
    private final ScenarioGrids grids = new ScenarioGrids(
            territory.units().stream().collect(Collectors.toMap(unit -> unit.code(), unit -> unit.name())));

    SimulationsPage(Database database, OnBehalfOf reader, Console.Settings settings) {
        this.database = database;
        this.reader = reader;
        this.settings = settings;
    }

    /** A what-if as the list shows it. */
    public record Row(
            String name, String period, String scope, String source, boolean synthetic, String stage, String saved) {}

    @GetMapping("/simulaciones")
    String all(@ModelAttribute("viewer") Viewer viewer, Model model) {
        List<Scenario> all = reader.read(viewer, jdbc -> new Scenarios(jdbc).all());
        model.addAttribute("rows", all.stream().map(this::row).toList());
        return "simulaciones/lista";
    }

    @GetMapping("/simulaciones/comparar")
    String compare(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(defaultValue = "") String a,
            @RequestParam(defaultValue = "") String b,
            @RequestParam(defaultValue = "") String c,
            @RequestParam(name = "s", defaultValue = "") List<String> chosen,
            Model model) {
        Set<String> names = Stream.concat(Stream.of(a, b, c), chosen.stream())
                .filter(ScenarioName::isOne)
                .limit(MOST_COMPARED)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Scenario> found = new ArrayList<>();
        List<ScenarioGrids.Numbers> numbers = reader.read(viewer, jdbc -> {
            List<ScenarioGrids.Numbers> each = new ArrayList<>();
            for (String name : names) {
                new Scenarios(jdbc).find(new ScenarioName(name)).ifPresent(scenario -> {
                    found.add(scenario);
                    each.add(numbers(jdbc, scenario));
                });
            }
            return each;
        });
        model.addAttribute("crumbs", ABOVE);
        model.addAttribute("rows", found.stream().map(this::row).toList());
        model.addAttribute("enough", found.size() > 1);
        model.addAttribute(
                "warnings",
                found.stream()
                        .skip(1)
                        .flatMap(other -> found.getFirst().differentGround(other).stream())
                        .distinct()
                        .toList());
        model.addAttribute(
                "grids",
                List.of(grids.compareItems(numbers), grids.compareEffects(numbers), grids.compareUnits(numbers)));
        return "simulaciones/comparacion";
    }

    @GetMapping("/simulaciones/{name}")
    String one(@ModelAttribute("viewer") Viewer viewer, @PathVariable String name, Model model) {
        return one(viewer, name, "", "", model);
    }

    private String one(Viewer viewer, String name, String from, String norm, Model model) {
        ScenarioName asked = name(name);
        Scenario scenario = reader.read(viewer, jdbc -> {
                    Scenarios scenarios = new Scenarios(jdbc);
                    Optional<Scenario> found = scenarios.find(asked);
                    if (found.isPresent()) {
                        List<Grid> shown = List.of(
                                grids.byItem(scenarios.costs(asked)),
                                grids.effects(scenarios.effects(asked)),
                                ScenarioGrids.distribution(scenarios.distribution(asked)),
                                grids.byUnit(scenarios.costs(asked)));
                        model.addAttribute("grids", shown);
                    }
                    return found;
                })
                .orElseThrow(NotFound::new);
        String address = "/simulaciones/" + asked;
        Optional<Scenario.Proposal> proposal = scenario.proposal();
        model.addAttribute("scenario", row(scenario));
        model.addAttribute("changes", scenario.changes());
        model.addAttribute("norm", proposal.map(Scenario.Proposal::norm).orElse(""));
        model.addAttribute("mayPropose", proposal.isEmpty() && RoutePolicy.may(viewer, "POST", address + "/proponer"));
        boolean waits = proposal.filter(made -> made.approvedBy().isEmpty()).isPresent();
        model.addAttribute("mayApprove", waits && RoutePolicy.may(viewer, "POST", address + "/aprobar"));
        model.addAttribute("waits", waits);
        model.addAttribute("approvers", RoutePolicy.posts("POST", address + "/aprobar"));
        model.addAttribute("typedFrom", from);
        model.addAttribute("typedNorm", norm);
        model.addAttribute("crumbs", ABOVE);
        return "simulaciones/una";
    }

    @PostMapping("/simulaciones/{name}/proponer")
    String propose(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String desde,
            @RequestParam(defaultValue = "") String norma,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ScenarioName asked = name(name);
        List<FieldProblem> problems = new ArrayList<>();
        Optional<LocalDate> begins = day(desde);
        if (begins.isEmpty()) {
            problems.add(new FieldProblem("desde", "Elija el primer día de un bimestre que no esté cerrado."));
        }
        String norm = norma.strip();
        if (norm.isEmpty() || norm.length() > LONGEST_NORM) {
            problems.add(new FieldProblem(
                    "norma",
                    "Escriba el nombre y el número de la norma que lo ordena, en 200 caracteres como máximo."));
        }
        if (problems.isEmpty()) {
            refusal(() -> new PromoteScenario(
                                    database,
                                    law(),
                                    settings.home().folder().resolve("law").resolve("proposals"))
                            .promote(
                                    asked,
                                    begins.orElseThrow(),
                                    norm,
                                    cycles().lastClosedDay(),
                                    viewer.staff().actor()))
                    .ifPresent(text -> problems.add(new FieldProblem("desde", text)));
        }
        if (problems.isEmpty()) {
            next.addFlashAttribute("done", "Propuesta hecha. Rige desde su día cuando otra persona la apruebe.");
            return "redirect:/simulaciones/" + asked;
        }
        model.addAttribute("problems", problems);
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return one(viewer, name, desde, norma, model);
    }

    @PostMapping("/simulaciones/{name}/aprobar")
    String approve(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String confirma,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ScenarioName asked = name(name);
        Optional<String> refusal = confirma.strip().equals(asked.value())
                ? refusal(() -> new ApproveProposal(database, law())
                        .approve(asked, cycles().lastClosedDay(), viewer.staff().actor()))
                : Optional.of("Para aprobar, escriba el nombre de la simulación: " + asked + ".");
        if (refusal.isEmpty()) {
            next.addFlashAttribute("done", "Aprobada: desde su día es ley de esta instalación.");
            return "redirect:/simulaciones/" + asked;
        }
        model.addAttribute("problems", List.of(new FieldProblem("confirma", refusal.get())));
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        return one(viewer, name, "", "", model);
    }

    /** Acts; what comes back is why it was refused, with the names of buttons in place of commands. */
    private static Optional<String> refusal(Supplier<Answer> act) {
        try {
            return switch (act.get()) {
                case Answer.Done done -> Optional.empty();
                case Answer.Refused refused -> Optional.of(onScreen(refused.reason() + " " + refused.whatToDo()));
            };
        } catch (ProblemException told) {
            return Optional.of(
                    onScreen(told.problem().what() + " " + told.problem().whatToDo()));
        }
    }

    private static String onScreen(String sentence) {
        return sentence.replaceAll("«ayni whatif list[^»]*»", "«Simulaciones»")
                .replaceAll("«ayni whatif promote[^»]*»", "«Proponer»")
                .replaceAll("«ayni whatif approve[^»]*»", "«Aprobar»")
                .strip();
    }

    private static ScenarioGrids.Numbers numbers(JdbcClient jdbc, Scenario scenario) {
        Scenarios scenarios = new Scenarios(jdbc);
        return new ScenarioGrids.Numbers(
                scenario.name().value(), scenarios.costs(scenario.name()), scenarios.effects(scenario.name()));
    }

    private Row row(Scenario scenario) {
        String scope = territory.units().stream()
                .filter(unit -> unit.code().equals(scenario.scope()))
                .map(unit -> unit.name())
                .findFirst()
                .orElse("todas");
        return new Row(
                scenario.name().value(),
                scenario.period().toString(),
                scope,
                scenario.source().spanish(),
                scenario.isSynthetic(),
                scenario.stage(),
                scenario.savedBy() + ", " + Moments.moment(scenario.savedAt()));
    }

    private Law law() {
        return InstallationLaw.over(builtIn, database);
    }

    private Cycles cycles() {
        return new Cycles(database, law(), territory, Talk.NOBODY);
    }

    private static ScenarioName name(String text) {
        if (!ScenarioName.isOne(text)) {
            throw new NotFound();
        }
        return new ScenarioName(text);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
