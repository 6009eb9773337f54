package org.ayni.app.verification;

import java.nio.charset.StandardCharsets;
import org.ayni.kernel.time.Bimester;

/** The two months of a bimestre as the columns {@code month} carry them: {@code 2026-07}. */
final class Months {

    private Months() {}

    static byte[][] of(Bimester bimester) {
        return new byte[][] {
            bimester.firstMonth().toString().getBytes(StandardCharsets.US_ASCII),
            bimester.secondMonth().toString().getBytes(StandardCharsets.US_ASCII)
        };
    }
}
