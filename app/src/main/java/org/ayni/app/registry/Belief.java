package org.ayni.app.registry;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How one kind of belief follows what a load says, in three statements over the whole set:
 *
 * <ol>
 *   <li>close: beliefs that say otherwise and reach beyond the effective day (without one: those that are open) end their
 *       recorded range now;
 *   <li>keep: with an effective day, the part of a closed belief that lies before it is believed on;
 *   <li>add: whatever was said and has no open belief now gets one.
 * </ol>
 *
 * What the load confirms is not touched.
 */
record Belief(String close, String keep, String add) {

    /** Returns how many beliefs were added by what the load says (parts that are believed on not counted). */
    int follow(JdbcClient app, Load load, FlagNames named) {
        int closed = named.bind(load.statement(app, close), close).update();
        if (closed > 0 && load.effective().isPresent()) {
            load.statement(app, keep).update();
        }
        return named.bind(load.statement(app, add), add).update();
    }
}
