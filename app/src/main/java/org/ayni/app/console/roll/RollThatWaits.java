package org.ayni.app.console.roll;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ayni.app.access.Reach;
import org.ayni.app.access.Role;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Waiting;
import org.ayni.app.console.WaitingWork;
import org.ayni.app.console.list.CountedLists;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What waits in the roll of a territory: each is the list of the roll with one filter, and the number is that list's. */
@Component
@Order(60)
class RollThatWaits implements WaitingWork {

    private static final int SOON_DAYS = 60;
    private static final Set<Role> AT_HEADQUARTERS = Set.of(Role.AFFILIATION_SPECIALIST, Role.OPERATIONS_HEAD);

    private final CountedLists lists;
    private final Clock clock;

    RollThatWaits(CountedLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    private record Queue(String title, String query, String what) {}

    @Override
    public List<Waiting> waitingFor(Viewer viewer) {
        boolean worksInPlaces = viewer.roles().stream().anyMatch(role -> role.reach() == Reach.PLACES);
        if (!worksInPlaces && !viewer.hasAny(AT_HEADQUARTERS)) {
            return List.of();
        }
        LocalDate soon = LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(SOON_DAYS);
        return queues(soon).flatMap(queue -> waiting(viewer, queue)).toList();
    }

    private static Stream<Queue> queues(LocalDate soon) {
        return Stream.of(
                new Queue("Hogares suspendidos", "estado=SUSPENDED", "Vuelven cuando se resuelve su motivo."),
                new Queue(
                        "Sin cuenta en que abonar",
                        "padron=activo&cuenta=NONE&cuenta=BLOCKED&cuenta=NO_CARD",
                        "Sin cuenta, bloqueada o sin tarjeta: su dinero queda retenido."),
                new Queue(
                        "Clasificación por vencer",
                        "padron=activo&vence=" + soon,
                        "Vencida, o vence en " + SOON_DAYS + " días: pida la nueva a tiempo."),
                new Queue(
                        "Por afiliar",
                        "estado=VALIDATED&estado=WAITING_CLASSIFICATION",
                        "Validados, o en espera de su clasificación."));
    }

    private Stream<Waiting> waiting(Viewer viewer, Queue queue) {
        return lists
                .count(viewer, "padron", queue.query())
                .filter(counted -> counted.rows().orElse(-1) != 0)
                .map(counted ->
                        Waiting.places(queue.title(), counted.rows(), queue.what(), "Ver la lista", counted.address()))
                .stream();
    }
}
