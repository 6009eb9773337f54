package org.ayni.app.console.list;

import java.util.List;
import java.util.OptionalLong;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Waiting;
import org.ayni.app.console.WaitingWork;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The saved view that the person opens first, with how many rows it has today. */
@Component
@Order(70)
class ViewsThatWait implements WaitingWork {

    private final SavedViews views;
    private final CountedLists lists;

    ViewsThatWait(SavedViews views, CountedLists lists) {
        this.views = views;
        this.lists = lists;
    }

    @Override
    public List<Waiting> waitingFor(Viewer viewer) {
        return views
                .first(viewer)
                .flatMap(view -> lists.count(viewer, view.list(), view.query())
                        .map(counted -> new Waiting(
                                Waiting.Section.PLACES,
                                view.name(),
                                counted.rows().orElse(-1) == 0 ? OptionalLong.empty() : counted.rows(),
                                counted.rows().orElse(-1) == 0
                                        ? "Su vista de inicio; hoy no tiene ninguna fila."
                                        : "Su vista de inicio.",
                                "Abrir",
                                counted.address())))
                .stream()
                .toList();
    }
}
