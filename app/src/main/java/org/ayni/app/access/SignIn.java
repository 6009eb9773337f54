package org.ayni.app.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;

/**
 * Checks name and password of a person of the staff. Whoever is not let in learns nothing of why: neither by the answer nor
 * by the time it takes.
 */
public final class SignIn {

    private final Database database;
    private final StaffDirectory directory;
    private final Passwords passwords;
    private final SignInThrottle throttle = new SignInThrottle();

    public SignIn(Database database, StaffDirectory directory, Passwords passwords) {
        this.database = database;
        this.directory = directory;
        this.passwords = passwords;
    }

    /** What came of a try. */
    public sealed interface Outcome {}

    /**
     * @param mustChange the password was made by somebody else and must be changed first
     */
    public record SignedIn(Staff staff, boolean mustChange) implements Outcome {}

    /** Name or password is wrong. */
    public record Refused() implements Outcome {}

    /** Too many failures from this source; nothing was checked. */
    public record MustWait(Duration left) implements Outcome {}

    private record Stored(String hash, boolean oneTime) {}

    /**
     * @param source where the person sits, as the network names it
     * @param now instant of the try
     */
    public Outcome attempt(String userName, String password, String source, Instant now) {
        String name = UserName.normal(userName);
        Duration wait = throttle.wait(name, source, now);
        if (wait.isPositive()) {
            return new MustWait(wait);
        }
        Optional<Staff> staff = password.length() > PasswordRule.LONGEST ? Optional.empty() : directory.named(name);
        Optional<Stored> stored = staff.flatMap(this::latest);
        if (staff.isEmpty() || stored.isEmpty()) {
            passwords.spendTheTime(password.length() > PasswordRule.LONGEST ? "" : password);
            return refused(name, source, now);
        }
        if (!passwords.matches(password, stored.get().hash())) {
            record(staff.get(), "sign-in-refused", source);
            return refused(name, source, now);
        }
        throttle.succeeded(name, source);
        record(staff.get(), "sign-in", source);
        return new SignedIn(staff.get(), stored.get().oneTime());
    }

    private Outcome refused(String name, String source, Instant now) {
        throttle.failed(name, source, now);
        return new Refused();
    }

    private Optional<Stored> latest(Staff staff) {
        return database.app()
                .sql("""
                        SELECT hash, one_time
                        FROM access.password
                        WHERE staff = :staff
                        ORDER BY recorded_at DESC
                        LIMIT 1
                        """)
                .param("staff", staff.id())
                .query(Stored.class)
                .optional();
    }

    private void record(Staff staff, String act, String source) {
        database.transaction()
                .executeWithoutResult(transaction ->
                        Audit.record(database.app(), staff.actor(), act, staff.userName(), Map.of("source", source)));
    }
}
