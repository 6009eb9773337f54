package org.ayni.app.console.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.ayni.app.access.Proposal;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.LimaTime;
import org.ayni.app.console.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What waits for this person as the second one, and what this person asked others for. */
@Controller
class ProposalsPage {

    private final TwoPeople twoPeople;
    private final Clock clock;

    ProposalsPage(TwoPeople twoPeople, Clock clock) {
        this.twoPeople = twoPeople;
        this.clock = clock;
    }

    /** A proposal as it is shown. */
    public record Row(long id, String change, String reason, String by, String proposedAt, String expiresAt) {}

    @GetMapping("/propuestas")
    String show(@ModelAttribute("viewer") Viewer viewer, Model model) {
        model.addAttribute("waiting", rows(twoPeople.waitingFor(viewer, clock.instant())));
        model.addAttribute("own", rows(twoPeople.waitingOf(viewer, clock.instant())));
        return "personal/propuestas";
    }

    @PostMapping("/propuestas/{proposal}")
    String decide(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String proposal,
            @RequestParam(name = "decision", defaultValue = "") String decision,
            @RequestParam(name = "motivo", defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!proposal.matches("[0-9]{1,15}") || !List.of("aprobar", "rechazar").contains(decision)) {
            throw new NotFound();
        }
        boolean approve = decision.equals("aprobar");
        return switch (twoPeople.decide(viewer, Long.parseLong(proposal), approve, reason, clock.instant())) {
            case TwoPeople.Done done -> {
                next.addFlashAttribute("done", approve ? "Aprobado: ya está hecho." : "Rechazado: no se hizo nada.");
                yield "redirect:/propuestas";
            }
            case TwoPeople.Refused refused -> {
                model.addAttribute("problems", List.of(new FieldProblem("motivo-" + proposal, refused.reason())));
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                yield show(viewer, model);
            }
        };
    }

    private List<Row> rows(List<Proposal> proposals) {
        return proposals.stream()
                .map(one -> new Row(
                        one.id(),
                        twoPeople.spanish(one),
                        one.reason(),
                        one.by().fullName(),
                        LimaTime.spanish(one.proposedAt()),
                        LimaTime.spanish(one.expiresAt())))
                .toList();
    }
}
