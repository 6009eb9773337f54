package org.ayni.app.database;

import java.io.IOException;
import java.nio.file.Path;

/** Takes files of a running server away, one at a time. */
@FunctionalInterface
public interface FileSink {

    /**
     * Takes one file as it is at this moment.
     *
     * @param file to be read; it may change while it is read, and may be gone
     * @param name under the folder of the server's data
     */
    void take(Path file, Path name) throws IOException;
}
