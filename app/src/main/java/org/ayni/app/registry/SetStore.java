package org.ayni.app.registry;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How a set or list follows what a load says: rows that are no longer said are closed, rows that were not there are added,
 * what the load confirms stays untouched. Returns what happened; {@code changed} are places of a set that now hold something
 * else.
 */
record SetStore(String close, String add, String countStaged, String countChanged) {

    FileChanges follow(JdbcClient app, Load load) {
        long closed = load.statement(app, close).update();
        long added = load.statement(app, add).update();
        long changed = load.statement(app, countChanged).query(Long.class).single();
        long staged = app.sql(countStaged).query(Long.class).single();
        return new FileChanges(added - changed, changed, staged - added, closed - changed);
    }
}
