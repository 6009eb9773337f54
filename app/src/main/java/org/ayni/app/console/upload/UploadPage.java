package org.ayni.app.console.upload;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.console.NotFound;
import org.ayni.app.problem.ProblemException;
import org.ayni.app.upload.BroughtList;
import org.ayni.app.upload.ColumnMapping;
import org.ayni.app.upload.ListField;
import org.ayni.app.upload.ListLayout;
import org.ayni.app.upload.TakeList;
import org.ayni.app.upload.TemplateBook;
import org.ayni.app.upload.TextEncoding;
import org.ayni.app.upload.Upload;
import org.ayni.app.upload.UploadStep;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The pages of one kind of list, below the address that the subclass names with {@code @RequestMapping}:
 * template › file › columns › dry run › apply › receipt. Each address needs its line in {@code RoutePolicy}.
 */
public abstract class UploadPage {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final UploadDesk desk;
    private final TwoPeople twoPeople;
    private final Clock clock;
    private final BroughtList list;
    private final String address;
    private final List<Crumb> above;

    /**
     * @param address of the first page
     * @param above the places above it
     */
    protected UploadPage(
            UploadDesk desk, TwoPeople twoPeople, Clock clock, BroughtList list, String address, List<Crumb> above) {
        this.desk = desk;
        this.twoPeople = twoPeople;
        this.clock = clock;
        this.list = list;
        this.address = address;
        this.above = above;
    }

    /** What the list is and where it comes from, in a sentence for who brings it. */
    protected abstract String lead();

    /**
     * A column of the template, for the page.
     *
     * @param form how its cells are written
     */
    public record Described(String name, boolean required, String meaning, String form) {}

    /** A column of the list and the column of the file that gives it. */
    public record Named(ListField field, String chosen) {}

    @GetMapping("")
    String start(@ModelAttribute("viewer") Viewer viewer, Model model) {
        return start(viewer, model, List.of());
    }

    private String start(Viewer viewer, Model model, List<FieldProblem> problems) {
        ListLayout layout = list.layout(desk.today());
        model.addAttribute("problems", problems);
        model.addAttribute("title", layout.title());
        model.addAttribute("lead", lead());
        model.addAttribute("address", address);
        model.addAttribute("crumbs", above);
        model.addAttribute(
                "fields",
                layout.fields().stream()
                        .map(field -> new Described(
                                field.name(), field.required(), field.meaning(), TemplateBook.form(field.kind())))
                        .toList());
        model.addAttribute(
                "rows", desk.ofKind(layout.kind()).stream().map(UploadRow::of).toList());
        model.addAttribute("may", UploadRights.of(viewer, address));
        return "cargas/inicio";
    }

