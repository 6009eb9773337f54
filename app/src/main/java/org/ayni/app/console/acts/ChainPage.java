package org.ayni.app.console.acts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.audit.ChainState;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.NotFound;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Whether the record of acts is whole, and the record as a file. */
@Controller
class ChainPage {

    private static final List<Crumb> ABOVE = List.of(new Crumb("Auditoría", "/auditoria"));

    private final OnBehalfOf reader;
    private final ChainWork work;

    ChainPage(OnBehalfOf reader, ChainWork work) {
        this.reader = reader;
        this.work = work;
    }

    @GetMapping("/auditoria/cadena/revision")
    String check(@ModelAttribute("viewer") Viewer viewer, Model model) {
        work.check(viewer);
        return show(viewer, model);
    }

    @GetMapping("/auditoria/cadena/exportacion")
    String export(@ModelAttribute("viewer") Viewer viewer, Model model) {
        work.export(viewer);
        return show(viewer, model);
    }

    @GetMapping("/auditoria/cadena")
    String show(@ModelAttribute("viewer") Viewer viewer, Model model) {
        work.tell(model, reader.read(viewer, jdbc -> {
            Audit.record(
                    jdbc,
                    viewer.staff().actor(),
                    "read-acts",
                    "audit",
                    Map.of("from", ("/auditoria/cadena " + viewer.source()).strip()));
            return ChainState.read(jdbc);
        }));
        model.addAttribute("crumbs", ABOVE);
        return "auditoria/cadena";
    }

    /** The moving part; at the end it leads to the page that begins nothing. */
    @GetMapping("/auditoria/cadena/avance")
    String progress(Model model, HttpServletResponse response) {
        work.tellWork(model);
        if (!Boolean.TRUE.equals(model.getAttribute("running"))) {
            response.setHeader("HX-Redirect", "/auditoria/cadena");
        }
        return "auditoria/cadena-avance :: panel";
    }

    @GetMapping("/auditoria/cadena/archivo/{name}")
    ResponseEntity<Resource> file(@ModelAttribute("viewer") Viewer viewer, @PathVariable String name)
            throws IOException {
        Path file = work.file(name).orElseThrow(NotFound::new);
        reader.read(
                viewer,
                jdbc -> Audit.record(jdbc, viewer.staff().actor(), "export-audit", "audit", Map.of("file", name)));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(new FileSystemResource(file));
    }
}
