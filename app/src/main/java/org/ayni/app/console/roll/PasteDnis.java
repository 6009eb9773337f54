package org.ayni.app.console.roll;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.springframework.stereotype.Component;

/**
 * Act: looks up a pasted list of DNIs. Whoever may open the roll may. The people found are a look at each of their
 * households; of the others it is told how many belong to households elsewhere, and never which.
 */
@Component
class PasteDnis {

    static final int MOST = 5_000;

    private final Database database;
    private final OnBehalfOf reader;

    PasteDnis(Database database, OnBehalfOf reader) {
        this.database = database;
        this.reader = reader;
    }

    /** A person of the list. */
    public record Found(String dni, String name, String household, int number) {}

    /**
     * What came of a list.
     *
     * @param unreadable what is no DNI, as it was pasted
     * @param notSeen DNIs of nobody whom the viewer sees
     * @param elsewhere how many of those not seen belong to households of other territories
     */
    public record Answer(List<Found> found, List<String> unreadable, List<String> notSeen, long elsewhere) {}

    private record Read(List<Found> found, long known) {}

    /** Everything that stands between blanks, commas or semicolons, once. */
    static Set<String> split(String pasted) {
        Set<String> all = new LinkedHashSet<>();
        for (String one : pasted.split("[\\s,;'\"\\x00]+", -1)) {
            if (!one.isEmpty()) {
                all.add(one);
            }
        }
        return all;
    }

    Answer look(Viewer viewer, Set<String> pasted) {
        List<String> unreadable =
                pasted.stream().filter(one -> !one.matches("[0-9]{8}")).toList();
        Set<String> dnis = new LinkedHashSet<>(pasted);
        unreadable.forEach(dnis::remove);
        Read read = read(viewer, dnis.toArray(String[]::new));
        record(viewer, dnis.size(), read);
        Set<String> notSeen = new LinkedHashSet<>(dnis);
        read.found().forEach(found -> notSeen.remove(found.dni()));
        long seen = dnis.size() - (long) notSeen.size();
        return new Answer(read.found(), unreadable, List.copyOf(notSeen), read.known() - seen);
    }

    private Read read(Viewer viewer, String[] dnis) {
        return reader.read(
                viewer,
                jdbc -> new Read(
                        jdbc.sql("""
                                SELECT person.dni,
                                       concat_ws(' ', person.given_names, person.paternal_surname, person.maternal_surname) AS name,
                                       home.household_id AS household,
                                       home.household AS number
                                FROM registry.person_record AS person
                                JOIN registry.membership AS belongs
                                  ON belongs.person = person.person
                                    AND upper_inf(belongs.recorded)
                                    AND upper_inf(belongs.valid)
                                JOIN registry.household AS home ON home.household = belongs.household
                                WHERE person.dni = ANY (CAST(:dnis AS text[]))
                                  AND upper_inf(person.recorded)
                                  AND upper_inf(person.valid)
                                ORDER BY array_position(CAST(:dnis AS text[]), person.dni), home.household
                                """).param("dnis", dnis).query(Found.class).list(),
                        jdbc.sql("SELECT registry.people_with_dni(CAST(:dnis AS text[]))")
                                .param("dnis", dnis)
                                .query(Long.class)
                                .single()));
    }

    /** Before anything is shown: what cannot be recorded is not told. */
    private void record(Viewer viewer, int asked, Read read) {
        Set<String> households = new TreeSet<>();
        read.found().forEach(found -> households.add(Audit.household(found.household())));
        Map<String, String> detail =
                Map.of("asked", Integer.toString(asked), "known", Long.toString(read.known()), "what", "pasted-dnis");
        database.transaction().executeWithoutResult(transaction -> {
            if (households.isEmpty()) {
                Audit.record(database.app(), viewer.staff().actor(), "look", "list/padron", detail);
            } else {
                Audit.recordAbout(database.app(), viewer.staff().actor(), "look", "list/padron", detail, households);
            }
        });
    }
}
