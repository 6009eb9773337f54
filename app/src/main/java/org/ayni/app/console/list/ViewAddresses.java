package org.ayni.app.console.list;

import java.util.Optional;
import org.ayni.app.access.Viewer;
import org.springframework.stereotype.Component;

/** Where saved views open. */
@Component
public class ViewAddresses {

    private final SavedViews views;
    private final ListBook book;

    ViewAddresses(SavedViews views, ListBook book) {
        this.views = views;
        this.book = book;
    }

    /** The view that a person opens first, while the person may open it. */
    public Optional<String> first(Viewer viewer) {
        return views.first(viewer).flatMap(view -> of(viewer, view));
    }

    /** Where a view opens; empty when the viewer may not open its list. */
    Optional<String> of(Viewer viewer, SavedView view) {
        return book.request(viewer, view.list(), view.query()).map(request -> new ListAddress(request).list());
    }
}
