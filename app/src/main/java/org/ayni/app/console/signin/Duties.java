package org.ayni.app.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** What a person must still do after the password before anything else is open: carried by the session as authorities. */
public final class Duties {

    /** Has a second factor and has not shown it yet. */
    static final String ENTER_CODE = "ENTER_CODE";

    /** Has a password made by somebody else. */
    static final String CHANGE_PASSWORD = "CHANGE_PASSWORD";

    private Duties() {}

    static List<GrantedAuthority> of(boolean enterCode, boolean changePassword) {
        List<GrantedAuthority> duties = new ArrayList<>();
        if (enterCode) {
            duties.add(new SimpleGrantedAuthority(ENTER_CODE));
        }
        if (changePassword) {
            duties.add(new SimpleGrantedAuthority(CHANGE_PASSWORD));
        }
        return duties;
    }

    public static boolean waitsForCode(@Nullable Authentication signedIn) {
        return has(signedIn, ENTER_CODE);
    }

    static boolean mustChangePassword(@Nullable Authentication signedIn) {
        return has(signedIn, CHANGE_PASSWORD);
    }

    /** One duty less, from the next request on. */
    static void fulfil(Authentication signedIn, String duty, HttpServletRequest request, HttpServletResponse response) {
        List<? extends GrantedAuthority> left = signedIn.getAuthorities().stream()
                .filter(one -> !duty.equals(one.getAuthority()))
                .toList();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                Objects.requireNonNull(signedIn.getPrincipal()), null, left));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }

    private static boolean has(@Nullable Authentication signedIn, String duty) {
        return signedIn != null && signedIn.getAuthorities().stream().anyMatch(one -> duty.equals(one.getAuthority()));
    }
}
