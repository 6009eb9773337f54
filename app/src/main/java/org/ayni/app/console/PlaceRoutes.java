package org.ayni.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ayni.app.access.Role;
import org.springframework.http.HttpMethod;

/** The lines of the table of rights about places below the district: the same for each of the three kinds. */
final class PlaceRoutes {

    private static final List<String> KINDS = List.of("centros-poblados", "escuelas", "establecimientos");

    /** Who brings the official lists. */
    private static final Set<Role> BRING = Set.of(Role.OPERATIONS_HEAD, Role.TECHNICAL_COORDINATOR);

    private static final Set<Role> READ_LISTS =
            Set.of(Role.OPERATIONS_HEAD, Role.TECHNICAL_COORDINATOR, Role.AFFILIATION_SPECIALIST, Role.AUDITOR);

    private PlaceRoutes() {}

    /**
     * @param everyone the whole staff
     * @param writers the staff without the control body
     */
    static List<Route> of(Set<Role> everyone, Set<Role> writers) {
        List<Route> routes = new ArrayList<>();
        for (String kind : KINDS) {
            String list = "/territorio/" + kind;
            String brought = list + "/listas";
            routes.add(Route.of(HttpMethod.GET, list, everyone));
            routes.add(Route.of(HttpMethod.GET, list + "/total", everyone));
            routes.add(Route.of(HttpMethod.GET, list + "/exportar", everyone));
            routes.add(Route.of(HttpMethod.POST, list + "/exportar", writers));
            routes.add(Route.of(HttpMethod.GET, brought, READ_LISTS));
            routes.add(Route.of(HttpMethod.POST, brought, BRING));
            routes.add(Route.of(HttpMethod.GET, brought + "/plantilla", READ_LISTS));
            routes.add(Route.of(HttpMethod.GET, brought + "/{upload}", READ_LISTS));
            routes.add(Route.of(HttpMethod.POST, brought + "/{upload}/columnas", BRING));
            routes.add(Route.of(HttpMethod.POST, brought + "/{upload}/revisar", BRING));
            routes.add(Route.of(HttpMethod.POST, brought + "/{upload}/aplicar", BRING));
            routes.add(Route.of(HttpMethod.POST, brought + "/{upload}/permitir", BRING));
            routes.add(Route.of(HttpMethod.POST, brought + "/{upload}/revertir", BRING));
            routes.add(Route.of(HttpMethod.GET, brought + "/{upload}/errores", READ_LISTS));
            routes.add(Route.of(HttpMethod.GET, list + "/{code}", everyone));
        }
        return routes;
    }
}
