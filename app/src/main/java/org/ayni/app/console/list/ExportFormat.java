package org.ayni.app.console.list;

import java.util.Arrays;
import java.util.Optional;

/** What a list can be exported as. */
public enum ExportFormat {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("csv", "text/csv;charset=UTF-8");

    private final String ending;
    private final String mediaType;

    ExportFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<ExportFormat> of(String ending) {
        return Arrays.stream(values()).filter(one -> one.ending.equals(ending)).findFirst();
    }
}
