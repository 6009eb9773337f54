package org.ayni.app.console.people;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.FieldProblem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody with an account, and a form to open one. */
@Controller
class PeoplePage {

    private static final int LONGEST_NAME = 120;

    private final StaffDirectory directory;
    private final OpenAccount accounts;

    PeoplePage(StaffDirectory directory, OpenAccount accounts) {
        this.directory = directory;
        this.accounts = accounts;
    }

    @GetMapping("/personal")
    String show(@RequestParam(name = "nombre", defaultValue = "") String fragment, Model model) {
        model.addAttribute("fragment", fragment);
        model.addAttribute("people", directory.like(fragment));
        return "personal/lista";
    }

    @PostMapping("/personal")
    String open(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(name = "usuario", defaultValue = "") String userName,
            @RequestParam(name = "nombres", defaultValue = "") String fullName,
            Model model,
            HttpServletResponse response) {
        List<FieldProblem> problems = new ArrayList<>();
        if (fullName.isBlank() || fullName.length() > LONGEST_NAME) {
            problems.add(new FieldProblem("nombres", "Escriba los nombres y apellidos de la persona."));
        }
        if (!accounts.isFree(userName)) {
            problems.add(new FieldProblem(
                    "usuario", "Ese usuario ya existe o no sirve: use letras, números y puntos, como «ana.quispe»."));
        }
        if (problems.isEmpty()) {
            model.addAttribute("opened", accounts.withoutRole(viewer, userName, fullName.strip()));
        } else {
            model.addAttribute("problems", problems);
            model.addAttribute("userName", userName);
            model.addAttribute("fullName", fullName);
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        return show("", model);
    }
}
