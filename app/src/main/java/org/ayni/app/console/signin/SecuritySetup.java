package org.ayni.app.console.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.RouteRights;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Signing in, the headers of every answer, and what becomes of a request that may not be. */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

    /** Everything from this host, nothing written inside a page, and no page inside another. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final String NO_DEVICES = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http, RouteRights rights, RefusedRequest refused, OpenFirstView opening, Clock clock) {
        var afterSignIn = new HttpSessionRequestCache();
        afterSignIn.setRequestMatcher(request -> isPage(request));
        opening.setRequestCache(afterSignIn);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(OpenAddresses.PATTERNS)
                                .permitAll()
                                .anyRequest()
                                .access(rights))
                .formLogin(form -> form.loginPage(OpenAddresses.SIGN_IN)
                        .usernameParameter("usuario")
                        .passwordParameter("clave")
                        .successHandler(opening)
                        .failureHandler((request, response, reason) -> response.sendRedirect(whyNot(reason))))
                .logout(out -> out.logoutRequestMatcher(
                                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, OpenAddresses.SIGN_OUT))
                        .logoutSuccessUrl(OpenAddresses.SIGN_IN + "?salio"))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
                .requestCache(cache -> cache.requestCache(afterSignIn))
                .exceptionHandling(
                        exceptions -> exceptions.accessDeniedHandler(refused).authenticationEntryPoint(refused))
                .headers(SecuritySetup::headers)
                .addFilterBefore(new UploadsOfStrangers(), CsrfFilter.class)
                .addFilterBefore(new SessionLimits(clock), AuthorizationFilter.class)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(NO_DEVICES));
    }

    /** A page that somebody asked for in the browser, to which signing in should lead. */
    private static boolean isPage(HttpServletRequest request) {
        String accepts = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && accepts != null
                && accepts.contains("text/html")
                && RoutePolicy.find("GET", RouteRights.path(request)).isPresent();
    }

    private static String whyNot(AuthenticationException reason) {
        return reason instanceof LockedException wait
                ? OpenAddresses.SIGN_IN + "?espere=" + wait.getMessage()
                : OpenAddresses.SIGN_IN + "?error";
    }

    /** Leads to the sign-in page; a part of a page that was asked for by script leads the whole page there. */
    static void toSignIn(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        String address = OpenAddresses.SIGN_IN + why;
        if (request.getHeader("HX-Request") == null) {
            response.sendRedirect(address);
        } else {
            response.setHeader("HX-Redirect", address);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }
}
