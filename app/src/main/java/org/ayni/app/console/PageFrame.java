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
     */
    public record Entry(String label, String address, boolean current) {}

    /** The entries in their order; one is shown to those who may open it. */
    private static final List<Entry> MENU = List.of(
            new Entry("Inicio", "/", false),
            new Entry("Padrón", "/padron", false),
            new Entry("Bimestres", "/ciclos", false),
            new Entry("Simulaciones", "/simulaciones", false),
            new Entry("Territorio", "/territorio", false),
            new Entry("Distritos", "/territorio/distritos", false),
            new Entry("Propuestas", "/propuestas", false),
            new Entry("Trabajos", "/trabajos", false),
            new Entry("Personal", "/personal", false),
            new Entry("Auditoría", "/auditoria", false),
            new Entry("Emergencias", "/emergencias", false));

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

    private static List<Entry> menu(Viewer viewer, String path) {
        return MENU.stream()
                .filter(entry -> RoutePolicy.find("GET", entry.address())
                        .filter(route -> route.allows(viewer))
                        .isPresent())
                .map(entry -> new Entry(entry.label(), entry.address(), belongs(path, entry.address())))
                .toList();
    }

    private static boolean belongs(String path, String address) {
        return address.equals("/") ? path.equals("/") : path.equals(address) || path.startsWith(address + "/");
    }
}