    @GetMapping("/plantilla")
    ResponseEntity<byte[]> template() throws IOException {
        ListLayout layout = list.layout(desk.today());
        var bytes = new java.io.ByteArrayOutputStream();
        TemplateBook.write(layout, bytes);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("plantilla_" + layout.kind() + ".xlsx"))
                .body(bytes.toByteArray());
    }

    @PostMapping("")
    String bring(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(name = "archivo", required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response)
            throws IOException {
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return start(viewer, model, List.of(new FieldProblem("archivo", "Elija el archivo con la lista.")));
        }
        Upload kept;
        try (InputStream in = file.getInputStream()) {
            kept = desk.keep(list, String.valueOf(file.getOriginalFilename()), in, viewer);
        }
        if (kept.step() == UploadStep.MAPPED) {
            desk.check(list, kept, page(kept), viewer);
        }
        return "redirect:" + page(kept);
    }

    @GetMapping("/{upload}")
    String one(@ModelAttribute("viewer") Viewer viewer, @PathVariable("upload") String id, Model model)
            throws IOException {
        return show(viewer, found(id), model, List.of());
    }

    private String show(Viewer viewer, Upload upload, Model model, List<FieldProblem> problems) throws IOException {
        var work = desk.work(upload);
        boolean busy = work.map(state -> state.isRunning()).orElse(false);
        model.addAttribute("problems", problems);
        model.addAttribute("title", list.layout(desk.today()).title());
        model.addAttribute("address", address);
        model.addAttribute("page", page(upload));
        model.addAttribute(
                "crumbs",
                java.util.stream.Stream.concat(
                                above.stream(),
                                java.util.stream.Stream.of(
                                        new Crumb(list.layout(desk.today()).title(), address)))
                        .toList());
        model.addAttribute("row", UploadRow.of(upload));
        model.addAttribute("step", upload.step().name());
        model.addAttribute("steps", WizardStep.of(upload, busy));
        model.addAttribute("busy", busy);
        model.addAttribute("progress", work.map(state -> state.progress()).orElse(""));
        model.addAttribute("notDone", work.flatMap(UploadRow::refusal).orElse(""));
        model.addAttribute("may", UploadRights.of(viewer, address));
        model.addAttribute("checked", upload.last(UploadStep.CHECKED).orElse(null));
        model.addAttribute("applied", upload.last(UploadStep.APPLIED).orElse(null));
        model.addAttribute("undone", upload.last(UploadStep.UNDONE).orElse(null));
        model.addAttribute("failed", upload.last(UploadStep.FAILED).orElse(null));
        model.addAttribute("allowed", upload.last(UploadStep.ALLOWED).orElse(null));
        model.addAttribute("canApply", !busy && upload.canBeApplied());
        model.addAttribute("stop", upload.stop().orElse(""));
        boolean counted = upload.step() == UploadStep.CHECKED
                || upload.step() == UploadStep.ALLOWED
                || upload.step() == UploadStep.APPLIED;
        model.addAttribute("faults", counted && !busy ? desk.firstFaults(upload) : List.of());
        model.addAttribute("encodings", TextEncoding.values());
        if (!busy && (upload.step() == UploadStep.RECEIVED || upload.step() == UploadStep.CHECKED)) {
            List<String> header = desk.header(upload, encodingOf(upload));
            model.addAttribute("header", header);
            model.addAttribute("named", named(upload, header));
        }
        return "cargas/una";
    }

    private List<Named> named(Upload upload, List<String> header) {
        ListLayout layout = list.layout(desk.today());
        ColumnMapping mapping = desk.mapping(list, header);
        List<Named> named = new ArrayList<>();
        for (int at = 0; at < layout.fields().size(); at++) {
            int source = mapping.sources().get(at);
            named.add(new Named(layout.fields().get(at), source < 0 ? "" : Integer.toString(source)));
        }
        return named;
    }

    private static Optional<TextEncoding> encodingOf(Upload upload) {
        return upload.last(UploadStep.MAPPED)
                .map(event -> event.part("encoding"))
                .filter(name -> !name.isEmpty())
                .map(TextEncoding::valueOf);
    }

    /** Names the columns, or says how the letters are written, and checks. */
    @PostMapping("/{upload}/columnas")
    String name(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable("upload") String id,
            @RequestParam Map<String, String> form,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Upload upload = found(id);
        ListLayout layout = list.layout(desk.today());
        Optional<TextEncoding> encoding =
                TextEncoding.named(form.getOrDefault("codificacion", "")).or(() -> encodingOf(upload));
        try {
            List<String> header = desk.header(upload, encoding);
            ColumnMapping mapping = chosen(layout, header, form);
            Optional<TakeList.Refused> refused = desk.name(list, upload, mapping, encoding, viewer);
            if (refused.isPresent()) {
                response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
                return show(
                        viewer,
                        upload,
                        model,
                        List.of(new FieldProblem("columnas", refused.get().reason())));
            }
        } catch (ProblemException unreadable) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            var problem = unreadable.problem();
            return show(
                    viewer,
                    upload,
                    model,
                    List.of(new FieldProblem(
                            "codificacion", String.join(" ", problem.what(), problem.where(), problem.whatToDo()))));
        }
        desk.check(list, upload, page(upload), viewer);
        return "redirect:" + page(upload);
    }

    /** What was chosen in the form; a column that it does not name is found as before. */
    private ColumnMapping chosen(ListLayout layout, List<String> header, Map<String, String> form) {
        List<Integer> sources = new ArrayList<>(desk.mapping(list, header).sources());
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int at = 0; at < header.size(); at++) {
            places.put(Integer.toString(at), at);
        }
        for (int at = 0; at < layout.fields().size(); at++) {
            String said = form.get("c-" + layout.fields().get(at).name());
            if (said != null) {
                sources.set(at, places.getOrDefault(said, -1));
            }
        }
        return new ColumnMapping(sources);
    }

    @PostMapping("/{upload}/revisar")
    String check(@ModelAttribute("viewer") Viewer viewer, @PathVariable("upload") String id, RedirectAttributes next) {
        Upload upload = found(id);
        return begun(upload, desk.check(list, upload, page(upload), viewer), next);
    }

    @PostMapping("/{upload}/aplicar")
    String apply(@ModelAttribute("viewer") Viewer viewer, @PathVariable("upload") String id, RedirectAttributes next) {
        Upload upload = found(id);
        return begun(upload, desk.apply(list, upload, page(upload), viewer), next);
    }

    /** Asks a second person for what stopped the list. */
    @PostMapping("/{upload}/permitir")
    String askToAllow(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable("upload") String id,
            @RequestParam(name = "motivo", defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        Upload upload = found(id);
        if (reason.isBlank() || reason.length() > 1_000) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(
                    viewer,
                    upload,
                    model,
                    List.of(new FieldProblem("motivo", "Escriba por qué la lista está bien aunque cambie tanto.")));
        }
        if (upload.stop().isEmpty()) {
            next.addFlashAttribute("done", "Esta lista ya no necesita permiso.");
            return "redirect:" + page(upload);
        }
        twoPeople.propose(
                viewer,
                AllowUpload.KIND,
                "upload/" + upload.id(),
                AllowUpload.content(
                        upload.id(), upload.fileName(), upload.stop().get()),
                reason.strip(),
                clock.instant().plus(TwoPeople.A_WEEK));
        next.addFlashAttribute("done", "Se pidió el permiso. Otra persona lo decide en Propuestas.");
        return "redirect:" + page(upload);
    }

    @PostMapping("/{upload}/revertir")
    String undo(
            @ModelAttribute("viewer") Viewer viewer,
            @PathVariable("upload") String id,
            @RequestParam(name = "motivo", defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next)
            throws IOException {
        Upload upload = found(id);
        if (reason.isBlank() || reason.length() > 1_000) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(
                    viewer,
                    upload,
                    model,
                    List.of(new FieldProblem("motivo", "Escriba por qué se revierte, en hasta 1000 letras.")));
        }
        return begun(upload, desk.undo(list, upload, reason, page(upload), viewer), next);
    }

    @GetMapping("/{upload}/errores")
    ResponseEntity<Resource> faults(@ModelAttribute("viewer") Viewer viewer, @PathVariable("upload") String id)
            throws IOException {
        Upload upload = found(id);
        Path book = desk.fetchBook(upload, viewer).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .contentLength(Files.size(book))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        attachment("juntos_" + upload.kind() + "_revision_"
                                + upload.id().substring(0, 8) + ".xlsx"))
                .body(new FileSystemResource(book));
    }

    private String begun(Upload upload, boolean begun, RedirectAttributes next) {
        if (!begun) {
            next.addFlashAttribute("done", "Ya hay algo en curso con esta lista: espere a que termine.");
        }
        return "redirect:" + page(upload);
    }

    private Upload found(String id) {
        return desk.find(id, list.layout(desk.today()).kind()).orElseThrow(NotFound::new);
    }

    private String page(Upload upload) {
        return address + "/" + upload.id();
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
