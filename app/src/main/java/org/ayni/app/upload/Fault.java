package org.ayni.app.upload;

/**
 * What is wrong with a row.
 *
 * @param field the column, as the template spells it
 * @param error what was found and what is expected, in Spanish
 * @param suggestion what the cell should probably say; empty when nobody can know
 */
public record Fault(String field, String error, String suggestion) {

    public static Fault of(String field, String error) {
        return new Fault(field, error, "");
    }
}
