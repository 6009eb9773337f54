package org.ayni.app.registry;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A load that finds no beliefs yet: their keys are set aside while it runs and built at once when it is done. The database sees
 * to it that nothing is committed without them.
 */
public final class FirstLoad {

    /** Fewer households are loaded sooner than nineteen keys are built. */
    public static final int WORTH_IT = 20_000;

    private FirstLoad() {}

    /** Sets the keys aside; false, and nothing done, when something is believed already. */
    public static boolean setKeysAside(JdbcClient app, Load load) {
        return app.sql("SELECT registry.set_belief_keys_aside(:load)")
                .param("load", load.number())
                .query(Boolean.class)
                .single();
    }

    /** Builds them again over what was loaded; fails when beliefs contradict each other. */
    public static void putKeysBack(JdbcClient app) {
        app.sql("SELECT registry.put_belief_keys_back()::text")
                .query((row, number) -> true)
                .list();
    }
}
