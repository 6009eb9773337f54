package org.ayni.app.console.duplicates;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.InstalledLaw;
import org.ayni.app.console.Moments;
import org.ayni.app.console.NotFound;
import org.ayni.app.console.RoutePolicy;
import org.ayni.app.console.background.BackgroundWork;
import org.ayni.app.console.background.Ending;
import org.ayni.app.database.Database;
import org.ayni.app.duplicates.FindDuplicates;
import org.ayni.kernel.law.ParameterIds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where duplicates and impossible records stand in the viewer's territory, and where UOAL searches again. */
@Controller
class DuplicateSearchPage {

    private static final String PAGE = "/duplicados/busqueda";

    /** Of the inconsistencies found, so many of a hundred must be solved (R-CONTROL). */
    private static final int TARGET = 85;

    private final Database database;
    private final OnBehalfOf reader;
    private final BackgroundWork background;
    private final InstalledLaw law;
    private final Clock clock;

    DuplicateSearchPage(
            Database database, OnBehalfOf reader, BackgroundWork background, InstalledLaw law, Clock clock) {
        this.database = database;
        this.reader = reader;
        this.background = background;
        this.law = law;
        this.clock = clock;
    }

    /**
     * How the viewer's territory stands.
     *
     * @param likely of the open suspicions, those that nearly always are one person
     */
    public record Standing(long open, long likely, long decided, long impossible, long corrected) {

        /** Of the impossible records ever found, how many of a hundred are corrected. */
        public long correctedPercent() {
            long all = impossible + corrected;
            return all == 0 ? 100 : corrected * 100 / all;
        }

        public boolean isOnTarget() {
            return correctedPercent() >= TARGET;
        }
    }

    /** The last search of the whole roll: when, by whom, how many. */
    public record LastSearch(String at, String by, long people, long found, long cleared) {}

    private record Seen(Standing standing, Optional<LastSearch> last) {}

    @GetMapping(PAGE)
    String show(@ModelAttribute("viewer") Viewer viewer, Model model) {
        int likely = law.inForce().numberAt(ParameterIds.DUPLICATE_LIKELY_POINTS, today());
        Seen seen = reader.read(viewer, jdbc -> new Seen(standing(jdbc, likely), last(jdbc)));
        model.addAttribute("standing", seen.standing());
        model.addAttribute("last", seen.last().orElse(null));
        model.addAttribute("target", TARGET);
        model.addAttribute("likely", likely);
        model.addAttribute("maySearch", RoutePolicy.may(viewer, "POST", PAGE));
        return "duplicados/busqueda";
    }

    @PostMapping(PAGE)
    String search(
            @ModelAttribute("viewer") Viewer viewer,
            @RequestParam(defaultValue = "") String que,
            RedirectAttributes next) {
        if (!que.equals("buscar")) {
            throw new NotFound();
        }
        int possible = law.inForce().numberAt(ParameterIds.DUPLICATE_POSSIBLE_POINTS, today());
        boolean begun = background.begin("duplicates", "Búsqueda de duplicados", PAGE, viewer, talk -> {
            FindDuplicates.Result result = new FindDuplicates(
                            database, possible, people -> talk.say(String.format("%,d registros leídos", people)))
                    .run(viewer.staff().actor(), today());
            return new Ending.Done(String.format(
                    "%,d registros mirados: %,d avisos nuevos, %,d que ya no aplican, %,d registros imposibles nuevos.",
                    result.people(), result.found(), result.cleared(), result.impossible()));
        });
        next.addFlashAttribute(
                "done",
                begun
                        ? "La búsqueda empezó: vea su avance en Trabajos."
                        : "Ya hay una búsqueda en marcha: vea su avance en Trabajos.");
        return "redirect:/trabajos";
    }

    private static Standing standing(JdbcClient jdbc, int likely) {
        return jdbc.sql("""
                        SELECT s.open, s.likely, s.decided, i.impossible, i.corrected
                        FROM (
                          SELECT count(*) FILTER (WHERE is_open) AS open,
                                 count(*) FILTER (WHERE is_open AND points >= :likely) AS likely,
                                 count(*) FILTER (WHERE what IN ('TWO_PEOPLE', 'MERGED')) AS decided
                          FROM duplicates.current_suspicion) AS s,
                        (
                          SELECT count(*) FILTER (WHERE is_open) AS impossible,
                                 count(*) FILTER (WHERE NOT is_open) AS corrected
                          FROM duplicates.current_impossible) AS i
                        """).param("likely", likely).query(Standing.class).single();
    }

    /** Of the whole roll: numbers that are no secret among the staff. */
    private static Optional<LastSearch> last(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT ended_at, by_person, people, found, cleared
                        FROM duplicates.search
                        ORDER BY search DESC
                        LIMIT 1
                        """)
                .query((row, number) -> new LastSearch(
                        Moments.second(row.getTimestamp("ended_at").toInstant()),
                        row.getString("by_person"),
                        row.getLong("people"),
                        row.getLong("found"),
                        row.getLong("cleared")))
                .optional();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
