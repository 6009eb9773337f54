package org.ayni.app.console.places;

import org.ayni.app.console.list.ListDesk;
import org.ayni.app.territory.PlaceKind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The health facilities of the country. */
@Controller
@RequestMapping("/territorio/establecimientos")
class FacilitiesPage extends PlaceListPage {

    FacilitiesPage(ListDesk desk, PlaceListView view) {
        super(desk, view, PlaceKind.FACILITY);
    }
}
