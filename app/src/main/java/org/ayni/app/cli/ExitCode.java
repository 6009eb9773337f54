package org.ayni.app.cli;

/** What a command tells the shell. */
final class ExitCode {
    static final int OK = 0;
    /** A fault of our own. */
    static final int OUR_FAULT = 1;
    /** The command was written wrongly. */
    static final int USAGE = 2;
    /** Done, but some rows were rejected; they are listed. */
    static final int ROWS_REJECTED = 3;
    /** Computed, but it is not what was stored; the differences are listed. */
    static final int DIFFERENT = 3;
    /** Something that must be there first is not. */
    static final int MISSING = 4;

    private ExitCode() {}
}
