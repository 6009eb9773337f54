package org.ayni.app.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The help that every page links to from the same place. */
@Controller
class HelpPage {

    @GetMapping("/ayuda")
    String show() {
        return "ayuda";
    }
}
