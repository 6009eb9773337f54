package org.ayni.app.console;

import java.time.Clock;
import java.util.List;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.TwoPeople;
import org.ayni.app.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first page: what there is to do and to see for this person today. */
@Controller
class HomePage {

    private final OnBehalfOf reader;
    private final TwoPeople twoPeople;
    private final Clock clock;

    HomePage(OnBehalfOf reader, TwoPeople twoPeople, Clock clock) {
        this.reader = reader;
        this.twoPeople = twoPeople;
        this.clock = clock;
    }

    /**
     * A bimestre and the steps of it that are done.
     *
     * @param steps how many are done
     */
    public record CycleNow(String period, int steps) {

        /** Steps that the database keeps of a bimestre. */
        public int of() {
            return 6;
        }
    }

    private record Seen(long households, List<CycleNow> cycles) {}

    @GetMapping("/")
    String show(@ModelAttribute("viewer") Viewer viewer, Model model) {
        Seen seen = reader.read(viewer, jdbc -> new Seen(households(jdbc), cycles(jdbc)));
        model.addAttribute("households", seen.households());
        model.addAttribute("cycles", seen.cycles());
        model.addAttribute(
                "decisions", twoPeople.waitingFor(viewer, clock.instant()).size());
        return "inicio";
    }

    private static long households(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM registry.household_place")
                .query(Long.class)
                .single();
    }

    private static List<CycleNow> cycles(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT period, count(*) FILTER (WHERE step.state = 'DONE') AS steps
                        FROM cycle.cycle
                        LEFT JOIN cycle.step USING (period)
                        GROUP BY period
                        ORDER BY period DESC
                        LIMIT 3
                        """).query(CycleNow.class).list();
    }
}
