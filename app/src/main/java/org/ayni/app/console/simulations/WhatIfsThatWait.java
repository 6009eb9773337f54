package org.ayni.app.console.simulations;

import java.util.List;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.Waiting;
import org.ayni.app.console.WaitingWork;
import org.ayni.app.whatif.Scenario;
import org.ayni.app.whatif.Scenarios;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Changes of the law that somebody proposed and this person may approve. */
@Component
@Order(30)
class WhatIfsThatWait implements WaitingWork {

    private final OnBehalfOf reader;

    WhatIfsThatWait(OnBehalfOf reader) {
        this.reader = reader;
    }

    @Override
    public List<Waiting> waitingFor(Viewer viewer) {
        if (!RoutePolicy.may(viewer, "POST", "/simulaciones/x/aprobar")) {
            return List.of();
        }
        List<Scenario> proposed = reader.read(viewer, jdbc -> new Scenarios(jdbc).all()).stream()
                .filter(scenario -> scenario.proposal()
                        .filter(made -> made.approvedBy().isEmpty())
                        .isPresent())
                .toList();
        if (proposed.isEmpty()) {
            return List.of();
        }
        return List.of(Waiting.toDo(
                "Cambios de la ley por aprobar",
                proposed.size(),
                "Propuestos a partir de una simulación; rigen cuando otra persona los aprueba.",
                "Ver y decidir",
                proposed.size() == 1 ? "/simulaciones/" + proposed.getFirst().name() : "/simulaciones"));
    }
}
