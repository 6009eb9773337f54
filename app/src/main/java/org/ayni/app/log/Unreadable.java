package org.ayni.app.log;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes out of a text what could be a person's. */
final class Unreadable {

    /** A DNI has eight digits, a telephone nine, an account eleven or more. */
    private static final Pattern NUMBER = Pattern.compile("\\d{7,}");

    /** Class 22 of the SQL standard, data exceptions: their messages quote the value. */
    private static final String DATA_EXCEPTION = "22";

    private Unreadable() {}

    static String numbers(String text) {
        return NUMBER.matcher(text).replaceAll("#######");
    }

    /** What a fault says of itself. */
    static String message(Throwable fault) {
        String state = stateOfData(fault);
        if (state != null) {
            return "SQLSTATE " + state + " (the value is left out)";
        }
        String message = fault.getMessage();
        return message == null ? "" : numbers(message);
    }

    /** The state of a data exception that a fault is or comes from: whoever wraps it repeats its words. */
    private static @Nullable String stateOfData(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(DATA_EXCEPTION)) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
