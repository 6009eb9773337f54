package org.ayni.app.console.cycles;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.kernel.time.Bimester;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A bimestre, step by step; the part that tells what is being done renews itself. */
@Controller
class CyclePage {

    static final List<Crumb> ABOVE = List.of(new Crumb("Bimestres", "/ciclos"));

    private final ReadCycle read;
    private final CycleActs acts;

    CyclePage(ReadCycle read, CycleActs acts) {
        this.read = read;
        this.acts = acts;
    }

    @GetMapping("/ciclos/{period}")
    String show(@ModelAttribute("viewer") Viewer viewer, @PathVariable String period, Model model) {
        Bimester asked = read.opened(period);
        model.addAttribute("cycle", read.of(asked, viewer));
        model.addAttribute("crumbs", ABOVE);
        return "ciclos/bimestre";
    }

    /** The moving part of the page; once nothing moves any more, the whole page is asked for again. */
    @GetMapping("/ciclos/{period}/avance")
    String progress(@PathVariable String period, Model model, HttpServletResponse response) {
        Bimester asked = read.opened(period);
        Optional<CycleView.Panel> panel = read.panel(asked);
        if (panel.filter(CycleView.Panel::running).isEmpty()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("period", asked.toString());
        model.addAttribute("panel", panel.orElse(null));
        return "ciclos/avance :: panel";
    }

    @PostMapping("/ciclos/{period}/segunda-opinion")
    String secondOpinion(@ModelAttribute("viewer") Viewer viewer, @PathVariable String period) {
        Bimester asked = read.opened(period);
        acts.secondOpinion(asked, viewer);
        return "redirect:/ciclos/" + asked;
    }
}
