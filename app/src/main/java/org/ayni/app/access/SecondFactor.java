package org.ayni.app.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;

/**
 * The second factor of a person: six digits that an application of his telephone makes every half minute.
 *
 * <p>A code is taken from the half minute before to the one after, for clocks that go wrong, and never twice. Failures delay as
 * those of passwords do.
 *
 * <p>Source: RFC 6238 (time steps of 30 seconds, SHA-1, six digits: what the applications make).
 */
public final class SecondFactor {

    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final int SECRET_BYTES = 20;
    private static final String KEY_KIND = "RAW";

    private final Database database;
    private final SealedSecrets secrets;
    private final SignInThrottle throttle = new SignInThrottle();
    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator codes;

    public SecondFactor(Database database, SealedSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
        codes = new TimeBasedOneTimePasswordGenerator(
                STEP, DIGITS, TimeBasedOneTimePasswordGenerator.TOTP_ALGORITHM_HMAC_SHA1);
    }

    /** A new secret, to be shown to the person once and confirmed with a first code. */
    public byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    public boolean isOn(Staff staff) {
        return sealed(staff).isPresent();
    }

    /** Takes a secret into use when the code shows that the telephone has it; false when it does not. */
    public boolean confirm(Staff staff, byte[] secret, String code, Instant now) {
        if (step(secret, code, now).isEmpty()) {
            return false;
        }
        database.transaction().executeWithoutResult(transaction -> {
            database.app().sql("""
                            UPDATE access.second_factor
                            SET recorded = tstzrange(lower(recorded), now())
                            WHERE staff = :staff
                              AND upper_inf(recorded)
                            """).param("staff", staff.id()).update();
            database.app()
                    .sql("INSERT INTO access.second_factor (staff, sealed) VALUES (:staff, :sealed)")
                    .param("staff", staff.id())
                    .param("sealed", secrets.seal(secret, staff.id()))
                    .update();
            Audit.record(database.app(), staff.actor(), "take-second-factor", staff.userName(), Map.of());
        });
        return true;
    }

    /** True when the code is the person's, of now, and was not taken before. */
    public boolean check(Staff staff, String code, String source, Instant now) {
        if (throttle.wait(staff.userName(), source, now).isPositive()) {
            return false;
        }
        Optional<Long> step = sealed(staff).flatMap(kept -> step(secrets.open(kept, staff.id()), code, now));
        boolean right = step.isPresent() && takeOnce(staff, step.get());
        if (right) {
            throttle.succeeded(staff.userName(), source);
        } else {
            throttle.failed(staff.userName(), source, now);
        }
        return right;
    }

    private boolean takeOnce(Staff staff, long step) {
        return database.app()
                        .sql("INSERT INTO access.used_code (staff, step) VALUES (:staff, :step) ON CONFLICT DO NOTHING")
                        .param("staff", staff.id())
                        .param("step", step)
                        .update()
                == 1;
    }

    private Optional<byte[]> sealed(Staff staff) {
        return database.app()
                .sql("SELECT sealed FROM access.second_factor WHERE staff = :staff AND upper_inf(recorded)")
                .param("staff", staff.id())
                .query(byte[].class)
                .optional();
    }

    /** The half minute for which a code is the right one, of the three that count. */
    private Optional<Long> step(byte[] secret, String code, Instant now) {
        String typed = code.replace(" ", "");
        if (!typed.matches("[0-9]{" + DIGITS + "}")) {
            return Optional.empty();
        }
        for (int off = -1; off <= 1; off++) {
            Instant moment = now.plus(STEP.multipliedBy(off));
            try {
                if (codes.generateOneTimePassword(new SecretKeySpec(secret, KEY_KIND), moment)
                        == Integer.parseInt(typed)) {
                    return Optional.of(moment.getEpochSecond() / STEP.toSeconds());
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return Optional.empty();
    }
}
