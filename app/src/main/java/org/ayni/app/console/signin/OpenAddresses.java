package org.ayni.app.console.signin;

/** What is answered before anybody signed in. */
public final class OpenAddresses {

    public static final String SIGN_IN = "/entrar";
    public static final String CODE = "/entrar/codigo";
    public static final String SIGN_OUT = "/salir";

    /** No content of the programme is among these. */
    public static final String[] PATTERNS = {
        SIGN_IN, CODE, "/assets/**", "/webjars/**", "/favicon.ico", "/actuator/health/**"
    };

    private OpenAddresses() {}
}
