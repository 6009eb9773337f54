package org.ayni.app.console.signin;

import org.ayni.app.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in. Spring Security takes what is sent from it. */
@Controller
class SignInPage {

    @GetMapping(OpenAddresses.SIGN_IN)
    String show(
            @ModelAttribute("viewer") @Nullable Viewer viewer,
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable Integer espere,
            @RequestParam(required = false) @Nullable String vencio,
            @RequestParam(required = false) @Nullable String salio,
            Model model) {
        if (viewer != null) {
            return "redirect:/";
        }
        model.addAttribute("wrong", error != null);
        model.addAttribute("wait", espere);
        model.addAttribute("expired", vencio != null);
        model.addAttribute("left", salio != null);
        return "entrar";
    }
}
