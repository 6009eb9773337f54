package org.ayni.app.exchange;

import java.util.List;

/**
 * One column of an exchange file.
 *
 * @param name as the header spells it
 * @param type what its cells must be
 * @param required whether an empty cell rejects the row
 * @param extension whether only {@code load} reads it: the exchange format does not know it, so that {@code assess} must
 *     ignore it like any unknown column
 * @param codes the listed values of a {@link ColumnType#CHOICE}, else empty
 */
public record Column(String name, ColumnType type, boolean required, boolean extension, List<String> codes) {

    static Column required(String name, ColumnType type) {
        return new Column(name, type, true, false, List.of());
    }

    static Column optional(String name, ColumnType type) {
        return new Column(name, type, false, false, List.of());
    }

    static Column requiredChoice(String name, String... codes) {
        return new Column(name, ColumnType.CHOICE, true, false, List.of(codes));
    }

    static Column optionalChoice(String name, String... codes) {
        return new Column(name, ColumnType.CHOICE, false, false, List.of(codes));
    }

    static Column extension(String name, ColumnType type) {
        return new Column(name, type, false, true, List.of());
    }

    static Column extensionChoice(String name, String... codes) {
        return new Column(name, ColumnType.CHOICE, false, true, List.of(codes));
    }
}
