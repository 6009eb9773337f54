package org.ayni.app.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ayni.app.database.Database;
import org.jspecify.annotations.Nullable;

/** The people who have an account, and their rights of a day. */
public final class StaffDirectory {

    private final Database database;

    public StaffDirectory(Database database) {
        this.database = database;
    }

    /**
     * A person with a role in a UT.
     *
     * @param districts names of the districts it is held to; empty = all of the UT
     */
    public record Assigned(String fullName, Role role, List<String> districts) {}

    private record Granted(Role role, @Nullable String unit, List<String> districts) {}

    /** The person of a sign-in name, however it was typed. */
    public Optional<Staff> named(String userName) {
        return database.app()
                .sql("""
                        SELECT staff AS id, user_name, full_name, synthetic
                        FROM access.staff
                        WHERE user_name = :name
                        """)
                .param("name", UserName.normal(userName))
                .query(Staff.class)
                .optional();
    }

    /** The person, who sits at a machine, with the rights of a day. */
    public Viewer viewer(Staff staff, LocalDate today, String source) {
        List<Granted> granted = granted(staff, today);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        granted.forEach(one -> roles.add(one.role()));
        boolean worksInPlaces = roles.stream().anyMatch(role -> role.reach() == Reach.PLACES);
        Set<String> emergencies = worksInPlaces ? emergencies(staff) : Set.of();
        return new Viewer(staff, roles, places(granted, emergencies, today), source);
    }

    /**
     * A role that a person has.
     *
     * @param id number of the assignment
     * @param place UT and districts, in words; empty for headquarters
     */
    public record Held(int id, Role role, String place, LocalDate since) {}

    /** What a person has today, one by one. */
    public List<Held> held(Staff staff, LocalDate today) {
        return database.app()
                .sql("""
                        SELECT assignment, role, lower(valid) AS since,
                               concat_ws(', ', 'UT ' || name, 'distritos ' || array_to_string(districts, ' ')) AS place
                        FROM access.assignment
                        LEFT JOIN territory.territorial_unit ON code = unit_code
                        WHERE staff = :staff
                          AND upper_inf(recorded)
                          AND valid @> :today
                        ORDER BY assignment
                        """)
                .param("staff", staff.id())
                .param("today", today)
                .query((row, number) -> new Held(
                        row.getInt("assignment"),
                        Role.valueOf(row.getString("role")),
                        row.getString("place"),
                        row.getObject("since", LocalDate.class)))
                .list();
    }

    /** How many people have an account and no role on a day. */
    public long countWithoutRole(LocalDate today) {
        return database.app().sql("""
                        SELECT count(*)
                        FROM access.staff
                        WHERE NOT EXISTS (
                          SELECT FROM access.assignment AS held
                          WHERE held.staff = staff.staff
                            AND upper_inf(held.recorded)
                            AND held.valid @> :today)
                        """).param("today", today).query(Long.class).single();
    }

    /** Everybody with an account whose name or sign-in name has this in it; at most two hundred. */
    public List<Staff> like(String fragment) {
        return database.app()
                .sql("""
                        SELECT staff AS id, user_name, full_name, synthetic
                        FROM access.staff
                        WHERE position(lower(public.unaccent(:fragment)) IN lower(public.unaccent(full_name || ' ' || user_name))) > 0
                        ORDER BY full_name, staff
                        LIMIT 200
                        """)
                .param("fragment", fragment.strip())
                .query(Staff.class)
                .list();
    }

    /** The person of a number. */
    public Optional<Staff> numbered(int id) {
        return database.app()
                .sql("SELECT staff AS id, user_name, full_name, synthetic FROM access.staff WHERE staff = :id")
                .param("id", id)
                .query(Staff.class)
                .optional();
    }

    /** Who works in a UT on a day, in the order of the programme's chart. */
    public List<Assigned> assignedTo(String unit, LocalDate today) {
        return database
                .app()
                .sql("""
                        SELECT staff.full_name, assignment.role,
                               ARRAY(
                                 SELECT coalesce(district.name, listed.ubigeo)
                                 FROM unnest(assignment.districts) AS listed (ubigeo)
                                 LEFT JOIN territory.current_district AS district USING (ubigeo)
                                 ORDER BY 1) AS districts
                        FROM access.assignment
                        JOIN access.staff USING (staff)
                        WHERE assignment.unit_code = :unit
                          AND upper_inf(assignment.recorded)
                          AND assignment.valid @> :today
                        ORDER BY staff.full_name
                        """)
                .param("unit", unit)
                .param("today", today)
                .query((row, number) -> {
                    String name = row.getString("full_name");
                    List<String> districts =
                            List.of((String[]) row.getArray("districts").getArray());
                    return Role.named(row.getString("role")).map(role -> new Assigned(name, role, districts));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Assigned::role))
                .toList();
    }

    /** True while nobody has an account. */
    public boolean isEmpty() {
        return database.app()
                .sql("SELECT NOT EXISTS (SELECT FROM access.staff)")
                .query(Boolean.class)
                .single();
    }

    private List<Granted> granted(Staff staff, LocalDate today) {
        return database
                .app()
                .sql("""
                        SELECT role, unit_code, coalesce(districts, '{}') AS districts
                        FROM access.assignment
                        WHERE staff = :staff
                          AND upper_inf(recorded)
                          AND valid @> :today
                        """)
                .param("staff", staff.id())
                .param("today", today)
                .query(StaffDirectory::granted)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Units that the person may see for some hours. */
    private Set<String> emergencies(Staff staff) {
        return Set.copyOf(database.app()
                .sql("SELECT unit_code FROM access.emergency WHERE staff = :staff AND valid @> now()")
                .param("staff", staff.id())
                .query(String.class)
                .list());
    }

    private static Optional<Granted> granted(ResultSet row, int number) throws SQLException {
        List<String> districts = List.of((String[]) row.getArray("districts").getArray());
        String unit = row.getString("unit_code");
        return Role.named(row.getString("role")).map(role -> new Granted(role, unit, districts));
    }

    private SeenPlaces places(List<Granted> granted, Set<String> emergencies, LocalDate today) {
        if (granted.stream().anyMatch(one -> one.role().reach() == Reach.NATION)) {
            return SeenPlaces.NATION;
        }
        Set<String> wholeUnits = new TreeSet<>(emergencies);
        Set<String> units = new TreeSet<>(emergencies);
        Set<String> districts = new TreeSet<>();
        for (Granted one : granted) {
            if (one.role().reach() == Reach.PLACES && one.unit() != null) {
                units.add(one.unit());
                districts.addAll(one.districts());
                if (one.districts().isEmpty()) {
                    wholeUnits.add(one.unit());
                }
            }
        }
        return units.isEmpty()
                ? SeenPlaces.NONE
                : new SeenPlaces(false, names(units), provinces(wholeUnits, today), districts);
    }

    private List<String> names(Set<String> units) {
        return database.app()
                .sql("SELECT name FROM territory.territorial_unit WHERE code = ANY (:codes) ORDER BY name")
                .param("codes", units.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private Set<String> provinces(Set<String> units, LocalDate today) {
        return Set.copyOf(database.app()
                .sql("""
                        SELECT province_code
                        FROM territory.province_unit
                        WHERE unit_code = ANY (:codes)
                          AND valid @> :today
                        """)
                .param("codes", units.toArray(String[]::new))
                .param("today", today)
                .query(String.class)
                .list());
    }
}
