package org.ayni.app.registry;

import org.springframework.jdbc.core.RowMapper;

/** Reads counts from a row with the columns {@code added}, {@code changed}, {@code unchanged}. */
final class FileChangesRow {

    static final RowMapper<FileChanges> WITHOUT_WITHDRAWN =
            (row, number) -> new FileChanges(row.getLong("added"), row.getLong("changed"), row.getLong("unchanged"), 0);

    private FileChangesRow() {}
}
