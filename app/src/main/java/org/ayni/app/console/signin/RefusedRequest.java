package org.ayni.app.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.RouteRights;
import org.ayni.app.console.Viewers;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What a request gets that may not be: to the sign-in page, «not for you», or «there is no such page». */
@Component
class RefusedRequest implements AccessDeniedHandler, AuthenticationEntryPoint {

    private final Viewers viewers;

    RefusedRequest(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        boolean hadSession = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        SecuritySetup.toSignIn(request, response, hadSession ? "?vencio" : "");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (reason instanceof CsrfException && viewers.of(request).isEmpty()) {
            // The form was open longer than the session.
            SecuritySetup.toSignIn(request, response, "?vencio");
        } else if (!(reason instanceof CsrfException)
                && RoutePolicy.find(request.getMethod(), RouteRights.path(request))
                        .isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
