package org.ayni.app.whatif;

/** How an act on a saved what-if ended. */
public sealed interface Answer {

    /**
     * It is done and kept, or was so before.
     *
     * @param result one line, Spanish
     */
    record Done(String result) implements Answer {}

    /** Something forbids it; nothing was kept. */
    record Refused(String reason, String whatToDo) implements Answer {}
}
