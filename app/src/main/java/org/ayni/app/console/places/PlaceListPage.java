package org.ayni.app.console.places;

import java.util.List;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.list.ListDesk;
import org.ayni.app.console.list.ListPage;
import org.ayni.app.console.list.ListView;
import org.ayni.app.console.territory.TerritoryLists;
import org.ayni.app.territory.PlaceKind;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list of one kind of places. */
abstract class PlaceListPage extends ListPage {

    private final PlaceListView view;
    private final PlaceKind kind;

    PlaceListPage(ListDesk desk, PlaceListView view, PlaceKind kind) {
        super(desk);
        this.view = view;
        this.kind = kind;
    }

    @Override
    protected ListView view(Viewer viewer, MultiValueMap<String, String> address) {
        return view.of(kind, viewer);
    }

    /** Where the official list is brought; empty for who may not. */
    @ModelAttribute("bring")
    String bring(@ModelAttribute("viewer") Viewer viewer) {
        String address = "/territorio/" + kind.word() + "/listas";
        return RoutePolicy.may(viewer, "GET", address) ? address : "";
    }

    @ModelAttribute("related")
    List<Crumb> related() {
        return TerritoryLists.ALL;
    }
}
