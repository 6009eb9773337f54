package org.ayni.app.permanence;

import java.time.ZoneId;

/** Where a day begins and ends. */
final class Lima {

    static final ZoneId ZONE = ZoneId.of("America/Lima");

    private Lima() {}
}
