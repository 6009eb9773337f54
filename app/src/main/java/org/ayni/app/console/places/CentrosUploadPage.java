package org.ayni.app.console.places;

import java.time.Clock;
import java.util.List;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.upload.UploadDesk;
import org.ayni.app.console.upload.UploadPage;
import org.ayni.app.territory.BroughtPlaces;
import org.ayni.app.territory.PlaceKind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The wizard by which the list of centros poblados is brought. */
@Controller
@RequestMapping("/territorio/centros-poblados/listas")
class CentrosUploadPage extends UploadPage {

    CentrosUploadPage(UploadDesk desk, TwoPeople twoPeople, Clock clock) {
        super(
                desk,
                twoPeople,
                clock,
                new BroughtPlaces(PlaceKind.CENTRO_POBLADO),
                "/territorio/centros-poblados/listas",
                List.of(new Crumb("Centros poblados", "/territorio/centros-poblados")));
    }

    @Override
    protected String lead() {
        return "La lista de centros poblados del INEI: el ubigeo del distrito y 4 dígitos más. Lo que la lista no trae queda como estaba.";
    }
}
