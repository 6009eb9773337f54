package org.ayni.app.exchange;

import java.io.IOException;

/** Takes the accepted rows one by one. */
@FunctionalInterface
public interface RowSink {

    /** Takes one row; the object is used again for the next row, so copy what must stay. */
    void accept(Row row) throws IOException;
}
