package org.ayni.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Asks {@link RoutePolicy} at every request. */
@Component
public class RouteRights implements AuthorizationManager<RequestAuthorizationContext> {

    private final Viewers viewers;

    RouteRights(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> signedIn, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        boolean allowed = RoutePolicy.find(request.getMethod(), path(request))
                .flatMap(route -> viewers.of(request).map(route::allows))
                .orElse(false);
        return new AuthorizationDecision(allowed);
    }

    public static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
