package org.ayni.app.console;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ayni.app.access.Role;
import org.springframework.http.HttpMethod;

/**
 * The one table of rights: every address of the console and the roles that may ask for it. What it does not list is refused,
 * and a test fails for a page that it does not list.
 *
 * <p>It says what a role may do; what a person then sees of it is a matter of places, and of the database.
 */
public final class RoutePolicy {

    private static final HttpMethod GET = HttpMethod.GET;
    private static final HttpMethod POST = HttpMethod.POST;

    private static final Set<Role> EVERYONE = Set.copyOf(EnumSet.allOf(Role.class));
    private static final Set<Role> ADMINISTRATOR = Set.of(Role.ADMINISTRATOR);
    private static final Set<Role> ACCOUNTS = Set.of(Role.ADMINISTRATOR, Role.AUDITOR);
    private static final Set<Role> IN_PLACES =
            Set.of(Role.LOCAL_MANAGER, Role.ZONAL_COORDINATOR, Role.UNIT_COORDINATOR, Role.UNIT_CHIEF);

    /** Sections in the order of the menu; a page family adds its lines in its section. */
    private static final List<Route> ROUTES = List.of(
            // Beginning
            Route.own(GET, "/"),
            Route.own(GET, "/ayuda"),
            Route.of(GET, "/diseno", EVERYONE),
            // One's own account
            Route.own(GET, "/mi-cuenta/clave"),
            Route.own(POST, "/mi-cuenta/clave"),
            // What two people decide
            Route.of(GET, "/propuestas", EVERYONE),
            Route.of(POST, "/propuestas/{proposal}", EVERYONE),
            Route.of(GET, "/emergencia", IN_PLACES),
            Route.of(POST, "/emergencia", IN_PLACES),
            Route.of(GET, "/emergencias", Set.of(Role.AUDITOR)),
            // People and their roles
            Route.of(GET, "/personal", ACCOUNTS),
            Route.of(POST, "/personal", ADMINISTRATOR),
            Route.of(GET, "/personal/{staff}", ACCOUNTS),
            Route.of(POST, "/personal/{staff}/puestos", ADMINISTRATOR),
            Route.of(POST, "/personal/{staff}/puestos/{assignment}/retirar", ADMINISTRATOR));

    private RoutePolicy() {}

    public static List<Route> routes() {
        return ROUTES;
    }

    /** The line for a request; empty when nobody may. */
    static Optional<Route> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return ROUTES.stream().filter(route -> route.matches(asked, path)).findFirst();
    }
}
