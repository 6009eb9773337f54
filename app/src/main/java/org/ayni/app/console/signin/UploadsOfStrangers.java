package org.ayni.app.console.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses the files of whoever has not signed in before a byte of them is read: the mark against forgery stands inside the form,
 * so looking for it would write two gigabytes of a stranger to the disk.
 */
final class UploadsOfStrangers extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        boolean stranger =
                signedIn == null || !signedIn.isAuthenticated() || signedIn instanceof AnonymousAuthenticationToken;
        if (type.startsWith("multipart/") && stranger) {
            response.setHeader("Connection", "close");
            SecuritySetup.toSignIn(request, response, "");
            return;
        }
        chain.doFilter(request, response);
    }
}
