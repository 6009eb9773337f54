package org.ayni.app.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.Passwords;
import org.ayni.app.access.Reach;
import org.ayni.app.access.Role;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.app.database.Home;
import org.ayni.app.database.TestDatabase;
import org.ayni.app.intake.LoadFacts;
import org.ayni.app.law.LawFiles;
import org.ayni.app.synthetic.CaseloadSpec;
import org.ayni.app.synthetic.SyntheticCaseload;
import org.ayni.app.synthetic.SyntheticPlaces;
import org.ayni.app.territory.LoadPlaces;
import org.ayni.app.territory.PlaceKind;
import org.ayni.app.territory.Territory;
import org.ayni.app.territory.TerritoryTables;
import org.ayni.app.territory.UbigeoSystem;
import org.ayni.kernel.time.Bimester;

/**
 * The console as people use it, started once for all tests: a small synthetic caseload and one person for each role, in
 * {@link #unit} where a role has a place. A test that changes what others look at opens an account of its own.
 */
public final class RunningConsole {

    public static final ZoneId LIMA = ZoneId.of("America/Lima");

    /** Between what the unit sees and what the nation sees, so that one is exported at once and the other in the background. */
    public static final int INLINE_ROWS = 45;

    private static final int HOUSEHOLDS = 60;
    private static final RunningConsole INSTANCE = new RunningConsole();

    private final Database database = TestDatabase.fresh();
    private final Map<Role, OpenAccount.Opened> people = new EnumMap<>(Role.class);
    private final Map<Role, Browser> browsers = new EnumMap<>(Role.class);
    private final OpenAccount accounts = new OpenAccount(database, new Passwords());
    private final String unit;
    private final Home home = freshHome();
    private final Console console;

