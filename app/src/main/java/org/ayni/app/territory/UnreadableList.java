package org.ayni.app.territory;

/** A file that is no official district list at all; the message, in Spanish, says what, where and what to do. */
public final class UnreadableList extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableList(String message) {
        super(message);
    }
}
