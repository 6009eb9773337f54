package org.ayni.app.console;

import java.util.List;
import org.ayni.app.access.Viewer;

/**
 * Work that waits for a person: what the first page shows. A page family that has such work makes a bean of this, and the
 * first page finds it by itself.
 *
 * <p>It tells only what the page behind it would show to the same person, so it reads as that page reads: through
 * {@link org.ayni.app.access.OnBehalfOf} or through the act that the page asks. It is asked at each visit of the first page and
 * must answer at once.
 */
public interface WaitingWork {

    /** What waits for this person now; nothing for whose post it is not. */
    List<Waiting> waitingFor(Viewer viewer);
}
