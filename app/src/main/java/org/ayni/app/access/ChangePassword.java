package org.ayni.app.access;

import java.util.Map;
import java.util.Optional;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;

/** Sets the password that a person chose for himself. */
public final class ChangePassword {

    private final Database database;
    private final Passwords passwords;
    private final PasswordRule rule = new PasswordRule();

    public ChangePassword(Database database, Passwords passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    /** Sets it; what comes back is why it was refused, in words for the person. */
    public Optional<String> change(Staff staff, String chosen, boolean secondFactor) {
        Optional<String> refusal = rule.refusal(chosen, staff.userName(), secondFactor);
        if (refusal.isPresent()) {
            return refusal;
        }
        String hash = passwords.hash(chosen);
        database.transaction().executeWithoutResult(transaction -> {
            database.app()
                    .sql("INSERT INTO access.password (staff, hash, one_time) VALUES (:staff, :hash, false)")
                    .param("staff", staff.id())
                    .param("hash", hash)
                    .update();
            Audit.record(database.app(), staff.actor(), "change-password", staff.userName(), Map.of());
        });
        return Optional.empty();
    }
}
