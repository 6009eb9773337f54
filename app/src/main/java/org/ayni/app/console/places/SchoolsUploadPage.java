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

/** The wizard by which the list of schools is brought. */
@Controller
@RequestMapping("/territorio/escuelas/listas")
class SchoolsUploadPage extends UploadPage {

    SchoolsUploadPage(UploadDesk desk, TwoPeople twoPeople, Clock clock) {
        super(
                desk,
                twoPeople,
                clock,
                new BroughtPlaces(PlaceKind.SCHOOL),
                "/territorio/escuelas/listas",
                List.of(new Crumb("Escuelas", "/territorio/escuelas")));
    }

    @Override
    protected String lead() {
        return "El padrón de instituciones educativas del MINEDU: código modular y anexo. «ubigeo» es el código INEI; si los códigos son de RENIEC, llame a esa columna «ubigeo_reniec» y se traducen.";
    }
}
