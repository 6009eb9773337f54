package org.ayni.app.console.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.ayni.app.access.EmergencyAccess;
import org.ayni.app.access.Role;
import org.ayni.app.access.StaffDirectory;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Waiting;
import org.ayni.app.console.WaitingWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** For the administrator, accounts without a post; for the auditor, who was let into another unit of late. */
@Component
@Order(50)
class AccountsThatWait implements WaitingWork {

    private static final Duration OF_LATE = Duration.ofDays(7);

    private final StaffDirectory directory;
    private final EmergencyAccess emergencies;
    private final Clock clock;

    AccountsThatWait(StaffDirectory directory, EmergencyAccess emergencies, Clock clock) {
        this.directory = directory;
        this.emergencies = emergencies;
        this.clock = clock;
    }

    @Override
    public List<Waiting> waitingFor(Viewer viewer) {
        if (viewer.roles().contains(Role.ADMINISTRATOR)) {
            return some(
                    directory.countWithoutRole(LocalDate.ofInstant(clock.instant(), clock.getZone())),
                    "Personas sin puesto",
                    "Tienen una cuenta y todavía no pueden abrir nada.",
                    "Ver personal",
                    "/personal");
        }
        if (viewer.roles().contains(Role.AUDITOR)) {
            return some(
                    emergencies.countSince(clock.instant().minus(OF_LATE)),
                    "Accesos de emergencia",
                    "De los últimos siete días, con su motivo y quién los aprobó.",
                    "Revisar",
                    "/emergencias");
        }
        return List.of();
    }

    private static List<Waiting> some(long count, String title, String what, String link, String address) {
        return count == 0 ? List.of() : List.of(Waiting.toDo(title, count, what, link, address));
    }
}
