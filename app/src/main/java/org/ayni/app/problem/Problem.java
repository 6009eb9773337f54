package org.ayni.app.problem;

import org.jspecify.annotations.Nullable;

/**
 * Why the work cannot go on, in plain Spanish and in the order a person asks: what happened, where, what was expected,
 * what was found, what to do. A part that adds nothing stays empty and is not printed.
 *
 * <pre>{@code
 * throw Problem.missing("No se encuentra la carpeta de datos.")
 *         .where(folder)
 *         .whatToDo("Indique con --facts una carpeta que exista.")
 *         .stop();
 * }</pre>
 */
public record Problem(Kind kind, String what, String where, String expected, String found, String whatToDo) {

    /** What kind of stop this is; decides the exit code of the command. */
    public enum Kind {
        /** The command was written wrongly: an option, a name, a number (exit code 2). */
        USAGE,
        /** Rows of the input were rejected (exit code 3). */
        REJECTED_ROWS,
        /** Something that must be there first is not: a file, a server, an earlier step (exit code 4). */
        MISSING
    }

    /** The command was written wrongly. */
    public static Problem usage(String what) {
        return new Problem(Kind.USAGE, what, "", "", "", "");
    }

    /** Rows of the input were rejected. */
    public static Problem rejectedRows(String what) {
        return new Problem(Kind.REJECTED_ROWS, what, "", "", "", "");
    }

    /** Something that must be there first is not. */
    public static Problem missing(String what) {
        return new Problem(Kind.MISSING, what, "", "", "", "");
    }

    public Problem where(Object where) {
        return new Problem(kind, what, where.toString(), expected, found, whatToDo);
    }

    public Problem expected(Object expected) {
        return new Problem(kind, what, where, expected.toString(), found, whatToDo);
    }

    /** @param found as it was found; the message of an exception may be null */
    public Problem found(@Nullable Object found) {
        return new Problem(kind, what, where, expected, String.valueOf(found), whatToDo);
    }

    public Problem whatToDo(String whatToDo) {
        return new Problem(kind, what, where, expected, found, whatToDo);
    }

    /** The exception that carries this problem up to the command line. */
    public ProblemException stop() {
        return new ProblemException(this, null);
    }

    /** The same, keeping the technical cause for {@code --debug}. */
    public ProblemException stop(Throwable cause) {
        return new ProblemException(this, cause);
    }
}
