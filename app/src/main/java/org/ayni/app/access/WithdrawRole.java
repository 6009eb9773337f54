package org.ayni.app.access;

import java.util.Map;
import java.util.Optional;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;

/** Takes a role away at once. It needs no second person: to lose a right in error is mended by giving it back. */
public final class WithdrawRole {

    private final Database database;

    public WithdrawRole(Database database) {
        this.database = database;
    }

    /** Empty when it is done; else why it is not, in words for the person. */
    public Optional<String> withdraw(Viewer by, Staff from, int assignment) {
        if (by.staff().id() == from.id()) {
            return Optional.of("Nadie cambia sus propios puestos: debe hacerlo otra persona.");
        }
        boolean closed = Boolean.TRUE.equals(database.transaction().execute(transaction -> {
            Optional<String> role = database.app()
                    .sql("""
                            UPDATE access.assignment
                            SET recorded = tstzrange(lower(recorded), now())
                            WHERE assignment = :assignment
                              AND staff = :staff
                              AND upper_inf(recorded)
                            RETURNING role
                            """)
                    .param("assignment", assignment)
                    .param("staff", from.id())
                    .query(String.class)
                    .optional();
            role.ifPresent(name -> Audit.record(
                    database.app(),
                    by.staff().actor(),
                    "withdraw-role",
                    from.userName(),
                    Map.of("role", name, "from", by.source())));
            return role.isPresent();
        }));
        return closed ? Optional.empty() : Optional.of("Ese puesto ya no estaba vigente.");
    }
}
