package org.ayni.app.access;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.jspecify.annotations.Nullable;

/**
 * Opens accounts: the first two of an installation, those of the people of a demonstration, and later ones, which can do nothing
 * until two people give them a role.
 */
public final class OpenAccount {

    /** No letters or digits that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 5;
    private static final String ADMINISTRATOR = "administrador";
    private static final String SECOND = "administrador.segundo";

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

    /**
     * The two administrators of a new installation, for two different people: what one proposes, the other decides. The
     * passwords must be changed at the first sign-in.
     */
    public List<Opened> administrators(LocalDate today) {
        return List.of(
                open(ADMINISTRATOR, "Administrador de accesos", Role.ADMINISTRATOR, Place.HEADQUARTERS, false, today),
                open(SECOND, "Segundo administrador de accesos", Role.ADMINISTRATOR, Place.HEADQUARTERS, false, today));
    }

    /**
     * An account without any role: it can do nothing until two people give it one.
     *
     * @param userName as it is to be typed; see {@link #isFree}
     */
    public Opened withoutRole(Viewer by, String userName, String fullName) {
        return open(UserName.normal(userName), fullName, by.staff().actor(), false, staff -> {});
    }

    /** True when a name is well formed and nobody has it. */
    public boolean isFree(String userName) {
        String name = UserName.normal(userName);
        return UserName.isWellFormed(name)
                && database.app()
                        .sql("SELECT NOT EXISTS (SELECT FROM access.staff WHERE user_name = :name)")
                        .param("name", name)
                        .query(Boolean.class)
                        .single();
    }

    /** A person of a demonstration, who does not exist. */
    public Opened synthetic(String userName, String fullName, Role role, Place place, LocalDate today) {
        return open(userName, fullName, role, place, true, today);
    }

    private Opened open(String userName, String fullName, Role role, Place place, boolean synthetic, LocalDate today) {
        return open(userName, fullName, Actor.SYSTEM, synthetic, staff -> grant(staff, role, place, today));
    }

    private Opened open(String userName, String fullName, Actor by, boolean synthetic, IntConsumer rights) {
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
            rights.accept(staff);
            Audit.record(database.app(), by, "open-account", userName, Map.of());
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
