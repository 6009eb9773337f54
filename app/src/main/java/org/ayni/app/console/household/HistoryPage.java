package org.ayni.app.console.household;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ayni.app.access.Looks;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.console.Crumb;
import org.ayni.app.console.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** Every field of the roll about a household and its members: what it said before and after, since when, and who said so. */
@Controller
class HistoryPage {

    /** Changes on a page; a household with more of them is read by moments. */
    private static final int MOST = 300;

    private final OnBehalfOf reader;
    private final Clock clock;

    HistoryPage(OnBehalfOf reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Where a change comes from. */
    public record Source(int load, boolean change, String by, String source, Instant at) {

        String words() {
            return change
                    ? "Cambio n.º " + load + ", por " + by + ": " + source
                    : "Carga n.º " + load + ", por " + by + ", de «" + source + "»";
        }
    }

    /**
     * All that changed at one instant.
     *
     * @param source who said so, in words
     */
    public record Moment(ZonedDateTime at, String source, List<Change> changes) {}

    private record History(
            HouseholdHead head, List<Change> changes, Map<Instant, Source> sources, Map<String, String> names) {}

    @GetMapping("/hogares/{household}/historia")
    String show(@PathVariable String household, @ModelAttribute("viewer") Viewer viewer, Model model) {
        AsOf now = AsOf.today(LocalDate.ofInstant(clock.instant(), clock.getZone()));
        History history = reader.read(viewer, jdbc -> {
            HouseholdHead head = HouseholdHead.read(jdbc, household, now).orElseThrow(NotFound::new);
            Looks.record(jdbc, viewer, head.code(), "ver la historia del hogar", "/hogares/historia");
            List<Change> changes = Changes.of(HouseholdBeliefs.read(jdbc, head.number()));
            return new History(head, changes, sources(jdbc, changes), names(jdbc, changes));
        });
        model.addAttribute("head", history.head());
        model.addAttribute("moment", now);
        model.addAttribute("zone", clock.getZone());
        model.addAttribute("names", history.names());
        model.addAttribute("moments", moments(history));
        model.addAttribute("hidden", Math.max(0, history.changes().size() - MOST));
        model.addAttribute(
                "crumbs",
                List.of(new Crumb(
                        "Hogar " + history.head().code(),
                        HouseholdAddress.of(history.head().code()))));
        return "hogares/historia";
    }

    private List<Moment> moments(History history) {
        Map<Instant, List<Change>> byInstant = new LinkedHashMap<>();
        history.changes().stream()
                .limit(MOST)
                .forEach(change -> byInstant
                        .computeIfAbsent(change.at(), added -> new java.util.ArrayList<>())
                        .add(change));
        return byInstant.entrySet().stream()
                .map(entry -> new Moment(
                        entry.getKey().atZone(clock.getZone()),
                        source(history.sources().get(entry.getKey())),
                        entry.getValue()))
                .toList();
    }

    private static String source(@org.jspecify.annotations.Nullable Source source) {
        return source == null ? "Corrección en el sistema" : source.words();
    }

    /** The loads that brought the changes, by their instant. */
    private static Map<Instant, Source> sources(JdbcClient jdbc, List<Change> changes) {
        Map<Instant, Source> sources = new HashMap<>();
        jdbc.sql("""
                        SELECT load, kind = 'CHANGE' AS change, by_person, source, recorded_at
                        FROM registry.load
                        WHERE recorded_at = ANY (CAST(:instants AS timestamptz[]))
                        """)
                .param(
                        "instants",
                        changes.stream()
                                .map(change -> change.at().toString())
                                .distinct()
                                .toArray(String[]::new))
                .query(row -> {
                    Instant at =
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant();
                    sources.put(
                            at,
                            new Source(
                                    row.getInt("load"),
                                    row.getBoolean("change"),
                                    row.getString("by_person"),
                                    row.getString("source"),
                                    at));
                });
        return sources;
    }

    /** Names of the members as believed now, by code. */
    private static Map<String, String> names(JdbcClient jdbc, List<Change> changes) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("""
                        SELECT person.member_id, concat_ws(' ', record.given_names, record.paternal_surname) AS name
                        FROM registry.person
                        JOIN registry.person_record AS record USING (person)
                        WHERE person.member_id = ANY (:members)
                          AND upper_inf(record.recorded)
                          AND upper_inf(record.valid)
                        """)
                .param(
                        "members",
                        changes.stream().map(Change::subject).distinct().toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("member_id"), row.getString("name"));
                });
        return names;
    }
}
