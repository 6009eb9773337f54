package org.ayni.app.columns;

/** Columns cannot be used: something is missing or is not what was written. The rows still say everything. */
public final class ColumnsUnfit extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param found in Spanish, for whoever runs the step */
    ColumnsUnfit(String found) {
        super(found);
    }
}
