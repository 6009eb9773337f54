package org.ayni.app.liquidation;

import org.ayni.kernel.time.Bimester;

/** The name of the partition of a table for a cycle: letters, digits and underscores only, so it may stand in a statement. */
final class Partition {

    private Partition() {}

    static String of(String table, Bimester period) {
        return table + "_" + period.toString().replace('-', '_');
    }
}
