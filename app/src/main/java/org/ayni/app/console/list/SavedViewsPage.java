package org.ayni.app.console.list;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.NotFound;
import org.ayni.app.console.RoutePolicy;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The views that a person keeps of lists. */
@Controller
class SavedViewsPage {

    private static final String ADDRESS = "/vistas";

    private final SavedViews views;
    private final ListBook book;

    SavedViewsPage(SavedViews views, ListBook book) {
        this.views = views;
        this.book = book;
    }

    /**
     * A view on the page.
     *
     * @param title of its list
     * @param address where it opens
     * @param chips its filters
     */
    public record Shown(SavedView view, String title, String address, List<ListScreen.Chip> chips) {}

    @GetMapping(ADDRESS)
    String show(@ModelAttribute("viewer") Viewer viewer, Model model) {
        model.addAttribute(
                "views",
                views.seen(viewer).stream()
                        .flatMap(view -> book.request(viewer, view.list(), view.query()).stream()
                                .map(request -> new Shown(
                                        view,
                                        request.view().title(),
                                        new ListAddress(request).list(),
                                        new DrawList(request).chips())))
                        .toList());
        model.addAttribute("mayKeep", mayKeep(viewer));
        return "lists/views";
    }

    /** Keeps what a list shows now under a name. */
    @PostMapping(ADDRESS)
    String keep(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(defaultValue = "") String lista,
            @RequestParam(defaultValue = "") String consulta,
            @RequestParam(defaultValue = "") String nombre,
            @RequestParam(defaultValue = "false") boolean compartir,
            @RequestParam(defaultValue = "false") boolean inicio,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ListRequest request = book.request(viewer, lista, consulta).orElseThrow(NotFound::new);
        ListAddress address = new ListAddress(request);
        Optional<String> problem =
                views.keep(viewer, lista, address.query(), new SavedViews.Wish(nombre, compartir, inicio));
        if (problem.isPresent()) {
            return again(viewer, problem.get(), model, response);
        }
        next.addFlashAttribute("done", "Se guardó la vista «" + nombre.strip() + "».");
        return "redirect:" + address.list();
    }

    @PostMapping(ADDRESS + "/{view}")
    String change(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable String view,
            @RequestParam(defaultValue = "") String nombre,
            @RequestParam(defaultValue = "false") boolean compartir,
            @RequestParam(defaultValue = "false") boolean inicio,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        String problem = views.change(viewer, id(view), new SavedViews.Wish(nombre, compartir, inicio))
                .orElseThrow(NotFound::new);
        if (!problem.isEmpty()) {
            return again(viewer, problem, model, response);
        }
        next.addFlashAttribute("done", "Se guardó la vista «" + nombre.strip() + "».");
        return "redirect:" + ADDRESS;
    }

    @PostMapping(ADDRESS + "/{view}/quitar")
    String remove(@ModelAttribute("viewer") Viewer viewer, @PathVariable String view, RedirectAttributes next) {
        if (!views.remove(viewer, id(view))) {
            throw new NotFound();
        }
        next.addFlashAttribute("done", "Se quitó la vista.");
        return "redirect:" + ADDRESS;
    }

    private String again(Viewer viewer, String problem, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        model.addAttribute("problems", List.of(new FieldProblem("vistas", problem)));
        return show(viewer, model);
    }

    /** Whether a viewer may keep views: the control body writes nothing. */
    static boolean mayKeep(Viewer viewer) {
        return RoutePolicy.find("POST", ADDRESS)
                .filter(route -> viewer.hasAny(route.roles()))
                .isPresent();
    }

    private static int id(String view) {
        if (!view.matches("[0-9]{1,9}")) {
            throw new NotFound();
        }
        return Integer.parseInt(view);
    }
}
