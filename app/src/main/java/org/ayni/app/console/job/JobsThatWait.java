package org.ayni.app.console.job;

import java.util.ArrayList;
import java.util.List;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Waiting;
import org.ayni.app.console.WaitingWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Work in the background that ended since the person last looked at the tray. */
@Component
@Order(40)
class JobsThatWait implements WaitingWork {

    private static final String PAGE = "/trabajos";

    private final Jobs jobs;

    JobsThatWait(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<Waiting> waitingFor(Viewer viewer) {
        Jobs.Unseen unseen = jobs.unseen(viewer);
        List<Waiting> waiting = new ArrayList<>();
        if (unseen.failed() > 0) {
            waiting.add(Waiting.toDo(
                    "Trabajos que no se pudieron hacer",
                    unseen.failed(),
                    "Ahí dice por qué, y se pueden pedir otra vez.",
                    "Ver",
                    PAGE));
        }
        if (unseen.done() > 0) {
            waiting.add(Waiting.news(
                    "Trabajos terminados",
                    unseen.done(),
                    "Desde la última vez que miró la bandeja.",
                    "Ver y descargar",
                    PAGE));
        }
        if (unseen.running() > 0) {
            waiting.add(Waiting.news(
                    "Trabajos en curso", unseen.running(), "Puede seguir con otra cosa.", "Ver el avance", PAGE));
        }
        return waiting;
    }
}
