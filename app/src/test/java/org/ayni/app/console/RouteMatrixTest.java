package org.ayni.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ayni.app.access.Role;
import org.ayni.app.console.signin.OpenAddresses;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The table of rights against the console as it runs: no page without a line, no line without a page, every role asked. */
class RouteMatrixTest {

    private final RunningConsole console = RunningConsole.get();

    @Test
    void every_page_has_a_line_in_the_table_and_every_line_a_page() {
        Set<String> pages = new TreeSet<>();
        console.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (method.getBeanType().getPackageName().startsWith("org.ayni")) {
                        pages.addAll(addresses(mapping));
                    }
                });
        pages.removeAll(
                Set.of("GET " + OpenAddresses.SIGN_IN, "GET " + OpenAddresses.CODE, "POST " + OpenAddresses.CODE));
        assertThat(pages)
                .containsExactlyInAnyOrderElementsOf(
                        RoutePolicy.routes().stream().map(Route::toString).toList());
    }

    @TestFactory
    Stream<DynamicTest> a_role_opens_what_the_table_says_and_nothing_else() {
        return RoutePolicy.routes().stream()
                .flatMap(route -> EnumSet.allOf(Role.class).stream()
                        .map(role -> dynamicTest(route + " " + role, () -> asks(route, role))));
    }

    @Test
    void what_the_table_does_not_list_is_not_there() {
        for (String path :
                List.of("/error", "/actuator", "/actuator/env", "/hogares/../ayuda/x", "//ayuda", "/AYUDA")) {
            assertThat(console.as(Role.TECHNICAL_COORDINATOR).get(path).statusCode())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    private void asks(Route route, Role role) {
        String path = route.pattern().getPatternString().replaceAll("\\{[^}]*}", "nada");
        int status = route.method().equals(HttpMethod.GET)
                ? console.as(role).get(path).statusCode()
                : console.as(role).post("/", path, Map.of()).statusCode();
        if (route.roles().contains(role)) {
            assertThat(status).isNotIn(302, 401, 403, 500);
        } else {
            assertThat(status).isEqualTo(403);
        }
    }

    private static Set<String> addresses(RequestMappingInfo mapping) {
        Set<String> addresses = new TreeSet<>();
        for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
            for (String pattern : mapping.getPatternValues()) {
                addresses.add(method + " " + pattern);
            }
        }
        return addresses;
    }
}
