package org.ayni.app.console.places;

import org.ayni.app.console.list.ListDesk;
import org.ayni.app.territory.PlaceKind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The centros poblados of the country. */
@Controller
@RequestMapping("/territorio/centros-poblados")
class CentrosPage extends PlaceListPage {

    CentrosPage(ListDesk desk, PlaceListView view) {
        super(desk, view, PlaceKind.CENTRO_POBLADO);
    }
}
