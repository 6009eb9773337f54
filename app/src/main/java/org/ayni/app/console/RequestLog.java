package org.ayni.app.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * One line of the log for each request: what was asked for as the pattern of its address (an address may name a household or a
 * person, and a question does), how it ended, how long it took, and the number of who asked. Everything that is logged meanwhile
 * bears the name of the request, which the answer tells in {@code X-Request-Id}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLog extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";
    static final String LOGGER = "org.ayni.request";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    /** Letters alone: a run of digits in the log is made unreadable. No vowels: no words. */
    private static final String LETTERS = "bcdfghjkmnpqrstvwxz";

    private static final int NAME_LENGTH = 12;
    private static final long NANOS_OF_A_MILLISECOND = 1_000_000;
    private static final String UNKNOWN = "(no listada)";

    private final SecureRandom random = new SecureRandom();
    private final Viewers viewers;

    RequestLog(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        long start = System.nanoTime();
        String id = name();
        response.setHeader(HEADER, id);
        boolean failed = true;
        MDC.put("request", id);
        try {
            rest.doFilter(request, response);
            failed = false;
        } finally {
            log(request, failed ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : response.getStatus(), start);
            MDC.remove("request");
        }
    }

    private String name() {
        StringBuilder name = new StringBuilder(NAME_LENGTH);
        for (int i = 0; i < NAME_LENGTH; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    private void log(HttpServletRequest request, int status, long start) {
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("method", method(request))
                .addKeyValue("route", route(request))
                .addKeyValue("status", status)
                .addKeyValue("ms", (System.nanoTime() - start) / NANOS_OF_A_MILLISECOND);
        viewers.known(request)
                .map(viewer -> line.addKeyValue("staff", viewer.staff().id()))
                .orElse(line)
                .log();
    }

    /** A method is a word that the client chooses. */
    private static String method(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "GET", "POST", "HEAD" -> request.getMethod();
            default -> "OTHER";
        };
    }

    private static String route(HttpServletRequest request) {
        Optional<String> listed = RoutePolicy.find(request.getMethod(), RouteRights.path(request))
                .map(route -> route.pattern().getPatternString());
        return listed.or(() -> Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
                        .map(Object::toString))
                .orElse(UNKNOWN);
    }
}
