package org.ayni.kernel.law;

import java.util.List;

/** What a parameter can be. */
public sealed interface Value {

    /** A whole number: céntimos, days, months, percent or a count, as the parameter's unit says. */
    record Number(long value) implements Value {}

    /** Codes compared whole, such as school grades. */
    record Texts(List<String> values) implements Value {}

    /** Age windows in days, in order. */
    record Windows(List<Window> windows) implements Value {}

    /** The doses of one vaccine, in order. */
    record Doses(List<Dose> doses) implements Value {}

    /** The codes of HIS that mean one kind of attention. */
    record Codes(List<HealthCode> codes) implements Value {}

    /** Gaps in days between the consecutive controls of a series. */
    record Gaps(List<Integer> days) implements Value {}
}
