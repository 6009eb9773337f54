package org.ayni.app.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.ayni.app.access.ChangePassword;
import org.ayni.app.access.SecondFactor;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.FieldProblem;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a person chooses a password. */
@Controller
class MyPasswordPage {

    static final String ADDRESS = "/mi-cuenta/clave";

    private final ChangePassword change;
    private final SecondFactor factor;

    MyPasswordPage(ChangePassword change, SecondFactor factor) {
        this.change = change;
        this.factor = factor;
    }

    @GetMapping(ADDRESS)
    String show() {
        return "mi-clave";
    }

    @PostMapping(ADDRESS)
    String change(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam("nueva") String chosen,
            @RequestParam("otra") String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next) {
        Optional<String> refusal = chosen.equals(again)
                ? change.change(viewer.staff(), chosen, factor.isOn(viewer.staff()))
                : Optional.of("Las dos contraseñas no son iguales: escríbalas otra vez.");
        if (refusal.isPresent()) {
            model.addAttribute("problems", List.of(new FieldProblem("nueva", refusal.get())));
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return "mi-clave";
        }
        request.changeSessionId();
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null) {
            Duties.fulfil(signedIn, Duties.CHANGE_PASSWORD, request, response);
        }
        next.addFlashAttribute("done", "Su contraseña nueva ya vale.");
        return "redirect:/";
    }
}
