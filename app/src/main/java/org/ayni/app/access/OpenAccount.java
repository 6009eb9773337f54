package org.ayni.app.access;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Opens the first accounts of an installation: that of its administrator, or those of the people of a demonstration. Later
 * accounts are opened on the pages of the administrator, by two people.
 */
public final class OpenAccount {

    /** No letters or digits that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 5;
    private static final String ADMINISTRATOR = "administrador";

    private final Database database;
    private final Passwords passwords;
    private final SecureRandom random = new SecureRandom();

    public OpenAccount(Database database, Passwords passwords) {
        this.database = database;
        this.passwords = passwords;
    }

    /**
     * An account that was opened.
     *
     * @param password to be told to the person once; it is stored nowhere
     */
    public record Opened(String userName, String fullName, String password) {}

    /**
     * Where a role holds.
     *
     * @param unit code of a UT; null for headquarters
     * @param districts INEI codes; empty for all of the UT
     */
    public record Place(@Nullable String unit, List<String> districts) {
        public static final Place HEADQUARTERS = new Place(null, List.of());
    }

    /** The administrator of a new installation; the password must be changed at the first sign-in. */
    public Opened administrator(LocalDate today) {
        return open(ADMINISTRATOR, "Administrador de accesos", Role.ADMINISTRATOR, Place.HEADQUARTERS, false, today);
    }

    /** A person of a demonstration, who does not exist. */
    public Opened synthetic(String userName, String fullName, Role role, Place place, LocalDate today) {
        return open(userName, fullName, role, place, true, today);
    }

    private Opened open(String userName, String fullName, Role role, Place place, boolean synthetic, LocalDate today) {
        if (!UserName.isWellFormed(userName)) {
            throw new IllegalArgumentException(userName);
        }
        String password = randomPassword();
        String hash = passwords.hash(password);
        database.transaction().executeWithoutResult(transaction -> {
            int staff = database.app()
                    .sql("""
                            INSERT INTO access.staff (user_name, full_name, synthetic)
                            VALUES (:name, :full, :synthetic)
                            RETURNING staff
                            """)
                    .param("name", userName)
                    .param("full", fullName)
                    .param("synthetic", synthetic)
                    .query(Integer.class)
                    .single();
            database.app()
                    .sql("INSERT INTO access.password (staff, hash, one_time) VALUES (:staff, :hash, :oneTime)")
                    .param("staff", staff)
                    .param("hash", hash)
                    .param("oneTime", !synthetic)
                    .update();
            grant(staff, role, place, today);
            Audit.record(database.app(), Actor.SYSTEM, "open-account", userName, Map.of("role", role.name()));
        });
        return new Opened(userName, fullName, password);
    }

    private void grant(int staff, Role role, Place place, LocalDate today) {
        database.app()
                .sql("""
                        INSERT INTO access.assignment (staff, role, unit_code, districts, valid, by_person)
                        VALUES (:staff, :role, :unit, nullif(:districts::text[], '{}'), daterange(:today, NULL), :by)
                        """)
                .param("staff", staff)
                .param("role", role.name())
                .param("unit", place.unit())
                .param("districts", place.districts().toArray(String[]::new))
                .param("today", today)
                .param("by", Actor.SYSTEM.name())
                .update();
    }

    /** Four groups of five letters and digits: about 99 bits, and legible on paper. */
    private String randomPassword() {
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