    private RunningConsole() {
        TerritoryTables.fill(database);
        load();
        unit = busiestUnit();
        moveSomeElsewhere();
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT).replace('_', '.');
            people.put(
                    role, accounts.synthetic(name, "Persona Sintética " + role.spanish(), role, place(role), today()));
        }
        if (System.getProperty("ayni.logs") == null) {
            System.setProperty("ayni.logs", home.logs().toString());
        }
        System.setProperty("ayni.export.inline-rows", Integer.toString(INLINE_ROWS));
        console = Console.start(
                database,
                new Console.Settings(0, "127.0.0.1", true, home, 0),
                Clock.system(LIMA),
                () -> {}); // The server of the tests may be down by then, and takes the database with it.
    }

    /** A folder for what the console keeps beside its database. */
    private static Home freshHome() {
        try {
            return new Home(Files.createTempDirectory("console-home")).create();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static RunningConsole get() {
        return INSTANCE;
    }

    /** Another one, for the tests that run bimestres in it; kept as well. */
    public static RunningConsole forCycles() {
        return ForCycles.INSTANCE;
    }

    /** Another one, for the tests that fill it with texts that mean harm; kept as well. */
    public static RunningConsole forHostileTexts() {
        return ForHostileTexts.INSTANCE;
    }

    private static final class ForHostileTexts {
        private static final RunningConsole INSTANCE = new RunningConsole();
    }

    /** And one for the tests that answer for the bank. */
    public static RunningConsole forReplies() {
        return ForReplies.INSTANCE;
    }

    private static final class ForReplies {
        private static final RunningConsole INSTANCE = new RunningConsole();
    }

    private static final class ForCycles {
        private static final RunningConsole INSTANCE = new RunningConsole();
    }

    /** Code of the UT where the people with a place work: the one with most households. */
    public String unit() {
        return unit;
    }

    public Database database() {
        return database;
    }

    public Home home() {
        return home;
    }

    public String address() {
        return "http://localhost:" + console.port();
    }

    /** A part of the console as it runs. */
    public <T> T bean(String name, Class<T> kind) {
        return console.part(name, kind);
    }

    public OpenAccount accounts() {
        return accounts;
    }

    public static LocalDate today() {
        return LocalDate.now(LIMA);
    }

    public OpenAccount.Opened person(Role role) {
        return people.get(role);
    }

    /** The viewer that the person of a role is today. */
    public Viewer viewer(Role role) {
        StaffDirectory directory = new StaffDirectory(database);
        return directory.viewer(directory.named(person(role).userName()).orElseThrow(), today(), "127.0.0.1");
    }

    public OnBehalfOf reader() {
        return new OnBehalfOf(database);
    }

    /** A browser in which nobody has signed in. */
    public Browser browser() {
        return new Browser(address());
    }

    /** The browser in which the person of a role is signed in; kept, because signing in is made to be slow. */
    public synchronized Browser as(Role role) {
        return browsers.computeIfAbsent(role, wanted -> browser().signIn(person(wanted)));
    }

    /** Code of a household of {@link #unit}, or of another UT. */
    public String household(boolean ofTheUnit) {
        return database.app()
                .sql("""
                        SELECT min(household_id)
                        FROM registry.household
                        JOIN registry.household_place AS place USING (household)
                        JOIN territory.province_unit AS unit
                          ON unit.province_code = place.province
                            AND unit.valid @> :today
                        WHERE (unit.unit_code = :unit) = :ofTheUnit
                        """)
                .param("today", today())
                .param("unit", unit)
                .param("ofTheUnit", ofTheUnit)
                .query(String.class)
                .single();
    }

    private OpenAccount.Place place(Role role) {
        return role.reach() == Reach.PLACES ? new OpenAccount.Place(unit, List.of()) : OpenAccount.Place.HEADQUARTERS;
    }

    /** Code of the UT where a household lives. */
    public String unitOf(String household) {
        return database.app()
                .sql("""
                        SELECT unit.unit_code
                        FROM registry.household
                        JOIN registry.household_place AS place USING (household)
                        JOIN territory.province_unit AS unit
                          ON unit.province_code = place.province
                            AND unit.valid @> :today
                        WHERE household_id = :household
                        """)
                .param("today", today())
                .param("household", household)
                .query(String.class)
                .single();
    }

    /** A small caseload lives in one UT: every third household moves to a district of another. */
    private void moveSomeElsewhere() {
        String far = database.app()
                .sql("""
                        SELECT min(ubigeo)
                        FROM territory.current_district AS district
                        JOIN territory.province_unit AS unit
                          ON unit.province_code = district.province_code
                            AND unit.valid @> :today
                        WHERE unit.unit_code <> :unit
                        """)
                .param("today", today())
                .param("unit", unit)
                .query(String.class)
                .single();
        database.transaction().executeWithoutResult(transaction -> {
            database.app().sql("""
                            UPDATE registry.residence
                            SET recorded = tstzrange(lower(recorded), now())
                            WHERE household % 3 = 0
                              AND upper_inf(recorded)
                            """).update();
            database.app().sql("""
                            INSERT INTO registry.residence
                              (household, ubigeo, centro_poblado, phone, valid, recorded, load)
                            SELECT household, :far, centro_poblado, phone, valid, tstzrange(now(), NULL), load
                            FROM registry.residence
                            WHERE household % 3 = 0
                              AND upper(recorded) = now()
                            """).param("far", far).update();
        });
    }

    private String busiestUnit() {
        return database.app()
                .sql("""
                        SELECT unit.unit_code
                        FROM registry.household_place AS place
                        JOIN territory.province_unit AS unit
                          ON unit.province_code = place.province
                            AND unit.valid @> :today
                        GROUP BY unit.unit_code
                        ORDER BY count(*) DESC, unit.unit_code
                        LIMIT 1
                        """)
                .param("today", today())
                .query(String.class)
                .single();
    }

    private void load() {
        try {
            Path facts = Files.createTempDirectory(Path.of("target"), "console-facts");
            CaseloadSpec spec = new CaseloadSpec(HOUSEHOLDS, 1, new Bimester(2026, 4), 0);
            SyntheticCaseload.write(spec, Territory.builtIn(), LawFiles.builtIn(), facts, done -> {});
            new LoadFacts(database, done -> {}, file -> {})
                    .run(facts, Optional.empty(), new Actor("Carga de prueba"), rejected -> {});
            Path lists = Files.createTempDirectory(Path.of("target"), "console-places");
            SyntheticPlaces.write(spec, Territory.builtIn(), lists);
            for (PlaceKind kind : PlaceKind.values()) {
                new LoadPlaces(database)
                        .load(
                                new LoadPlaces.Asked(
                                        kind,
                                        lists.resolve(SyntheticPlaces.fileName(kind)),
                                        UbigeoSystem.INEI,
                                        Optional.empty(),
                                        today()),
                                new Actor("Carga de prueba"));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
