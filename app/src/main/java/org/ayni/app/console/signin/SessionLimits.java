package org.ayni.app.console.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ayni.app.access.Staff;
import org.ayni.app.console.RouteRights;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session twelve hours after signing in, whatever happened in it (half an hour without a request ends it before, which
 * the server's own limit does), and holds who has a duty left to the page where it is done: the code of a second factor,
 * then a password of his own.
 */
class SessionLimits extends OncePerRequestFilter {

    private static final Duration LONGEST = Duration.ofHours(12);
    private static final String SINCE = "signed-in-at";

    private final Clock clock;

    SessionLimits(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session != null && signedIn != null && signedIn.getPrincipal() instanceof Staff) {
            if (isOver(session)) {
                session.invalidate();
                SecurityContextHolder.clearContext();
                SecuritySetup.toSignIn(request, response, "?vencio");
                return;
            }
            if (Duties.waitsForCode(signedIn) && isElsewhere(request, OpenAddresses.CODE)) {
                response.sendRedirect(OpenAddresses.CODE);
                return;
            }
            if (!Duties.waitsForCode(signedIn)
                    && Duties.mustChangePassword(signedIn)
                    && isElsewhere(request, MyPasswordPage.ADDRESS)) {
                response.sendRedirect(MyPasswordPage.ADDRESS);
                return;
            }
        }
        rest.doFilter(request, response);
    }

    private boolean isOver(HttpSession session) {
        Instant now = clock.instant();
        if (session.getAttribute(SINCE) instanceof Instant since) {
            return since.plus(LONGEST).isBefore(now);
        }
        session.setAttribute(SINCE, now);
        return false;
    }

    /** What a page is made of is open from everywhere, and so is the way out. */
    private static boolean isElsewhere(HttpServletRequest request, String page) {
        String path = RouteRights.path(request);
        return !path.equals(page)
                && !path.equals(OpenAddresses.SIGN_OUT)
                && !path.startsWith("/assets/")
                && !path.startsWith("/webjars/");
    }
}
