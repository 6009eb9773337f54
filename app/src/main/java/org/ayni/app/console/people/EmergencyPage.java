package org.ayni.app.console.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.ayni.app.access.EmergencyAccess;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.LimaTime;
import org.ayni.app.database.Database;
import org.ayni.app.territory.TerritoryTables;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asking to see another unit for some hours when it cannot wait; and, for the auditor, every time that it was allowed. */
@Controller
class EmergencyPage {

    private final Database database;
    private final EmergencyAccess emergencies;
    private final TwoPeople twoPeople;
    private final Clock clock;

    EmergencyPage(Database database, EmergencyAccess emergencies, TwoPeople twoPeople, Clock clock) {
        this.database = database;
        this.emergencies = emergencies;
        this.twoPeople = twoPeople;
        this.clock = clock;
    }

    /** An access that was allowed, for the auditor. */
    public record Allowed(String who, String unit, String reason, String approvedBy, String from, String until) {}

    @GetMapping("/emergencia")
    String ask(Model model) {
        model.addAttribute("units", TerritoryTables.read(database).units());
        return "personal/emergencia";
    }

    @PostMapping("/emergencia")
    String propose(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(name = "ut", defaultValue = "") String unit,
            @RequestParam(name = "motivo", defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        boolean known = TerritoryTables.read(database).units().stream()
                .anyMatch(one -> one.code().equals(unit));
        if (!known || reason.isBlank()) {
            model.addAttribute(
                    "problems",
                    List.of(
                            known
                                    ? new FieldProblem("motivo", "Escriba qué pasa y por qué no puede esperar.")
                                    : new FieldProblem("ut", "Elija la unidad territorial.")));
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return ask(model);
        }
        twoPeople.propose(
                viewer,
                EmergencyAccess.KIND,
                viewer.staff().userName(),
                EmergencyAccess.content(unit),
                reason.strip(),
                clock.instant().plus(EmergencyAccess.WAITS));
        next.addFlashAttribute(
                "done", "Pedido. Cuando un jefe o coordinador lo apruebe, verá esa UT durante cuatro horas.");
        return "redirect:/propuestas";
    }

    @GetMapping("/emergencias")
    String all(Model model) {
        model.addAttribute(
                "allowed",
                emergencies.all().stream()
                        .map(one -> new Allowed(
                                one.who(),
                                one.unit(),
                                one.reason(),
                                one.approvedBy(),
                                LimaTime.spanish(one.since()),
                                LimaTime.spanish(one.until())))
                        .toList());
        return "personal/emergencias";
    }
}
