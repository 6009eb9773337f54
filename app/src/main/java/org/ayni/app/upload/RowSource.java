package org.ayni.app.upload;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives the rows of a file one after the other, the header first. */
interface RowSource extends Closeable {

    /** The most columns of a list; more is a broken separator or an attack. */
    int MOST_COLUMNS = 1_000;

    /** The most letters of a cell, as Excel has it. */
    int MOST_LETTERS = 32_767;

    /** The next row, or null at the end. */
    @Nullable
    RawRow next() throws IOException;

    /** What the file is, for the person: {@code CSV, punto y coma, UTF-8}. */
    String form();
}
