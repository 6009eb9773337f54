package org.ayni.app.console;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ayni.app.access.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Lets {@link SignIn} decide for Spring Security. */
@Component
class StaffAuthentication implements AuthenticationProvider {

    /** Held by who must first choose a password of his own. */
    static final String MUST_CHANGE_PASSWORD = "MUST_CHANGE_PASSWORD";

    private final SignIn signIn;
    private final Clock clock;

    StaffAuthentication(SignIn signIn, Clock clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        String source =
                asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        return switch (signIn.attempt(
                asked.getName(), String.valueOf(asked.getCredentials()), String.valueOf(source), clock.instant())) {
            case SignIn.SignedIn entered ->
                UsernamePasswordAuthenticationToken.authenticated(
                        entered.staff(),
                        null,
                        entered.mustChange() ? List.of(new SimpleGrantedAuthority(MUST_CHANGE_PASSWORD)) : List.of());
            case SignIn.Refused refused -> throw new BadCredentialsException("refused");
            case SignIn.MustWait wait -> throw new LockedException(minutes(wait.left()));
        };
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private static String minutes(Duration left) {
        return Long.toString(Math.max(1, left.plusSeconds(59).toMinutes()));
    }
}
