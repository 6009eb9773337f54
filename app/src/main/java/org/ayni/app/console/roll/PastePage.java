package org.ayni.app.console.roll;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.FieldProblem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a list of DNIs is pasted. */
@Controller
class PastePage {

    private static final String ADDRESS = "/padron/pegar";
    private static final String TEMPLATE = "roll/paste";
    private static final int MOST_LETTERS = 200_000;
    private static final int MOST_SHOWN = 250;

    private final PasteDnis paste;

    PastePage(PasteDnis paste) {
        this.paste = paste;
    }

    @GetMapping(ADDRESS)
    String show(Model model) {
        model.addAttribute("crumbs", List.of(new Crumb("Padrón", "/padron")));
        model.addAttribute("most", PasteDnis.MOST);
        return TEMPLATE;
    }

    @PostMapping(ADDRESS)
    String look(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(defaultValue = "") String dnis,
            Model model,
            HttpServletResponse response) {
        show(model);
        Set<String> pasted = dnis.length() > MOST_LETTERS ? Set.of() : PasteDnis.split(dnis);
        if (pasted.isEmpty() || pasted.size() > PasteDnis.MOST) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            model.addAttribute(
                    "problems",
                    List.of(new FieldProblem(
                            "dnis",
                            dnis.isBlank()
                                    ? "Pegue uno o más DNI, de 8 dígitos cada uno."
                                    : "Pegue hasta 5,000 DNI por vez: divida la lista.")));
            return TEMPLATE;
        }
        PasteDnis.Answer answer = paste.look(viewer, pasted);
        model.addAttribute("answer", answer);
        model.addAttribute("shown", answer.found().stream().limit(MOST_SHOWN).toList());
        return TEMPLATE;
    }
}
