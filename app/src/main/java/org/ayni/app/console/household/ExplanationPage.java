package org.ayni.app.console.household;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ayni.app.access.Looks;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.InstalledLaw;
import org.ayni.app.console.NotFound;
import org.ayni.app.cycle.ExplainDecision;
import org.ayni.app.database.Database;
import org.ayni.kernel.explanation.Explainer;
import org.ayni.kernel.explanation.Reader;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.time.Bimester;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Why a household is paid what it is paid in a bimestre, at the length and in the words of a reader.
 *
 * <p>Whether the viewer may see the household is asked first, under row-level security, with the look; the decision is then
 * decided again from the closed roll, which is not held to a territory: it says what was true of the household wherever its
 * people live now.
 */
@Controller
class ExplanationPage {

    private final OnBehalfOf reader;
    private final Database database;
    private final InstalledLaw law;
    private final Clock clock;

    ExplanationPage(OnBehalfOf reader, Database database, InstalledLaw law, Clock clock) {
        this.reader = reader;
        this.database = database;
        this.law = law;
        this.clock = clock;
    }

    @GetMapping("/hogares/{household}/explicacion/{period}")
    String show(
            @PathVariable String household,
            @PathVariable String period,
            @RequestParam(defaultValue = "gestor") String para,
            @ModelAttribute("viewer") Viewer viewer,
            Model model) {
        Reader asked = Reader.named(para).orElse(Reader.MANAGER);
        Bimester bimester = parse(period);
        HouseholdHead head = reader.read(viewer, jdbc -> {
            HouseholdHead found = HouseholdHead.read(
                            jdbc, household, AsOf.today(LocalDate.ofInstant(clock.instant(), clock.getZone())))
                    .orElseThrow(NotFound::new);
            Looks.record(jdbc, viewer, found.code(), "explicar el bimestre " + bimester, "/hogares/explicacion");
            return found;
        });
        model.addAttribute("head", head);
        model.addAttribute("period", bimester.toString());
        model.addAttribute("months", PeriodTexts.months(bimester));
        model.addAttribute("reader", asked);
        model.addAttribute("readers", List.of(Reader.MOTHER, Reader.MANAGER, Reader.AUDITOR));
        model.addAttribute("address", HouseholdAddress.of(head.code()));
        model.addAttribute("crumbs", List.of(new Crumb("Hogar " + head.code(), HouseholdAddress.of(head.code()))));
        explain(bimester, head.code(), asked, model);
        return "hogares/explicacion";
    }

    private void explain(Bimester period, String household, Reader asked, Model model) {
        Law now = law.inForce();
        Optional<ExplainDecision.Decision> read = new ExplainDecision(database, now).read(period, household);
        if (read.isEmpty()) {
            model.addAttribute(
                    "nothing", "El padrón del bimestre " + period + " todavía no está cerrado: no hay qué explicar.");
            return;
        }
        Facts facts = read.get().facts();
        int row = facts.households.ids.find(household);
        if (row < 0) {
            model.addAttribute("nothing", "El hogar no estaba en el padrón cerrado del bimestre " + period + ".");
            return;
        }
        model.addAttribute(
                "explanation", read.get().told(new Explainer(facts, now).explain(row, asked), asked, period));
    }

    /** An address that names no bimestre is an address of nothing. */
    private static Bimester parse(String text) {
        try {
            return Bimester.parse(text);
        } catch (IllegalArgumentException notABimester) {
            throw new NotFound();
        }
    }
}
