package org.ayni.app.bench;

import java.util.ArrayList;
import java.util.List;

/** How long each of many questions took. */
final class Latencies {

    private static final int HUNDRED = 100;
    private static final int P95 = 95;

    private final List<Long> nanos = new ArrayList<>();

    void add(long took) {
        nanos.add(took);
    }

    /** The time within which so many of a hundred were answered; 0 when none was asked. */
    private long percentile(int ofHundred) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * ofHundred / HUNDRED));
    }

    long median() {
        return percentile(HUNDRED / 2);
    }

    long p95() {
        return percentile(P95);
    }
}
