package org.ayni.app.console.signin;

import java.time.Clock;
import java.time.Duration;
import org.ayni.app.access.SecondFactor;
import org.ayni.app.access.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Lets {@link SignIn} decide for Spring Security. */
@Component
class StaffAuthentication implements AuthenticationProvider {

    private final SignIn signIn;
    private final SecondFactor factor;
    private final Clock clock;

    StaffAuthentication(SignIn signIn, SecondFactor factor, Clock clock) {
        this.signIn = signIn;
        this.factor = factor;
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
                        entered.staff(), null, Duties.of(factor.isOn(entered.staff()), entered.mustChange()));
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
