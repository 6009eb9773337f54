package org.ayni.app.console.people;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.Waiting;
import org.ayni.app.console.WaitingWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What others asked for and this person decides; what this person asked for and others have not decided. */
@Component
@Order(10)
class ProposalsThatWait implements WaitingWork {

    private static final String PAGE = "/propuestas";

    private final TwoPeople twoPeople;
    private final Clock clock;

    ProposalsThatWait(TwoPeople twoPeople, Clock clock) {
        this.twoPeople = twoPeople;
        this.clock = clock;
    }

    @Override
    public List<Waiting> waitingFor(Viewer viewer) {
        List<Waiting> waiting = new ArrayList<>();
        long mine = twoPeople.waitingFor(viewer, clock.instant()).size();
        if (mine > 0 && RoutePolicy.may(viewer, "POST", PAGE + "/0")) {
            waiting.add(Waiting.toDo(
                    "Propuestas por decidir",
                    mine,
                    "Otra persona lo pidió; no se hace hasta que usted lo apruebe.",
                    "Ver y decidir",
                    PAGE));
        }
        long asked = twoPeople.waitingOf(viewer, clock.instant()).size();
        if (asked > 0) {
            waiting.add(Waiting.news(
                    "Sus propuestas sin decidir", asked, "Las pidió usted; las decide otra persona.", "Ver", PAGE));
        }
        return waiting;
    }
}
