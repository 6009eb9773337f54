package org.ayni.app.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing without ever closing an account. Failures are counted for each pair of name and source, and for each
 * source over all names. Who guesses from elsewhere delays only that source: the owner signs in from the usual place as if
 * nothing were happening.
 *
 * <p>Ten failures are free within a quarter of an hour; each further one doubles the wait, up to fifteen minutes. A source
 * that fails with many names waits after fifty.
 *
 * <p>Source of the limits: our own, from the fault and attack cases T51 and T52. Kept in memory and bounded: a restart
 * forgives.
 */
final class SignInThrottle {

    private static final int FREE_FOR_PAIR = 10;
    private static final int FREE_FOR_SOURCE = 50;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int REMEMBERED = 50_000;

    private record Failures(int count, Instant last) {}

    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** How long this source must wait before it may try this name; zero when it may try now. */
    synchronized Duration wait(String userName, String source, Instant now) {
        Duration pair = remaining(pair(userName, source), FREE_FOR_PAIR, now);
        Duration alone = remaining(source, FREE_FOR_SOURCE, now);
        return pair.compareTo(alone) > 0 ? pair : alone;
    }

    synchronized void failed(String userName, String source, Instant now) {
        count(pair(userName, source), now);
        count(source, now);
    }

    /** A success forgives the pair; what the source did to other names stays. */
    synchronized void succeeded(String userName, String source) {
        failures.remove(pair(userName, source));
    }

    private void count(String key, Instant now) {
        Failures before = failures.get(key);
        boolean goesOn = before != null && !before.last().plus(LONGEST_WAIT).isBefore(now);
        failures.put(key, new Failures(before != null && goesOn ? before.count() + 1 : 1, now));
    }

    private Duration remaining(String key, int free, Instant now) {
        Failures known = failures.get(key);
        if (known == null || known.count() < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(known.count() - free, 10);
        Duration wait = Duration.ofSeconds(1L << doublings);
        Duration capped = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        Duration left = Duration.between(now, known.last().plus(capped));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static String pair(String userName, String source) {
        return userName + "\n" + source;
    }
}
