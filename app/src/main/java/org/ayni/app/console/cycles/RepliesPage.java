package org.ayni.app.console.cycles;

import java.io.IOException;
import java.util.List;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.NationalSums;
import org.ayni.app.console.NationalSums.Sum;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.cycle.Talk;
import org.ayni.app.payment.Payments;
import org.ayni.app.payment.Reconciliation;
import org.ayni.kernel.time.Bimester;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the bank has answered: the same money counted on every side, and where its files are read. */
@Controller
class RepliesPage {

    private final NationalSums sums;
    private final ReadCycle read;
    private final CycleActs acts;

    RepliesPage(NationalSums sums, ReadCycle read, CycleActs acts) {
        this.sums = sums;
        this.read = read;
        this.acts = acts;
    }

    @GetMapping("/ciclos/{period}/respuestas")
    String show(@ModelAttribute("viewer") Viewer viewer, @PathVariable String period, Model model) throws IOException {
        Bimester asked = read.opened(period);
        boolean instructed = sums.read(
                        viewer, Sum.STEPS, jdbc -> acts.cycles(Talk.NOBODY).status(asked))
                .next()
                .isEmpty();
        model.addAttribute("period", asked.toString());
        model.addAttribute("instructed", instructed);
        if (instructed) {
            Reconciliation sides = sums.read(viewer, Sum.BANK, jdbc -> new Payments(jdbc).reconcile(asked));
            model.addAttribute("sides", sides.sides());
            model.addAttribute("differences", sides.differences());
            model.addAttribute("breaks", sides.breakCount());
        }
        model.addAttribute("files", acts.replies(asked).size());
        model.addAttribute("mayRead", RoutePolicy.may(viewer, "POST", "/ciclos/" + asked + "/respuestas"));
        model.addAttribute("readers", RoutePolicy.posts("POST", "/ciclos/" + asked + "/respuestas"));
        model.addAttribute(
                "crumbs", List.of(CyclePage.ABOVE.getFirst(), new Crumb("Bimestre " + asked, "/ciclos/" + asked)));
        return "ciclos/respuestas";
    }

    @PostMapping("/ciclos/{period}/respuestas")
    String readThem(@ModelAttribute("viewer") Viewer viewer, @PathVariable String period, RedirectAttributes next) {
        Bimester asked = read.opened(period);
        if (!acts.readReplies(asked, viewer).begun()) {
            next.addFlashAttribute("busy", true);
        }
        return "redirect:/ciclos/" + asked;
    }
}
