package org.ayni.app.console.list;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.FieldProblem;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of one list, below the address that the subclass names with {@code @RequestMapping}: the list, its number of
 * rows, and its export.
 */
public abstract class ListPage {

    private static final String TOTAL = "total";

    private final ListDesk desk;

    protected ListPage(ListDesk desk) {
        this.desk = desk;
    }

    /**
     * The list as it is for a viewer and an address.
     *
     * @param address what was asked; whatever is in it was typed by somebody
     */
    protected abstract ListView view(Viewer viewer, MultiValueMap<String, String> address);

    @GetMapping("")
    String show(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam MultiValueMap<String, String> address,
            Model model,
            HttpServletResponse response) {
        ListRequest request = ListRequest.read(view(viewer, address), address);
        return list(viewer, request, request.problems(), model, response);
    }

    /** The number of rows, and what can be done with all of them: asked for after the page, because it may take a moment. */
    @GetMapping("/total")
    String total(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam MultiValueMap<String, String> address,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean isPart,
            Model model,
            HttpServletResponse response) {
        ListRequest request = ListRequest.read(view(viewer, address), address);
        if (!request.problems().isEmpty()) {
            return list(viewer, request, request.problems(), model, response);
        }
        model.addAttribute(TOTAL, desk.total(request, viewer));
        return isPart ? "lists/total :: total" : "lists/total";
    }

    /** The file, when it is short enough to wait for. */
    @GetMapping("/exportar")
    Object export(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam MultiValueMap<String, String> address,
            Model model,
            HttpServletResponse response) {
        ListRequest request = ListRequest.read(view(viewer, address), address);
        ExportAsked asked = ExportAsked.read(request, address);
        List<FieldProblem> problems = asked.problems(desk.inlineRows());
        if (!problems.isEmpty()) {
            return list(viewer, request, problems, model, response);
        }
        return switch (desk.export(request, viewer, asked)) {
            case ExportList.Written written -> file(written, asked.format());
            case ExportList.OtherCount other -> {
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                model.addAttribute("announced", asked.announced());
                model.addAttribute(TOTAL, desk.total(request, viewer, other.rows()));
                yield "lists/changed";
            }
        };
    }

    /** The same in the background, for what is longer. */
    @PostMapping("/exportar")
    String exportLater(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam MultiValueMap<String, String> address,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ListRequest request = ListRequest.read(view(viewer, address), address);
        ExportAsked asked = ExportAsked.read(request, address);
        List<FieldProblem> problems = asked.problems(Long.MAX_VALUE);
        if (!problems.isEmpty()) {
            return list(viewer, request, problems, model, response);
        }
        if (desk.exportLater(request, viewer, asked).isEmpty()) {
            return list(
                    viewer,
                    request,
                    List.of(new FieldProblem(
                            TOTAL, "Ya tiene cinco trabajos sin terminar: espere a que termine alguno.")),
                    model,
                    response);
        }
        next.addFlashAttribute("done", "La exportación se está preparando. Puede seguir con otra cosa.");
        return "redirect:/trabajos";
    }

    private String list(
            Viewer viewer,
            ListRequest request,
            List<FieldProblem> problems,
            Model model,
            HttpServletResponse response) {
        if (!problems.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        }
        model.addAttribute("problems", problems);
        model.addAttribute("list", desk.screen(request, viewer));
        model.addAttribute("mayKeep", SavedViewsPage.mayKeep(viewer));
        return "lists/list";
    }

    private static ResponseEntity<InputStreamResource> file(ExportList.Written written, ExportFormat format) {
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(format.mediaType()))
                    .contentLength(Files.size(written.file()))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(written.name())
                                    .build()
                                    .toString())
                    .body(new InputStreamResource(
                            Files.newInputStream(written.file(), StandardOpenOption.DELETE_ON_CLOSE)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
