package org.ayni.app.iso20022;

/**
 * A message file that cannot be read as a whole: not XML, cut off, not UTF-8, with a DTD, of another kind. Nothing of it
 * counts. A single transaction that is wrong inside a good file is not this: it comes out as a line that says so.
 */
public final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String reason;

    /**
     * @param line first line is 1; 0 when no line can be named
     * @param reason what was expected and what was found, in Spanish
     */
    UnreadableFile(String file, int line, String reason) {
        super(file + (line > 0 ? ", línea " + line : "") + ": " + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
