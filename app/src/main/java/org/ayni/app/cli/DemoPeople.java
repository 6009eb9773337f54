package org.ayni.app.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ayni.app.access.EmergencyAccess;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.Passwords;
import org.ayni.app.access.Reach;
import org.ayni.app.access.Role;
import org.ayni.app.access.Staff;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.database.Database;

/** One person of the staff for each post, none of whom exists, in the UT where the demo has most households. */
final class DemoPeople {

    private static final int DISTRICTS_OF_A_MANAGER = 2;
    private static final int DISTRICTS_OF_A_ZONE = 5;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Database database;
    private final LocalDate today;
    private final Instant now;

    DemoPeople(Database database, Clock clock) {
        this.database = database;
        this.today = LocalDate.now(clock);
        this.now = clock.instant();
    }

    private record Busiest(String unit, List<String> districts) {}

    /** Opens the accounts. Returns a line for each, to be shown: user name, password, post. */
    List<String> open() {
        Busiest busiest = busiest();
        OpenAccount accounts = new OpenAccount(database, new Passwords());
        List<String> lines = new ArrayList<>();
        for (Role role : Role.values()) {
            OpenAccount.Opened opened = accounts.synthetic(
                    userName(role), "Persona Sintética, " + role.spanish(), role, place(role, busiest), today);
            lines.add(String.format(
                    Locale.ROOT, "  %-22s %-24s %s", opened.userName(), opened.password(), role.spanish()));
        }
        leaveWork(busiest);
        return lines;
    }

    /** Something that waits for somebody, so that a newcomer sees how it is decided. */
    private void leaveWork(Busiest busiest) {
        StaffDirectory directory = new StaffDirectory(database);
        Staff manager = directory.named(userName(Role.LOCAL_MANAGER)).orElseThrow();
        EmergencyAccess emergency = new EmergencyAccess(database);
        new TwoPeople(database, List.of(emergency))
                .propose(
                        directory.viewer(manager, today, "demo"),
                        EmergencyAccess.KIND,
                        manager.userName(),
                        EmergencyAccess.content(busiest.unit()),
                        "Demostración: una familia se mudó y su gestor está enfermo.",
                        now.plus(A_DAY));
    }

    private static String userName(Role role) {
        return "demo."
                + switch (role) {
                    case LOCAL_MANAGER -> "gestor";
                    case ZONAL_COORDINATOR -> "zonal";
                    case UNIT_COORDINATOR -> "territorial";
                    case UNIT_CHIEF -> "jefe";
                    case AFFILIATION_SPECIALIST -> "afiliaciones";
                    case VERIFICATION_SPECIALIST -> "verificacion";
                    case LIQUIDATION_SPECIALIST -> "liquidacion";
                    case OPERATIONS_HEAD -> "jefe.operaciones";
                    case VERIFICATION_HEAD -> "jefe.verificacion";
                    case TECHNICAL_COORDINATOR -> "tecnico";
                    case EXECUTIVE_DIRECTOR -> "director";
                    case PLANNER -> "planeamiento";
                    case COMMUNICATOR -> "comunicador";
                    case ATTENTION_OPERATOR -> "atencion";
                    case AUDITOR -> "auditor";
                    case ADMINISTRATOR -> "accesos";
                };
    }

    private static OpenAccount.Place place(Role role, Busiest busiest) {
        if (role.reach() != Reach.PLACES) {
            return OpenAccount.Place.HEADQUARTERS;
        }
        return switch (role) {
            case LOCAL_MANAGER -> new OpenAccount.Place(busiest.unit(), first(busiest, DISTRICTS_OF_A_MANAGER));
            case ZONAL_COORDINATOR -> new OpenAccount.Place(busiest.unit(), first(busiest, DISTRICTS_OF_A_ZONE));
            default -> new OpenAccount.Place(busiest.unit(), List.of());
        };
    }

    private static List<String> first(Busiest busiest, int most) {
        return busiest.districts().subList(0, Math.min(most, busiest.districts().size()));
    }

    private Busiest busiest() {
        return database.app()
                .sql("""
                        SELECT unit_code, array_agg(ubigeo ORDER BY households DESC, ubigeo) AS districts
                        FROM (
                          SELECT unit.unit_code, place.ubigeo, count(*) AS households
                          FROM registry.household_place AS place
                          JOIN territory.province_unit AS unit
                            ON unit.province_code = place.province
                              AND unit.valid @> :today
                          GROUP BY unit.unit_code, place.ubigeo
                        ) AS counted
                        GROUP BY unit_code
                        ORDER BY sum(households) DESC, unit_code
                        LIMIT 1
                        """)
                .param("today", today)
                .query((row, number) -> new Busiest(row.getString("unit_code"), List.of((String[])
                        row.getArray("districts").getArray())))
                .single();
    }
}
