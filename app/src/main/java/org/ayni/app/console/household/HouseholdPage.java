package org.ayni.app.console.household;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import org.ayni.app.access.Looks;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.InstalledLaw;
import org.ayni.app.console.NotFound;
import org.ayni.kernel.explanation.Reader;
import org.ayni.kernel.law.Law;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A household on one page: who it is, what was decided for it in the last bimestres and what became of the money. */
@Controller
class HouseholdPage {

    private final OnBehalfOf reader;
    private final InstalledLaw law;
    private final Clock clock;

    HouseholdPage(OnBehalfOf reader, InstalledLaw law, Clock clock) {
        this.reader = reader;
        this.law = law;
        this.clock = clock;
    }

    @GetMapping("/hogares/{household}")
    String show(
            @PathVariable String household,
            @RequestParam(required = false) @Nullable String vigente,
            @RequestParam(required = false) @Nullable String conocido,
            @ModelAttribute("viewer") Viewer viewer,
            Model model,
            HttpServletResponse response) {
        AsOf moment = AsOf.of(vigente, conocido, LocalDate.ofInstant(clock.instant(), clock.getZone()));
        if (!moment.problems().isEmpty()) {
            model.addAttribute("problems", moment.problems());
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        Law now = law.inForce();
        HouseholdRecord read = reader.read(viewer, jdbc -> {
            HouseholdRecord found =
                    HouseholdRecord.read(jdbc, now, household, moment).orElseThrow(NotFound::new);
            Looks.record(jdbc, viewer, found.head().code(), "ver el hogar", "/hogares");
            return found;
        });
        model.addAttribute("moment", moment);
        model.addAttribute("head", read.head());
        model.addAttribute("members", read.members());
        model.addAttribute("holder", read.holder().orElse(null));
        model.addAttribute("periods", read.periods());
        model.addAttribute("readers", Reader.values());
        model.addAttribute("zone", clock.getZone());
        return "hogares/hogar";
    }
}
