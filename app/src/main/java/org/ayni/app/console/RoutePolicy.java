package org.ayni.app.console;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ayni.app.access.Reach;
import org.ayni.app.access.Role;
import org.ayni.app.access.Viewer;
import org.ayni.app.duplicates.DeclareTwoPeople;
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
    /** The control body only reads. */
    private static final Set<Role> DECIDERS = Set.copyOf(EnumSet.complementOf(EnumSet.of(Role.AUDITOR)));

    private static final Set<Role> ADMINISTRATOR = Set.of(Role.ADMINISTRATOR);
    private static final Set<Role> ACCOUNTS = Set.of(Role.ADMINISTRATOR, Role.AUDITOR);
    private static final Set<Role> IN_PLACES =
            Set.of(Role.LOCAL_MANAGER, Role.ZONAL_COORDINATOR, Role.UNIT_COORDINATOR, Role.UNIT_CHIEF);

    /** The steps of a bimestre are no secret among the staff; who keeps the accounts has no business there. */
    private static final Set<Role> CYCLE_READERS = Set.copyOf(EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR)));

    private static final Set<Role> HEADQUARTERS = Set.of(
            Role.AFFILIATION_SPECIALIST,
            Role.VERIFICATION_SPECIALIST,
            Role.LIQUIDATION_SPECIALIST,
            Role.OPERATIONS_HEAD,
            Role.VERIFICATION_HEAD,
            Role.TECHNICAL_COORDINATOR,
            Role.EXECUTIVE_DIRECTOR,
            Role.AUDITOR);

    /** Reports name every household of the bimestre: for who works for the nation on what they say, and who controls it. */
    private static final Set<Role> REPORT_READERS = Set.of(
            Role.LIQUIDATION_SPECIALIST,
            Role.OPERATIONS_HEAD,
            Role.VERIFICATION_HEAD,
            Role.TECHNICAL_COORDINATOR,
            Role.EXECUTIVE_DIRECTOR,
            Role.AUDITOR);

    /** Order files have the account of every household. */
    private static final Set<Role> ORDER_READERS =
            Set.of(Role.LIQUIDATION_SPECIALIST, Role.OPERATIONS_HEAD, Role.AUDITOR);

    private static final Set<Role> WHATIF_READERS = Set.of(
            Role.PLANNER,
            Role.LIQUIDATION_SPECIALIST,
            Role.OPERATIONS_HEAD,
            Role.TECHNICAL_COORDINATOR,
            Role.EXECUTIVE_DIRECTOR,
            Role.AUDITOR);

    /** Those whose post lets them see households; which ones is a matter of places. */
    private static final Set<Role> SEE_HOUSEHOLDS = EnumSet.allOf(Role.class).stream()
            .filter(role -> role.reach() != Reach.NOBODY)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<Role> ACT_READERS = Viewer.READ_ACTS;

    /** Everybody but the control body, which reads everything and writes nothing. */
    private static final Set<Role> WRITERS = Set.copyOf(EnumSet.complementOf(EnumSet.of(Role.AUDITOR)));

    /** Sections in the order of the menu; a page family adds its lines in its section. */
    private static final List<Route> TABLE = List.of(
            // Beginning
            Route.own(GET, "/"),
            Route.own(GET, "/ayuda"),
            Route.of(GET, "/diseno", EVERYONE),
            // Bimestres
            Route.of(GET, "/ciclos", CYCLE_READERS),
            Route.of(POST, "/ciclos", Set.of(Role.OPERATIONS_HEAD, Role.LIQUIDATION_SPECIALIST)),
            Route.of(GET, "/ciclos/{period}", CYCLE_READERS),
            Route.of(GET, "/ciclos/{period}/avance", CYCLE_READERS),
            Route.of(GET, "/ciclos/{period}/cerrar-padron", Set.of(Role.OPERATIONS_HEAD, Role.AFFILIATION_SPECIALIST)),
            Route.of(POST, "/ciclos/{period}/cerrar-padron", Set.of(Role.OPERATIONS_HEAD, Role.AFFILIATION_SPECIALIST)),
            Route.of(GET, "/ciclos/{period}/verificar", Set.of(Role.VERIFICATION_HEAD, Role.VERIFICATION_SPECIALIST)),
            Route.of(POST, "/ciclos/{period}/verificar", Set.of(Role.VERIFICATION_HEAD, Role.VERIFICATION_SPECIALIST)),
            Route.of(GET, "/ciclos/{period}/liquidar", Set.of(Role.LIQUIDATION_SPECIALIST)),
            Route.of(POST, "/ciclos/{period}/liquidar", Set.of(Role.LIQUIDATION_SPECIALIST)),
            Route.of(GET, "/ciclos/{period}/autorizar", Set.of(Role.EXECUTIVE_DIRECTOR)),
            Route.of(POST, "/ciclos/{period}/autorizar", Set.of(Role.EXECUTIVE_DIRECTOR)),
            Route.of(GET, "/ciclos/{period}/instruir", Set.of(Role.LIQUIDATION_SPECIALIST)),
            Route.of(POST, "/ciclos/{period}/instruir", Set.of(Role.LIQUIDATION_SPECIALIST)),
            Route.of(GET, "/ciclos/{period}/hallazgos", HEADQUARTERS),
            Route.of(POST, "/ciclos/{period}/hallazgos", Set.of(Role.OPERATIONS_HEAD)),
            Route.of(POST, "/ciclos/{period}/hallazgos/clase", Set.of(Role.OPERATIONS_HEAD)),
            Route.of(GET, "/ciclos/{period}/respuestas", HEADQUARTERS),
            Route.of(POST, "/ciclos/{period}/respuestas", Set.of(Role.LIQUIDATION_SPECIALIST)),
            Route.of(POST, "/ciclos/{period}/respuestas/archivos", Set.of(Role.LIQUIDATION_SPECIALIST)),
            Route.of(POST, "/ciclos/{period}/respuestas/pendientes", Set.of(Role.LIQUIDATION_SPECIALIST)),
            Route.of(
                    POST,
                    "/ciclos/{period}/respuestas/discrepancias/{name}/proponer",
                    Set.of(Role.LIQUIDATION_SPECIALIST, Role.OPERATIONS_HEAD)),
            Route.of(
                    POST,
                    "/ciclos/{period}/respuestas/discrepancias/{name}/confirmar",
                    Set.of(Role.LIQUIDATION_SPECIALIST, Role.OPERATIONS_HEAD)),
            Route.of(GET, "/ciclos/{period}/archivos", REPORT_READERS),
            Route.of(POST, "/ciclos/{period}/reportes", Set.of(Role.LIQUIDATION_SPECIALIST, Role.OPERATIONS_HEAD)),
            Route.of(GET, "/ciclos/{period}/archivos/reportes/{name}", REPORT_READERS),
            Route.of(GET, "/ciclos/{period}/archivos/banco/{name}", ORDER_READERS),
            Route.of(
                    POST,
                    "/ciclos/{period}/segunda-opinion",
                    Set.of(
                            Role.LIQUIDATION_SPECIALIST,
                            Role.OPERATIONS_HEAD,
                            Role.TECHNICAL_COORDINATOR,
                            Role.EXECUTIVE_DIRECTOR)),
            // What-ifs
            Route.of(GET, "/simulaciones", WHATIF_READERS),
            Route.of(GET, "/simulaciones/comparar", WHATIF_READERS),
            Route.of(GET, "/simulaciones/{name}", WHATIF_READERS),
            Route.of(POST, "/simulaciones/{name}/proponer", Set.of(Role.PLANNER, Role.OPERATIONS_HEAD)),
            Route.of(POST, "/simulaciones/{name}/aprobar", Set.of(Role.EXECUTIVE_DIRECTOR)),
            // Territory
            Route.of(GET, "/territorio", SEE_HOUSEHOLDS),
            Route.of(GET, "/territorio/distritos", EVERYONE),
            Route.of(GET, "/territorio/distritos/total", EVERYONE),
            Route.of(GET, "/territorio/distritos/exportar", EVERYONE),
            Route.of(POST, "/territorio/distritos/exportar", WRITERS),
            Route.of(GET, "/territorio/{code}", SEE_HOUSEHOLDS),
            // The record of acts; its readers send no form
            Route.of(GET, "/auditoria", ACT_READERS),
            Route.of(GET, "/auditoria/cadena", ACT_READERS),
            Route.of(GET, "/auditoria/cadena/revision", ACT_READERS),
            Route.of(GET, "/auditoria/cadena/exportacion", ACT_READERS),
            Route.of(GET, "/auditoria/cadena/avance", ACT_READERS),
            Route.of(GET, "/auditoria/cadena/archivo/{name}", ACT_READERS),
            // The search box and a household
            Route.of(GET, "/buscar", SEE_HOUSEHOLDS),
            Route.of(GET, "/hogares/{household}", SEE_HOUSEHOLDS),
            Route.of(GET, "/hogares/{household}/historia", SEE_HOUSEHOLDS),
            Route.of(GET, "/hogares/{household}/explicacion/{period}", SEE_HOUSEHOLDS),
            // One's own account
            Route.own(GET, "/mi-cuenta/clave"),
            Route.own(POST, "/mi-cuenta/clave"),
            Route.own(GET, "/mi-cuenta/segundo-factor"),
            Route.own(POST, "/mi-cuenta/segundo-factor"),
            Route.own(GET, "/mi-cuenta/sesion"),
            // What two people decide
            Route.of(GET, "/propuestas", EVERYONE),
            Route.of(POST, "/propuestas/{proposal}", DECIDERS),
            Route.of(GET, "/emergencia", IN_PLACES),
            Route.of(POST, "/emergencia", IN_PLACES),
            Route.of(GET, "/emergencias", Set.of(Role.AUDITOR)),
            // How the console is, in numbers
            Route.of(GET, Metrics.ADDRESS, ADMINISTRATOR),
            // People and their roles
            Route.of(GET, "/personal", ACCOUNTS),
            Route.of(POST, "/personal", ADMINISTRATOR),
            Route.of(GET, "/personal/{staff}", ACCOUNTS),
            Route.of(POST, "/personal/{staff}/puestos", ADMINISTRATOR),
            Route.of(POST, "/personal/{staff}/puestos/{assignment}/retirar", ADMINISTRATOR),
            // Lists: their saved views, and the work that they leave in the background
            Route.of(GET, "/vistas", EVERYONE),
            Route.of(POST, "/vistas", WRITERS),
            Route.of(POST, "/vistas/{view}", WRITERS),
            Route.of(POST, "/vistas/{view}/quitar", WRITERS),
            Route.of(GET, "/trabajos", EVERYONE),
            Route.of(GET, "/trabajos/{job}/archivo", EVERYONE),
            Route.of(POST, "/trabajos/{job}/cancelar", WRITERS),
            Route.of(POST, "/trabajos/{job}/repetir", WRITERS),
            // The roll
            Route.of(GET, "/padron", SEE_HOUSEHOLDS),
            Route.of(GET, "/padron/total", SEE_HOUSEHOLDS),
            Route.of(GET, "/padron/exportar", SEE_HOUSEHOLDS),
            Route.of(POST, "/padron/exportar", with(SEE_HOUSEHOLDS, WRITERS)),
            Route.of(GET, "/padron/movimiento", SEE_HOUSEHOLDS),
            Route.of(GET, "/padron/movimiento/hogares", SEE_HOUSEHOLDS),
            Route.of(GET, "/padron/movimiento/hogares/total", SEE_HOUSEHOLDS),
            Route.of(GET, "/padron/movimiento/hogares/exportar", SEE_HOUSEHOLDS),
            Route.of(POST, "/padron/movimiento/hogares/exportar", with(SEE_HOUSEHOLDS, WRITERS)),
            Route.of(GET, "/padron/pegar", with(SEE_HOUSEHOLDS, WRITERS)),
            Route.of(POST, "/padron/pegar", with(SEE_HOUSEHOLDS, WRITERS)),
            // Duplicate and impossible records
            Route.of(GET, "/duplicados", SEE_HOUSEHOLDS),
            Route.of(GET, "/duplicados/total", SEE_HOUSEHOLDS),
            Route.of(GET, "/duplicados/exportar", SEE_HOUSEHOLDS),
            Route.of(POST, "/duplicados/exportar", with(SEE_HOUSEHOLDS, WRITERS)),
            Route.of(GET, "/duplicados/busqueda", SEE_HOUSEHOLDS),
            Route.of(POST, "/duplicados/busqueda", Set.of(Role.AFFILIATION_SPECIALIST, Role.OPERATIONS_HEAD)),
            Route.of(GET, "/duplicados/{suspicion}", SEE_HOUSEHOLDS),
            Route.of(POST, "/duplicados/{suspicion}", DeclareTwoPeople.RESOLVERS),
            Route.of(GET, "/imposibles", SEE_HOUSEHOLDS),
            Route.of(GET, "/imposibles/total", SEE_HOUSEHOLDS),
            Route.of(GET, "/imposibles/exportar", SEE_HOUSEHOLDS),
            Route.of(POST, "/imposibles/exportar", with(SEE_HOUSEHOLDS, WRITERS)));

    /** The first line that fits counts: a place before the unit whose code could stand there. */
    private static final List<Route> ROUTES = Stream.concat(PlaceRoutes.of(EVERYONE, WRITERS).stream(), TABLE.stream())
            .toList();

    private RoutePolicy() {}

    /** Those who are in both. */
    private static Set<Role> with(Set<Role> some, Set<Role> others) {
        return some.stream().filter(others::contains).collect(Collectors.toUnmodifiableSet());
    }

    public static List<Route> routes() {
        return ROUTES;
    }

    /** Whether a viewer may ask for an address: what a page asks before it shows a button. */
    public static boolean may(Viewer viewer, String method, String path) {
        return find(method, path).map(route -> viewer.hasAny(route.roles())).orElse(false);
    }

    /** The posts that may ask for an address, in the order of the programme's chart. */
    public static List<String> posts(String method, String path) {
        return find(method, path).stream()
                .flatMap(route -> route.roles().stream())
                .sorted()
                .map(Role::spanish)
                .toList();
    }

    /** The roles that may ask for an address. */
    static Set<Role> roles(String method, String path) {
        return find(method, path).map(Route::roles).orElse(Set.of());
    }

    /** The line for a request; empty when nobody may. */
    public static Optional<Route> find(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return ROUTES.stream().filter(route -> route.matches(asked, path)).findFirst();
    }
}
