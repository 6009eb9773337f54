package org.ayni.app.console.cycles;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.NotFound;
import org.ayni.app.cycle.CycleStep;
import org.ayni.kernel.time.Bimester;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a step is pressed: what will happen, in numbers, and the number typed back. */
@Controller
class StepPage {

    private static final int LONGEST_RESOLUTION = 100;

    private final ReadCycle read;
    private final CycleActs acts;
    private final ConfirmStep confirm;

    StepPage(ReadCycle read, CycleActs acts, ConfirmStep confirm) {
        this.read = read;
        this.acts = acts;
        this.confirm = confirm;
    }

    @GetMapping({
        "/ciclos/{period}/cerrar-padron",
        "/ciclos/{period}/verificar",
        "/ciclos/{period}/liquidar",
        "/ciclos/{period}/autorizar",
        "/ciclos/{period}/instruir"
    })
    String show(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String period,
            HttpServletRequest request,
            Model model) {
        Bimester asked = read.opened(period);
        return show(button(request), asked, confirm.of(button(request), asked, viewer), "", model);
    }

    @PostMapping({
        "/ciclos/{period}/cerrar-padron",
        "/ciclos/{period}/verificar",
        "/ciclos/{period}/liquidar",
        "/ciclos/{period}/autorizar",
        "/ciclos/{period}/instruir"
    })
    String press(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String period,
            @RequestParam(defaultValue = "") String confirma,
            @RequestParam(defaultValue = "") String resolucion,
            @RequestParam(defaultValue = "false") boolean otra,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        Bimester asked = read.opened(period);
        StepButton button = button(request);
        Confirmation confirmation = confirm.of(button, asked, viewer);
        List<FieldProblem> problems = problems(button, confirmation, confirma, resolucion.strip());
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(button, asked, confirmation, resolucion, model);
        }
        CycleActs.Form form = new CycleActs.Form(
                CycleActs.Form.EMPTY.closingDay(), CycleActs.Form.EMPTY.evidenceCut(), resolucion.strip(), otra);
        if (!acts.press(button.step(), asked, form, viewer).begun()) {
            next.addFlashAttribute("busy", true);
        }
        return "redirect:/ciclos/" + asked;
    }

    private static List<FieldProblem> problems(
            StepButton button, Confirmation confirmation, String typed, String resolution) {
        List<FieldProblem> problems = new ArrayList<>();
        if (button.step() == CycleStep.AUTHORISE && resolution.isEmpty()) {
            problems.add(new FieldProblem("resolucion", "Escriba el número de la resolución (RDE)."));
        }
        if (resolution.length() > LONGEST_RESOLUTION) {
            problems.add(new FieldProblem(
                    "resolucion", "El número de la resolución es demasiado largo: como máximo 100 caracteres."));
        }
        if (!confirmation.isTyped(typed)) {
            problems.add(new FieldProblem(
                    "confirma", "Lo escrito no es lo que se pide confirmar. " + confirmation.label() + "."));
        }
        return problems;
    }

    private static String show(
            StepButton button, Bimester period, Confirmation confirmation, String resolution, Model model) {
        model.addAttribute("period", period.toString());
        model.addAttribute("label", button.label());
        model.addAttribute("address", button.address(period));
        model.addAttribute("authorises", button.step() == CycleStep.AUTHORISE);
        model.addAttribute("instructs", button.step() == CycleStep.INSTRUCT);
        model.addAttribute("confirmation", confirmation);
        model.addAttribute("resolution", resolution);
        model.addAttribute(
                "crumbs", List.of(CyclePage.ABOVE.getFirst(), new Crumb("Bimestre " + period, "/ciclos/" + period)));
        return "ciclos/paso";
    }

    private static StepButton button(HttpServletRequest request) {
        return StepButton.ofAddress(request.getRequestURI()).orElseThrow(NotFound::new);
    }
}
