package org.ayni.app.console.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Console;
import org.ayni.app.console.background.BackgroundWork;
import org.ayni.app.console.background.Ending;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.upload.BroughtList;
import org.ayni.app.upload.ColumnMapping;
import org.ayni.app.upload.FaultBook;
import org.ayni.app.upload.TakeList;
import org.ayni.app.upload.TextEncoding;
import org.ayni.app.upload.Upload;
import org.ayni.app.upload.UploadFiles;
import org.ayni.app.upload.Uploads;
import org.springframework.stereotype.Component;

/** Presses what a person pressed about a brought list; what lasts goes on beside the request. */
@Component
public class UploadDesk {

    /** What ends within this time is answered at once. */
    private static final java.time.Duration PATIENCE = java.time.Duration.ofSeconds(2);

    private static final int FIRST_FAULTS = 20;

    private final Uploads uploads;
    private final TakeList acts;
    private final BackgroundWork background;
    private final Clock clock;

    UploadDesk(Database database, Console.Settings settings, BackgroundWork background, Clock clock) {
        this.uploads = new Uploads(database);
        this.acts =
                new TakeList(database, new UploadFiles(settings.home().folder().resolve("uploads")));
        this.background = background;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    List<Upload> ofKind(String kind) {
        return uploads.ofKind(kind);
    }

    Optional<Upload> find(String id, String kind) {
        return id.matches("[0-9a-f]{32}")
                ? uploads.find(id).filter(upload -> upload.kind().equals(kind))
                : Optional.empty();
    }

    Optional<BackgroundWork.State> work(Upload upload) {
        return background.find(name(upload));
    }

    Upload keep(BroughtList list, String fileName, InputStream in, Viewer viewer) throws IOException {
        return acts.keep(list, fileName, in, viewer.staff().actor(), today());
    }

    Optional<TakeList.Refused> name(
            BroughtList list, Upload upload, ColumnMapping mapping, Optional<TextEncoding> encoding, Viewer viewer)
            throws IOException {
        return acts.name(
                list.layout(today()),
                upload.id(),
                mapping,
                encoding,
                viewer.staff().actor());
    }

    List<String> header(Upload upload, Optional<TextEncoding> encoding) throws IOException {
        return acts.header(upload.id(), encoding);
    }

    ColumnMapping mapping(BroughtList list, List<String> header) {
        return acts.mapping(list.layout(today()), header);
    }

    /** Begins the check; returns whether it was begun and not another is under way. */
    boolean check(BroughtList list, Upload upload, String page, Viewer viewer) {
        return begin(
                "Revisar",
                list,
                upload,
                page,
                viewer,
                talk -> ending(
                        acts.check(list, upload.id(), viewer.staff().actor(), today(), told(talk, "Revisando", upload)),
                        "Revisada."));
    }

    boolean apply(BroughtList list, Upload upload, String page, Viewer viewer) {
        return begin(
                "Aplicar",
                list,
                upload,
                page,
                viewer,
                talk -> ending(
                        acts.apply(list, upload.id(), viewer.staff().actor(), today(), told(talk, "Aplicando", upload)),
                        "Aplicada."));
    }

    boolean undo(BroughtList list, Upload upload, String reason, String page, Viewer viewer) {
        return begin(
                "Revertir",
                list,
                upload,
                page,
                viewer,
                talk -> ending(
                        acts.undo(list, upload.id(), reason, viewer.staff().actor(), today()), "Revertida."));
    }

    List<FaultBook.Shown> firstFaults(Upload upload) {
        try {
            return acts.firstFaults(upload, FIRST_FAULTS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Optional<Path> fetchBook(Upload upload, Viewer viewer) {
        return acts.fetchBook(upload, viewer.staff().actor());
    }

    private boolean begin(
            String verb, BroughtList list, Upload upload, String page, Viewer viewer, BackgroundWork.Work work) {
        String what = verb + " «" + list.layout(today()).title() + "»: " + upload.fileName();
        boolean begun =
                background.begin(name(upload), what.length() > 200 ? what.substring(0, 200) : what, page, viewer, work);
        if (begun) {
            background.awaitEnding(name(upload), PATIENCE);
        }
        return begun;
    }

    private static java.util.function.LongConsumer told(Talk talk, String verb, Upload upload) {
        long[] last = {0};
        return bytes -> {
            if (bytes - last[0] > 1 << 20 || bytes == upload.bytes()) {
                last[0] = bytes;
                talk.progress(verb, "KB", bytes >> 10, upload.bytes() >> 10);
            }
        };
    }

    private static Ending ending(Optional<TakeList.Refused> refused, String done) {
        return refused.<Ending>map(why -> new Ending.Refused(why.reason(), "")).orElseGet(() -> new Ending.Done(done));
    }

    private static String name(Upload upload) {
        return "upload " + upload.id();
    }
}
