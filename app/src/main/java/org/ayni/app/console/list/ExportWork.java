package org.ayni.app.console.list;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.job.Work;
import org.springframework.stereotype.Component;

/** The export of a list in the background, with the rights that its owner has when it runs. */
@Component
class ExportWork implements Work {

    static final String KIND = "export";

    private final ListBook book;
    private final ExportList export;

    ExportWork(ListBook book, ExportList export) {
        this.book = book;
        this.export = export;
    }

    /** What is written down: the list, the format, the query. */
    static String request(String list, ExportFormat format, String query) {
        return list + "." + format.ending() + "?" + query;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(String request, long whole, Viewer owner, LongConsumer progress) {
        String[] halves = request.split("\\?", 2);
        String[] named = halves[0].split("\\.", 2);
        Optional<ListRequest> list = book.request(owner, named[0], halves[1]);
        if (list.isEmpty()) {
            return new Refused("Ya no puede abrir esta lista. Si le hace falta, pida el acceso a su jefe.");
        }
        ExportFormat format = ExportFormat.of(named[1]).orElseThrow();
        return switch (export.write(list.get(), owner, format, whole, progress)) {
            case ExportList.Written written -> new Made(written.file(), written.name());
            case ExportList.OtherCount other ->
                new Refused("Se anunciaron " + Shown.grouped(whole) + " filas y ahora son "
                        + Shown.grouped(other.rows()) + ": pida la exportación otra vez desde la lista.");
        };
    }
}
