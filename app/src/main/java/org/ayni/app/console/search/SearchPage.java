package org.ayni.app.console.search;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.household.HouseholdAddress;
import org.ayni.app.search.Question;
import org.ayni.app.search.SearchPeople;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What the search box finds. A DNI, a telephone or a code that leads to one household goes straight to its page. */
@Controller
class SearchPage {

    private static final int MOST = 25;
    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{Cc}+");

    private final OnBehalfOf reader;
    private final Clock clock;

    SearchPage(OnBehalfOf reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    @GetMapping("/buscar")
    String show(@RequestParam(defaultValue = "") String q, @ModelAttribute("viewer") Viewer viewer, Model model) {
        String typed = UNPRINTABLE.matcher(q).replaceAll(" ").strip();
        typed = typed.substring(0, Math.min(typed.length(), Question.LONGEST));
        List<Hit> hits = find(typed, viewer);
        List<String> households = hits.stream()
                .flatMap(hit -> java.util.stream.Stream.ofNullable(hit.household()))
                .distinct()
                .toList();
        if (isExact(Question.of(typed)) && households.size() == 1) {
            return "redirect:" + HouseholdAddress.of(households.getFirst());
        }
        model.addAttribute("q", typed);
        model.addAttribute("hits", hits);
        model.addAttribute("most", MOST);
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), clock.getZone()));
        return "buscar/lista";
    }

    private List<Hit> find(String typed, Viewer viewer) {
        return reader.read(viewer, jdbc -> Hit.of(jdbc, new SearchPeople(jdbc).find(typed, MOST)));
    }

    /** Whether it names somebody, and does not describe. */
    private static boolean isExact(Question question) {
        return switch (question) {
            case Question.OfDni dni -> true;
            case Question.OfPhone phone -> true;
            case Question.OfCode code -> true;
            case Question.OfName name -> false;
            case Question.Nothing nothing -> false;
        };
    }
}
