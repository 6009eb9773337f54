package org.ayni.app.console.list;

import java.util.Set;

/**
 * An order of the rows.
 *
 * @param name in the address
 * @param label as the reader sees it
 * @param expression SQL, never null
 * @param type SQL type of the expression: {@code integer} or {@code text}
 * @param needs sources that it mentions
 */
public record ListOrder(String name, String label, String expression, String type, Set<String> needs) {

    /** Whether a text from an address can be a value of it. */
    boolean takes(String value) {
        return type.equals("text") || value.matches("[0-9]{1,9}");
    }

    public static ListOrder of(String name, String label, String expression, String type, String... needs) {
        return new ListOrder(name, label, expression, type, Set.of(needs));
    }
}
