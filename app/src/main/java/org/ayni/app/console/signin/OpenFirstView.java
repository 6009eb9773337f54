package org.ayni.app.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.ayni.app.console.Viewers;
import org.ayni.app.console.list.ViewAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Where signing in leads: the page that was asked for before, else the view that the person opens first, else the beginning. */
@Component
class OpenFirstView extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Viewers viewers;
    private final ViewAddresses views;

    OpenFirstView(Viewers viewers, ViewAddresses views) {
        this.viewers = viewers;
        this.views = views;
    }

    @Override
    protected String determineTargetUrl(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication signedIn) {
        return viewers.of(request).flatMap(views::first).orElse("/");
    }
}
