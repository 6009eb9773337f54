package org.ayni.app.console.upload;

import java.util.Locale;
import java.util.Optional;
import org.ayni.app.console.Moments;
import org.ayni.app.console.background.BackgroundWork;
import org.ayni.app.console.background.Ending;
import org.ayni.app.upload.Upload;
import org.ayni.app.upload.UploadStep;

/** A brought file as a page tells of it. */
public record UploadRow(
        String id, String fileName, String size, String by, String at, String sha256, String state, String tone) {

    private static final long KILO = 1_024;

    static UploadRow of(Upload upload) {
        return new UploadRow(
                upload.id(),
                upload.fileName(),
                size(upload.bytes()),
                upload.by(),
                Moments.moment(upload.receivedAt()),
                upload.sha256(),
                upload.stop().isPresent() ? "Detenida" : upload.step().spanish(),
                tone(upload));
    }

    private static String tone(Upload upload) {
        return switch (upload.step()) {
            case APPLIED -> "good";
            case FAILED -> "bad";
            case CHECKED -> upload.stop().isPresent() ? "bad" : "note";
            case UNDONE, RECEIVED -> "note";
            case MAPPED, ALLOWED -> "";
        };
    }

    private static String size(long bytes) {
        return bytes < KILO
                ? bytes + " bytes"
                : bytes < KILO * KILO
                        ? String.format(Locale.ROOT, "%,d KB", bytes / KILO)
                        : String.format(Locale.ROOT, "%,d MB", bytes / KILO / KILO);
    }

    /** Why the last work on it was not done. */
    static Optional<String> refusal(BackgroundWork.State state) {
        return state.ended().map(BackgroundWork.Ended::ending).flatMap(ending -> switch (ending) {
            case Ending.Done done -> Optional.empty();
            case Ending.Refused refused -> Optional.of((refused.reason() + " " + refused.whatToDo()).strip());
            case Ending.Failed failed -> Optional.of(failed.text());
        });
    }

    /** Whether it is over, one way or the other. */
    static boolean isOver(UploadStep step) {
        return step == UploadStep.APPLIED || step == UploadStep.UNDONE;
    }
}
