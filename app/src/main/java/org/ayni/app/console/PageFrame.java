package org.ayni.app.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.ayni.app.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its own content. */
@ControllerAdvice
class PageFrame {

    private final Viewers viewers;
    private final Console.Settings settings;

    PageFrame(Viewers viewers, Console.Settings settings) {
        this.viewers = viewers;
        this.settings = settings;
    }

    /**
     * An entry of the menu.
     *
     * @param current whether the page belongs to it
     * @param about what is found there, one sentence for the first page
     */
    public record Entry(String label, String address, boolean current, String about) {

        Entry(String label, String address, boolean current) {
            this(label, address, current, "");
        }
    }

    /** The entries in their order; one is shown to those who may open it. */
    private static final List<Entry> MENU = List.of(
            new Entry("Inicio", "/", false),
            new Entry(
                    "Padrón",
                    "/padron",
                    false,
                    "Los hogares de su territorio en cualquier fecha: filtre, exporte, pegue una lista de DNI."),
            new Entry(
                    "Duplicados",
                    "/duplicados/busqueda",
                    false,
                    "Registros que pueden ser la misma persona y registros imposibles, para resolverlos."),
            new Entry(
                    "Bimestres",
                    "/ciclos",
                    false,
                    "Cada bimestre paso a paso: quién lo hizo, qué falta y a quién le toca."),
            new Entry(
                    "Simulaciones",
                    "/simulaciones",
                    false,
                    "Cuánto costaría cambiar la ley, y a quién ayudaría o perjudicaría."),
            new Entry(
                    "Territorio",
                    "/territorio",
                    false,
                    "El mapa de las unidades territoriales y quién trabaja en cada una."),
            new Entry(
                    "Distritos",
                    "/territorio/distritos",
                    false,
                    "La lista oficial de distritos, con la unidad que los atiende."),
            new Entry("Propuestas", "/propuestas", false, "Lo que una persona pide y otra decide."),
            new Entry("Trabajos", "/trabajos", false, "Lo que pidió y se hace en segundo plano, con su archivo."),
            new Entry("Personal", "/personal", false, "Quién trabaja en el Programa, y en qué puesto."),
            new Entry(
                    "Auditoría",
                    "/auditoria",
                    false,
                    "Quién vio, cambió o exportó qué, y la prueba de que nadie lo alteró."),
            new Entry("Emergencias", "/emergencias", false, "Los accesos de emergencia a otra unidad, con su motivo."));

    /** The viewer, also for the methods of a page that ask for one. */
    @ModelAttribute("viewer")
    @Nullable
    Viewer viewer(HttpServletRequest request) {
        return viewers.of(request).orElse(null);
    }

    @ModelAttribute
    void frame(Model model, HttpServletRequest request) {
        String path = RouteRights.path(request);
        model.addAttribute("synthetic", settings.synthetic());
        model.addAttribute("path", path);
        model.addAttribute("idleSeconds", idleSeconds(request));
        model.addAttribute(
                "menu", viewers.of(request).map(viewer -> menu(viewer, path)).orElse(List.of()));
        model.addAttribute(
                "canSearch",
                viewers.of(request)
                        .flatMap(viewer -> RoutePolicy.find("GET", "/buscar").map(route -> route.allows(viewer)))
                        .orElse(false));
    }

    /** Seconds without a request after which the session ends. */
    private static int idleSeconds(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? 0 : session.getMaxInactiveInterval();
    }

    /** The entries that a viewer may open. */
    static List<Entry> menu(Viewer viewer, String path) {
        return MENU.stream()
                .filter(entry -> RoutePolicy.find("GET", entry.address())
                        .filter(route -> route.allows(viewer))
                        .isPresent())
                .map(entry -> new Entry(entry.label(), entry.address(), belongs(path, entry.address()), entry.about()))
                .toList();
    }

    private static boolean belongs(String path, String address) {
        return address.equals("/") ? path.equals("/") : path.equals(address) || path.startsWith(address + "/");
    }
}
