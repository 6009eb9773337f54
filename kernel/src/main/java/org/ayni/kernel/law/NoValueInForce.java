package org.ayni.kernel.law;

import java.time.LocalDate;

/** The law holds no value of a parameter for a day; nothing may be decided with a guess. */
public final class NoValueInForce extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final transient LocalDate day;

    NoValueInForce(String parameter, LocalDate day, LocalDate begins) {
        super("parameter " + parameter + " has no value on " + day + "; its first begins on " + begins);
        this.parameter = parameter;
        this.day = day;
    }

    public String parameter() {
        return parameter;
    }

    public LocalDate day() {
        return day;
    }
}
