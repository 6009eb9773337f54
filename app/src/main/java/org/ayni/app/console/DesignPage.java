package org.ayni.app.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Every component in each of its states, for those who make pages. */
@Controller
class DesignPage {

    @GetMapping("/diseno")
    String show() {
        return "diseno";
    }
}
