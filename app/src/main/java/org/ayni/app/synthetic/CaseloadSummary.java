package org.ayni.app.synthetic;

import java.util.List;

/**
 * What was written.
 *
 * @param people members of all households
 * @param dirtyRows rows that must be rejected, over all files
 * @param files the files in the order of the exchange format
 */
public record CaseloadSummary(int households, int people, long dirtyRows, List<FileRows> files) {

    /**
     * @param rows the good ones
     * @param dirtyRows the ones that must be rejected
     */
    public record FileRows(String file, long rows, long dirtyRows) {}

    /** Rows of evidence: attendance and health records. */
    public long evidence() {
        return files.stream()
                .filter(file ->
                        file.file().equals("attendance.csv") || file.file().equals("health.csv"))
                .mapToLong(FileRows::rows)
                .sum();
    }
}
