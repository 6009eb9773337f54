package org.ayni.app.console.signin;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What a page asks for when the person says that the session should go on: the asking itself prolongs it. */
@Controller
class SessionPage {

    @GetMapping("/mi-cuenta/sesion")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void goOn() {}
}
