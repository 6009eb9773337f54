package org.ayni.app.console.cycles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.Moments;
import org.ayni.app.console.NotFound;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.database.Database;
import org.ayni.kernel.time.Bimester;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The files of a bimestre: its reports and the orders to the bank. Each is given to its posts alone, and each giving is an act. */
@Controller
class FilesPage {

    /** Only what this program writes has such a name. */
    private static final String OUR_NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,150}\\.(xlsx|csv|xml)";

    private final Database database;
    private final ReadCycle read;
    private final CycleActs acts;

    FilesPage(Database database, ReadCycle read, CycleActs acts) {
        this.database = database;
        this.read = read;
        this.acts = acts;
    }

    /** Which files. */
    private enum Kind {
        REPORTS("reports", "reportes"),
        ORDERS("to-bank", "banco");

        private final String folder;
        private final String part;

        Kind(String folder, String part) {
            this.folder = folder;
            this.part = part;
        }
    }

    /** A file on the page. */
    public record Row(String name, String address, String size, String written) {}

    @GetMapping("/ciclos/{period}/archivos")
    String show(@ModelAttribute("viewer") Viewer viewer, @PathVariable String period, Model model) throws IOException {
        Bimester asked = read.opened(period);
        String address = "/ciclos/" + asked;
        boolean seesOrders = RoutePolicy.may(viewer, "GET", address + "/archivos/banco/x");
        model.addAttribute("period", asked.toString());
        model.addAttribute("reports", rows(asked, Kind.REPORTS));
        model.addAttribute("orders", seesOrders ? rows(asked, Kind.ORDERS) : List.of());
        model.addAttribute("seesOrders", seesOrders);
        model.addAttribute("mayWrite", RoutePolicy.may(viewer, "POST", address + "/reportes"));
        model.addAttribute("writers", RoutePolicy.posts("POST", address + "/reportes"));
        model.addAttribute("panel", read.panel(asked).orElse(null));
        model.addAttribute("crumbs", List.of(CyclePage.ABOVE.getFirst(), new Crumb("Bimestre " + asked, address)));
        return "ciclos/archivos";
    }

    @PostMapping("/ciclos/{period}/reportes")
    String write(@ModelAttribute("viewer") Viewer viewer, @PathVariable String period, RedirectAttributes next) {
        Bimester asked = read.opened(period);
        if (!acts.writeReports(asked, viewer).begun()) {
            next.addFlashAttribute("busy", true);
        }
        return "redirect:/ciclos/" + asked + "/archivos";
    }

    @GetMapping("/ciclos/{period}/archivos/reportes/{name}")
    ResponseEntity<Resource> report(
            @ModelAttribute("viewer") Viewer viewer, @PathVariable String period, @PathVariable String name)
            throws IOException {
        return give(viewer, read.opened(period), Kind.REPORTS, name);
    }

    @GetMapping("/ciclos/{period}/archivos/banco/{name}")
    ResponseEntity<Resource> order(
            @ModelAttribute("viewer") Viewer viewer, @PathVariable String period, @PathVariable String name)
            throws IOException {
        return give(viewer, read.opened(period), Kind.ORDERS, name);
    }

    /** Whatever was asked for is compared with what is there: no part of a path is made of it. */
    private ResponseEntity<Resource> give(Viewer viewer, Bimester period, Kind kind, String name) throws IOException {
        Path file = files(period, kind).stream()
                .filter(one -> one.getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
        long bytes = Files.size(file);
        database.transaction()
                .executeWithoutResult(transaction -> Audit.record(
                        database.app(),
                        viewer.staff().actor(),
                        "fetch-cycle-file",
                        period.toString(),
                        Map.of("file", name, "bytes", Long.toString(bytes), "from", viewer.source())));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(bytes)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(new FileSystemResource(file));
    }

    private List<Row> rows(Bimester period, Kind kind) throws IOException {
        return files(period, kind).stream().map(file -> row(period, kind, file)).toList();
    }

    private static Row row(Bimester period, Kind kind, Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String name = file.getFileName().toString();
            Instant written = attributes.lastModifiedTime().toInstant();
            return new Row(
                    name,
                    "/ciclos/" + period + "/archivos/" + kind.part + "/" + name,
                    size(attributes.size()),
                    Moments.moment(written));
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    static String size(long bytes) {
        if (bytes < 10_000) {
            return String.format(Locale.ROOT, "%,d bytes", bytes);
        }
        return bytes < 10_000_000
                ? String.format(Locale.ROOT, "%,d kB", bytes / 1_000)
                : String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000);
    }

    private List<Path> files(Bimester period, Kind kind) throws IOException {
        Path folder = acts.folder(period).resolve(kind.folder);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches(OUR_NAME))
                    .sorted()
                    .toList();
        }
    }
}
