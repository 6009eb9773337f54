package org.ayni.app.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.ui.Model;

/**
 * Two people edited the same thing. Who comes second gets the form again with 409 and, field by field, what it says now and what
 * he wrote; the form then carries the new version, so that saving again is a decision and not an accident.
 *
 * <p>A page that edits carries the version that it showed in a hidden field, its act compares it, and when it differs the page
 * calls {@link #show} and returns its own template.
 */
public final class EditConflict {

    private EditConflict() {}

    /**
     * A field that differs.
     *
     * @param field its label, as the form says
     * @param theirs what is stored now
     * @param mine what the person wrote
     */
    public record Difference(String field, String theirs, String mine) {}

    public static void show(Model model, HttpServletResponse response, List<Difference> differences) {
        model.addAttribute("differences", List.copyOf(differences));
        response.setStatus(HttpServletResponse.SC_CONFLICT);
    }
}
