package org.ayni.app.console;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ayni.app.access.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first page: what waits for this person today, and everything else that this person may open. */
@Controller
class HomePage {

    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("EEEE d 'de' MMMM 'de' uuuu", Locale.forLanguageTag("es-PE"));

    private final List<WaitingWork> work;
    private final Clock clock;

    HomePage(List<WaitingWork> work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /** A part of the page. */
    public record Part(String title, List<Waiting> waiting) {}

    @GetMapping("/")
    String show(@ModelAttribute("viewer") Viewer viewer, Model model) {
        Map<Waiting.Section, List<Waiting>> bySection = new EnumMap<>(Waiting.Section.class);
        for (WaitingWork one : work) {
            for (Waiting waiting : one.waitingFor(viewer)) {
                bySection
                        .computeIfAbsent(waiting.section(), none -> new ArrayList<>())
                        .add(waiting);
            }
        }
        model.addAttribute(
                "parts",
                bySection.entrySet().stream()
                        .map(part -> new Part(part.getKey().spanish(), part.getValue()))
                        .toList());
        model.addAttribute("nothingToDo", !bySection.containsKey(Waiting.Section.TO_DO));
        model.addAttribute("today", TODAY.format(LocalDate.ofInstant(clock.instant(), clock.getZone())));
        model.addAttribute(
                "pages",
                PageFrame.menu(viewer, "/").stream()
                        .filter(entry -> !entry.address().equals("/"))
                        .toList());
        return "inicio";
    }
}
