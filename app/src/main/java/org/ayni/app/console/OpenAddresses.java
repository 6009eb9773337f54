package org.ayni.app.console;

/** What is answered before anybody signed in. */
final class OpenAddresses {

    static final String SIGN_IN = "/entrar";
    static final String CODE = "/entrar/codigo";
    static final String SIGN_OUT = "/salir";

    /** No content of the programme is among these. */
    static final String[] PATTERNS = {SIGN_IN, CODE, "/assets/**", "/webjars/**", "/favicon.ico", "/actuator/health/**"
    };

    private OpenAddresses() {}
}
