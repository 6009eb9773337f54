package org.ayni.app.console.places;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.NotFound;
import org.ayni.app.console.places.PlaceRecord.Belief;
import org.ayni.app.console.places.PlaceRecord.Near;
import org.ayni.app.territory.PlaceKind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * One place: where it lies, what the lists say and said of it, how many are registered there within the viewer's territory. A code
 * that the roll names and no list has gets a page too, which says so.
 */
@Controller
class PlacePage {

    private static final String TEMPLATE = "territorio/lugar";

    private final OnBehalfOf reader;
    private final Clock clock;

    PlacePage(OnBehalfOf reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    @GetMapping("/territorio/centros-poblados/{code}")
    String centro(@ModelAttribute("viewer") Viewer viewer, @PathVariable String code, Model model) {
        return show(PlaceKind.CENTRO_POBLADO, viewer, code, model);
    }

    @GetMapping("/territorio/escuelas/{code}")
    String school(@ModelAttribute("viewer") Viewer viewer, @PathVariable String code, Model model) {
        return show(PlaceKind.SCHOOL, viewer, code, model);
    }

    @GetMapping("/territorio/establecimientos/{code}")
    String facility(@ModelAttribute("viewer") Viewer viewer, @PathVariable String code, Model model) {
        return show(PlaceKind.FACILITY, viewer, code, model);
    }

    private record Read(
            Optional<Belief> latest,
            List<Belief> earlier,
            PlaceRecord.Lies lies,
            PlaceRecord.Registered registered,
            List<Near> near) {}

    private String show(PlaceKind kind, Viewer viewer, String code, Model model) {
        if (!kind.isCode(code)) {
            throw new NotFound();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        Read read = reader.read(viewer, jdbc -> {
            PlaceRecord place = new PlaceRecord(jdbc, kind, code, today);
            List<Belief> beliefs = place.beliefs();
            Optional<Belief> now =
                    beliefs.stream().filter(one -> one.holds() && !one.later()).findFirst();
            Optional<String> ubigeo = now.map(Belief::ubigeo)
                    .or(() -> kind == PlaceKind.CENTRO_POBLADO ? Optional.of(code.substring(0, 6)) : Optional.empty());
            return new Read(
                    now,
                    beliefs.stream()
                            .filter(one -> !now.equals(Optional.of(one)))
                            .toList(),
                    ubigeo.map(place::lies).orElse(PlaceRecord.Lies.NOWHERE),
                    viewer.places().any() ? place.registered() : PlaceRecord.Registered.NOBODY,
                    kind == PlaceKind.CENTRO_POBLADO ? place.near() : List.of());
        });
        boolean named = read.registered().members() > 0 || read.registered().enrolled() > 0;
        if (read.latest().isEmpty() && read.earlier().isEmpty() && !named) {
            throw new NotFound();
        }
        model.addAttribute("kind", kind.name());
        model.addAttribute("one", kind.one());
        model.addAttribute("form", kind.form());
        model.addAttribute("code", code);
        model.addAttribute("title", read.latest().map(Belief::name).orElse(code));
        model.addAttribute("place", read.latest().orElse(null));
        model.addAttribute("earlier", read.earlier());
        model.addAttribute("lies", read.lies());
        model.addAttribute("counted", viewer.places().any());
        model.addAttribute("within", viewer.places().spanish());
        model.addAttribute("households", number(read.registered().households()));
        model.addAttribute("members", number(read.registered().members()));
        model.addAttribute("enrolled", number(read.registered().enrolled()));
        model.addAttribute("near", read.near());
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("Territorio", "/territorio"),
                        new Crumb(PlaceListView.title(kind), "/territorio/" + kind.word())));
        return TEMPLATE;
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
