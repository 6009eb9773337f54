package org.ayni.app.exchange;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file of which no row can be trusted: not UTF-8, a quote never closed, a cell beyond any reasonable size. The command
 * ends with exit code 4 and writes nothing, because a broken export must not turn into payments. The message is for
 * people, in Spanish: what, where, what was expected, what to do.
 */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Path path;

    UnreadableFile(Path path, String message) {
        super(message);
        this.path = path;
    }

    /** The file. */
    public Path path() {
        return path;
    }
}
