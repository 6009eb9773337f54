package org.ayni.app.console.acts;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.ActWords;
import org.ayni.app.audit.ActsOn;
import org.ayni.app.audit.Audit;
import org.ayni.app.audit.ChainState;
import org.ayni.app.console.Moments;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who did what with a household, and what a person did, the newest first. */
@Controller
class ActsPage {

    private static final int PAGE = 50;
    private static final int LONGEST_NAME = 120;
    private static final String READ = "read-acts";

    private final OnBehalfOf reader;
    private final ChainWork chain;

    ActsPage(OnBehalfOf reader, ChainWork chain) {
        this.reader = reader;
        this.chain = chain;
    }

    /** An act as it is shown. */
    public record Row(String at, String who, String what, String on, List<String> facts) {}

    private record Seen(List<ActsOn.Act> acts, ChainState state) {}

    @GetMapping("/auditoria")
    String show(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(defaultValue = "") String hogar,
            @RequestParam(defaultValue = "") String persona,
            @RequestParam(defaultValue = "") String antes,
            Model model) {
        String household = cut(hogar);
        String person = cut(persona);
        long before = antes.matches("[0-9]{1,18}") ? Long.parseLong(antes) : Long.MAX_VALUE;
        Seen seen = reader.read(viewer, jdbc -> {
            ActsOn acts = new ActsOn(jdbc);
            if (!household.isEmpty()) {
                List<ActsOn.Act> found = acts.of(Audit.household(household), before, PAGE + 1);
                Audit.record(jdbc, viewer.staff().actor(), READ, Audit.household(household), from(viewer));
                return new Seen(found, ChainState.read(jdbc));
            }
            List<ActsOn.Act> found = person.isEmpty() ? List.of() : acts.by(person, before, PAGE + 1);
            Audit.record(jdbc, viewer.staff().actor(), READ, person.isEmpty() ? "audit" : person, from(viewer));
            return new Seen(found, ChainState.read(jdbc));
        });
        boolean more = seen.acts().size() > PAGE;
        List<ActsOn.Act> page = more ? seen.acts().subList(0, PAGE) : seen.acts();
        model.addAttribute("household", household);
        model.addAttribute("person", person);
        model.addAttribute("asked", !household.isEmpty() || !person.isEmpty());
        model.addAttribute("later", before != Long.MAX_VALUE);
        model.addAttribute("rows", page.stream().map(ActsPage::row).toList());
        model.addAttribute("next", more ? Optional.of(page.getLast().id()) : Optional.empty());
        chain.tell(model, seen.state());
        return "auditoria/actos";
    }

    private static Map<String, String> from(Viewer viewer) {
        return Map.of("from", ("/auditoria " + viewer.source()).strip());
    }

    private static Row row(ActsOn.Act act) {
        OffsetDateTime at = act.at();
        return new Row(
                Moments.second(at.toInstant()),
                act.byPerson(),
                ActWords.act(act.act()),
                ActWords.subject(act),
                ActWords.facts(act));
    }

    private static String cut(String text) {
        String plain = text.replace("\0", "").strip();
        return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
    }
}
