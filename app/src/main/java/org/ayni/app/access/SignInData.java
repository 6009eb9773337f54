package org.ayni.app.access;

import java.util.List;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;

/**
 * Whether people could sign in with what an installation has: what a trial of a backup asks.
 *
 * @param accounts people with an account
 * @param passwords of them, with a password in the form that is compared
 * @param secondFactors people with a second factor
 * @param opened of those factors, the ones that the key of the home opens
 */
public record SignInData(long accounts, long passwords, long secondFactors, long opened) {

    private static final String ARGON2 =
            "\\$argon2id\\$v=\\d+\\$m=\\d+,t=\\d+,p=\\d+\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+";

    private record Sealed(int staff, byte[] sealed) {}

    public static SignInData read(Database database, Home home) {
        var sealed = database.app()
                .sql("SELECT staff, sealed FROM access.second_factor WHERE upper_inf(recorded)")
                .query(Sealed.class)
                .list();
        return new SignInData(
                database.app()
                        .sql("SELECT count(*) FROM access.staff")
                        .query(Long.class)
                        .single(),
                database
                        .app()
                        .sql("SELECT DISTINCT ON (staff) hash FROM access.password ORDER BY staff, recorded_at DESC")
                        .query(String.class)
                        .list()
                        .stream()
                        .filter(hash -> hash.matches(ARGON2))
                        .count(),
                sealed.size(),
                sealed.isEmpty() ? 0 : opened(sealed, new SealedSecrets(home)));
    }

    private static long opened(List<Sealed> sealed, SealedSecrets secrets) {
        return sealed.stream().filter(one -> opens(one, secrets)).count();
    }

    private static boolean opens(Sealed one, SealedSecrets secrets) {
        try {
            return secrets.open(one.sealed(), one.staff()).length > 0;
        } catch (IllegalStateException anotherKey) {
            return false;
        }
    }

    public boolean isWhole() {
        return passwords == accounts && opened == secondFactors;
    }
}
