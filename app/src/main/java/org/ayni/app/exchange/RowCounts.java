package org.ayni.app.exchange;

/**
 * How a file was read.
 *
 * @param read rows found, header and empty lines not counted
 * @param rejected how many of them were rejected
 */
public record RowCounts(long read, long rejected) {

    /** Rows that went to the row sink. */
    public long accepted() {
        return read - rejected;
    }

    RowCounts plus(RowCounts others) {
        return new RowCounts(read + others.read, rejected + others.rejected);
    }
}
