package org.ayni.app.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ayni.app.access.SecondFactor;
import org.ayni.app.access.Staff;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking a second factor into use, and the code that is asked for after the password from then on. */
@Controller
class SecondFactorPages {

    static final String ADDRESS = "/mi-cuenta/segundo-factor";

    private static final String SECRET = "second-factor-secret";
    private static final int GROUP = 4;

    private final SecondFactor factor;
    private final Clock clock;

    SecondFactorPages(SecondFactor factor, Clock clock) {
        this.factor = factor;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    String show(@ModelAttribute("viewer") Viewer viewer, HttpSession session, Model model) {
        boolean on = factor.isOn(viewer.staff());
        model.addAttribute("on", on);
        if (!on) {
            byte[] secret = session.getAttribute(SECRET) instanceof byte[] known ? known : factor.newSecret();
            session.setAttribute(SECRET, secret);
            String letters = Base32.of(secret);
            model.addAttribute("letters", letters.replaceAll("(.{" + GROUP + "})(?=.)", "$1 "));
            model.addAttribute(
                    "picture",
                    QrPicture.of("otpauth://totp/Ayni:" + viewer.staff().userName() + "?secret=" + letters
                            + "&issuer=Ayni"));
        }
        return "mi-segundo-factor";
    }

    @PostMapping(ADDRESS)
    String confirm(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(name = "codigo", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        HttpSession session = request.getSession();
        boolean confirmed = !factor.isOn(viewer.staff())
                && session.getAttribute(SECRET) instanceof byte[] secret
                && factor.confirm(viewer.staff(), secret, code, clock.instant());
        if (!confirmed) {
            model.addAttribute(
                    "problems",
                    List.of(new FieldProblem(
                            "codigo", "Ese código no vale. Revise la hora del celular y escriba el de ahora.")));
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(viewer, session, model);
        }
        session.removeAttribute(SECRET);
        request.changeSessionId();
        next.addFlashAttribute("done", "Desde ahora se le pedirá un código de su celular después de la contraseña.");
        return "redirect:/";
    }

    @GetMapping(OpenAddresses.CODE)
    String ask() {
        return Duties.waitsForCode(signedIn()) ? "codigo" : "redirect:/";
    }

    @PostMapping(OpenAddresses.CODE)
    String check(
            @RequestParam(name = "codigo", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Authentication half = signedIn();
        if (half == null || !Duties.waitsForCode(half) || !(half.getPrincipal() instanceof Staff staff)) {
            return "redirect:/";
        }
        if (!factor.check(staff, code, request.getRemoteAddr(), clock.instant())) {
            model.addAttribute(
                    "problems",
                    List.of(new FieldProblem(
                            "codigo", "Ese código no vale, o ya se usó. Espere el siguiente y escríbalo.")));
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return "codigo";
        }
        request.changeSessionId();
        Duties.fulfil(half, Duties.ENTER_CODE, request, response);
        SavedRequest wanted = new HttpSessionRequestCache().getRequest(request, response);
        return "redirect:"
                + Optional.ofNullable(wanted).map(SavedRequest::getRedirectUrl).orElse("/");
    }

    private static @Nullable Authentication signedIn() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}
