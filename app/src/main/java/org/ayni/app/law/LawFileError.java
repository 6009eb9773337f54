package org.ayni.app.law;

/** A file of the law that cannot be used: which file, which entry, what is wrong. The message is Spanish, for people. */
public final class LawFileError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LawFileError(String file, String entry, String problem) {
        super(file + (entry.isEmpty() ? "" : ", entrada «" + entry + "»") + ": " + problem);
    }
}
