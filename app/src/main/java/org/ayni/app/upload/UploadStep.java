package org.ayni.app.upload;

import java.util.EnumSet;
import java.util.Set;

/** Where a brought file stands, and what may follow. */
public enum UploadStep {
    RECEIVED("Recibida"),
    MAPPED("Columnas listas"),
    CHECKED("Revisada"),
    FAILED("No se pudo leer"),
    ALLOWED("Permitida por otra persona"),
    APPLIED("Aplicada"),
    UNDONE("Revertida");

    private final String spanish;

    UploadStep(String spanish) {
        this.spanish = spanish;
    }

    public String spanish() {
        return spanish;
    }

    /** What may be done next. */
    public Set<UploadStep> next() {
        return switch (this) {
            case RECEIVED, FAILED -> EnumSet.of(MAPPED, FAILED);
            case MAPPED -> EnumSet.of(MAPPED, CHECKED, FAILED);
            case CHECKED -> EnumSet.of(MAPPED, CHECKED, ALLOWED, APPLIED, FAILED);
            case ALLOWED -> EnumSet.of(MAPPED, CHECKED, APPLIED, FAILED);
            case APPLIED -> EnumSet.of(UNDONE);
            case UNDONE -> EnumSet.noneOf(UploadStep.class);
        };
    }
}
