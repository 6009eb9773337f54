package org.ayni.app.console.job;

import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.ayni.app.access.Viewer;

/** A kind of work in the background. The tray knows none of them; each page family brings its own. */
public interface Work {

    /** Lower-case ASCII words. */
    String kind();

    /** How it ended. */
    sealed interface Outcome {}

    /**
     * It made a file.
     *
     * @param file taken away by the tray
     * @param name under which the reader keeps it
     */
    record Made(Path file, String name) implements Outcome {}

    /**
     * It could not be done.
     *
     * @param cause and what to do, in Spanish
     */
    record Refused(String cause) implements Outcome {}

    /**
     * Does it, for its owner as he is today.
     *
     * @param request as the kind wrote it
     * @param whole rows announced
     * @param progress told the rows done; throws when the work is to stop, which the kind lets through
     */
    Outcome run(String request, long whole, Viewer owner, LongConsumer progress);
}
