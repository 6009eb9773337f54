package org.ayni.app.console.upload;

import java.util.List;
import org.ayni.app.upload.Upload;
import org.ayni.app.upload.UploadStep;

/**
 * A step of the wizard, as the page draws it.
 *
 * @param tone good = done, note = waits for the person, bad = stands in the way, empty = not yet
 */
public record WizardStep(String name, String tone, boolean current) {

    static List<WizardStep> of(Upload upload, boolean busy) {
        UploadStep step = upload.step();
        boolean failed = step == UploadStep.FAILED;
        int at = switch (step) {
            case RECEIVED, FAILED -> 2;
            case MAPPED -> 3;
            case CHECKED, ALLOWED -> 4;
            case APPLIED, UNDONE -> 5;
        };
        String[] names = {"Plantilla", "Archivo", "Columnas", "Revisión", "Aplicar", "Constancia"};
        return java.util.stream.IntStream.range(0, names.length)
                .mapToObj(place -> new WizardStep(
                        names[place],
                        place < at || UploadRow.isOver(step)
                                ? "good"
                                : place > at ? "" : failed ? "bad" : busy ? "" : "note",
                        place == at))
                .toList();
    }
}
