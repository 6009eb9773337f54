package org.ayni.app.access;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes passwords with Argon2id and checks them, at most two at once: a flood of sign-ins waits here and leaves the rest
 * of the machine to the others.
 *
 * <p>16 MiB, two passes, one lane: about 30 ms of one core. Passwords are compared in Unicode's compatibility form (NFKC),
 * so that the same letters from another keyboard are the same password.
 */
public final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 16 * 1024;
    private static final int PASSES = 2;
    private static final int AT_ONCE = 2;

    private final Semaphore permits = new Semaphore(AT_ONCE, true);
    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    /** Compared when there is no such person, so that the answer takes as long. */
    private final String nobodysHash = argon2.encode("nobody has this password");

    /** The hash to store. */
    public String hash(String password) {
        permits.acquireUninterruptibly();
        try {
            return String.valueOf(argon2.encode(normal(password)));
        } finally {
            permits.release();
        }
    }

    boolean matches(String password, String hash) {
        permits.acquireUninterruptibly();
        try {
            return argon2.matches(normal(password), hash);
        } finally {
            permits.release();
        }
    }

    /** Takes as long as {@link #matches} and says no. */
    void spendTheTime(String password) {
        matches(password, nobodysHash);
    }

    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
