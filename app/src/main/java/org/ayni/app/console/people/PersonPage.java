package org.ayni.app.console.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ayni.app.access.GrantRole;
import org.ayni.app.access.Reach;
import org.ayni.app.access.Role;
import org.ayni.app.access.Staff;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.access.Viewer;
import org.ayni.app.access.WithdrawRole;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.NotFound;
import org.ayni.app.database.Database;
import org.ayni.app.territory.TerritoryTables;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One person of the staff: the roles held, and the forms to propose another or to take one away. */
@Controller
class PersonPage {

    private final Database database;
    private final StaffDirectory directory;
    private final TwoPeople twoPeople;
    private final GrantRole grant;
    private final WithdrawRole withdraw;
    private final Clock clock;

    PersonPage(
            Database database,
            StaffDirectory directory,
            TwoPeople twoPeople,
            GrantRole grant,
            WithdrawRole withdraw,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.twoPeople = twoPeople;
        this.grant = grant;
        this.withdraw = withdraw;
        this.clock = clock;
    }

    @GetMapping("/personal/{staff}")
    String show(@PathVariable String staff, Model model) {
        Staff person = person(staff);
        model.addAttribute("person", person);
        model.addAttribute("held", directory.held(person, LocalDate.ofInstant(clock.instant(), clock.getZone())));
        model.addAttribute("roles", Role.values());
        model.addAttribute("units", TerritoryTables.read(database).units());
        model.addAttribute("crumbs", List.of(new Crumb("Personal", "/personal")));
        return "personal/persona";
    }

    @PostMapping("/personal/{staff}/puestos")
    String propose(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String staff,
            @RequestParam(name = "puesto", defaultValue = "") String roleName,
            @RequestParam(name = "ut", defaultValue = "") String unit,
            @RequestParam(name = "motivo", defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Staff person = person(staff);
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(one -> one.name().equals(roleName))
                .findFirst();
        boolean knownUnit = unit.isEmpty()
                || TerritoryTables.read(database).units().stream()
                        .anyMatch(one -> one.code().equals(unit));
        Optional<FieldProblem> problem = role.isEmpty() || !knownUnit
                ? Optional.of(new FieldProblem("puesto", "Elija un puesto y, si es de una UT, cuál."))
                : grant.obstacle(viewer, person, role.get(), unit).map(why -> new FieldProblem("puesto", why));
        if (problem.isEmpty() && reason.isBlank()) {
            problem = Optional.of(new FieldProblem("motivo", "Escriba el motivo: lo leerá quien decide."));
        }
        if (problem.isPresent() || role.isEmpty()) {
            model.addAttribute("problems", problem.stream().toList());
            model.addAttribute("reason", reason);
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(staff, model);
        }
        String place = role.get().reach() == Reach.PLACES ? unit : "";
        twoPeople.propose(
                viewer,
                GrantRole.KIND,
                person.userName(),
                GrantRole.content(role.get(), place, List.of()),
                reason.strip(),
                clock.instant().plus(TwoPeople.A_WEEK));
        next.addFlashAttribute(
                "done", "Propuesto. Vale cuando otra persona lo apruebe; la propuesta espera una semana.");
        return "redirect:/personal/" + person.id();
    }

    @PostMapping("/personal/{staff}/puestos/{assignment}/retirar")
    String withdraw(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String staff,
            @PathVariable String assignment,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Staff person = person(staff);
        Optional<String> refusal = withdraw.withdraw(viewer, person, number(assignment));
        if (refusal.isPresent()) {
            model.addAttribute("problems", List.of(new FieldProblem("puestos", refusal.get())));
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(staff, model);
        }
        next.addFlashAttribute("done", "Puesto retirado: desde ahora la persona no lo tiene.");
        return "redirect:/personal/" + person.id();
    }

    private Staff person(String staff) {
        return directory.numbered(number(staff)).orElseThrow(NotFound::new);
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new NotFound();
        }
        return Integer.parseInt(text);
    }
}
