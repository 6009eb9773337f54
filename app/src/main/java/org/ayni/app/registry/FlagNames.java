package org.ayni.app.registry;

import java.util.Map;
import java.util.TreeMap;
import org.ayni.app.exchange.Row;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Which of our extension columns a file has. A column that it lacks says nothing, and what we believe stays; a column that
 * is there and empty says that it is unknown. In a statement: {@code :<column>_named}.
 */
final class FlagNames {

    private final Map<String, Boolean> flags = new TreeMap<>();

    FlagNames(String... columns) {
        for (String column : columns) {
            flags.put(column, false);
        }
    }

    /** Remembers which columns the file of this row has. */
    void see(Row row) {
        flags.replaceAll((column, named) -> named || row.isNamed(row.file().position(column)));
    }

    boolean isNamed(String column) {
        return Boolean.TRUE.equals(flags.get(column));
    }

    StatementSpec bind(StatementSpec statement, String sql) {
        StatementSpec bound = statement;
        for (Map.Entry<String, Boolean> flag : flags.entrySet()) {
            String name = flag.getKey() + "_named";
            if (sql.contains(":" + name)) {
                bound = bound.param(name, flag.getValue());
            }
        }
        return bound;
    }
}
