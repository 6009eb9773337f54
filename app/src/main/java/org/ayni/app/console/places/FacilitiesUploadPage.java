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

/** The wizard by which the list of health facilities is brought. */
@Controller
@RequestMapping("/territorio/establecimientos/listas")
class FacilitiesUploadPage extends UploadPage {

    FacilitiesUploadPage(UploadDesk desk, TwoPeople twoPeople, Clock clock) {
        super(
                desk,
                twoPeople,
                clock,
                new BroughtPlaces(PlaceKind.FACILITY),
                "/territorio/establecimientos/listas",
                List.of(new Crumb("Establecimientos de salud", "/territorio/establecimientos")));
    }

    @Override
    protected String lead() {
        return "La lista de RENIPRESS: códigos de 8 dígitos, con sus ceros. «ubigeo» es el código INEI; si los códigos son de RENIEC, llame a esa columna «ubigeo_reniec» y se traducen.";
    }
}
