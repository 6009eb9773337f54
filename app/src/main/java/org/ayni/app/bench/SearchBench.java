package org.ayni.app.bench;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.SeenPlaces;
import org.ayni.app.access.Staff;
import org.ayni.app.access.Viewer;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.search.RefreshSearch;
import org.ayni.app.search.SearchPeople;
import org.ayni.app.synthetic.Misspelling;
import org.ayni.app.territory.Territory;
import org.ayni.kernel.law.Law;

/** How long the search box takes, and how often it finds who was meant, for viewers of large and small territories. */
public final class SearchBench {

    private static final long SEED = 1;
    private static final int FIRST = 10;

    private final BenchCaseload caseload;
    private final Law law;
    private final Territory territory;
    private final Talk talk;

    /** @param talk hears what is being done */
    public SearchBench(BenchCaseload caseload, Law law, Territory territory, Talk talk) {
        this.caseload = caseload;
        this.law = law;
        this.territory = territory;
        this.talk = talk;
    }

    /**
     * What one kind of viewer was answered.
     *
     * @param viewer in Spanish
     * @param foundPerThousand how many of a thousand misspelled people were among the first ten
     */
    public record Answered(String viewer, int questions, long medianNanos, long p95Nanos, int foundPerThousand) {}

    private record Somebody(int person, String given, String paternal, String maternal) {}

    /** Prepares the caseload and its index if they are not there, and asks. */
    public List<Answered> run(int questions) throws IOException {
        caseload.prepare(law, territory, talk);
        try (Database database = caseload.open(talk::say)) {
            talk.say("Poniendo al día el índice de búsqueda");
            new RefreshSearch(database).refresh();
            String province = database.app()
                    .sql(
                            "SELECT province FROM registry.household_place GROUP BY province ORDER BY count(*) DESC LIMIT 1")
                    .query(String.class)
                    .single();
            String department = province.substring(0, 2);
            return List.of(
                    ask(database, "país", SeenPlaces.NATION, "", questions),
                    ask(database, "un departamento", provincesOf(database, department), department, questions),
                    ask(database, "una provincia", places(Set.of(province)), province, questions));
        }
    }

    private static SeenPlaces provincesOf(Database database, String department) {
        return places(Set.copyOf(database.app()
                .sql("SELECT DISTINCT province FROM registry.household_place WHERE province LIKE :beginning")
                .param("beginning", department + "%")
                .query(String.class)
                .list()));
    }

    private static SeenPlaces places(Set<String> provinces) {
        return new SeenPlaces(false, List.of(), provinces, Set.of());
    }

    private Answered ask(Database database, String name, SeenPlaces places, String within, int questions) {
        Staff nobody = new Staff(0, "bench", "Banco de pruebas (sintético)", true);
        Viewer viewer = new Viewer(nobody, Set.of(), places, "127.0.0.1");
        OnBehalfOf reader = new OnBehalfOf(database);
        List<Somebody> people = people(database, within, questions);
        Random random = new Random(SEED);
        Latencies latencies = new Latencies();
        int found = 0;
        for (Somebody wanted : people) {
            String typed = Misspelling.of(random, wanted.given(), wanted.paternal(), wanted.maternal());
            long start = System.nanoTime();
            List<SearchPeople.Found> answer = reader.read(viewer, jdbc -> new SearchPeople(jdbc).find(typed, FIRST));
            latencies.add(System.nanoTime() - start);
            found += answer.stream().anyMatch(one -> one.person() == wanted.person()) ? 1 : 0;
        }
        int asked = people.size();
        return new Answered(name, asked, latencies.median(), latencies.p95(), asked == 0 ? 0 : 1_000 * found / asked);
    }

    private static List<Somebody> people(Database database, String within, int most) {
        return database.app()
                .sql("""
                        SELECT person, given_names, paternal_surname, maternal_surname
                        FROM registry.person_record
                        JOIN registry.membership USING (person)
                        JOIN registry.household_place AS place ON place.household = membership.household
                        WHERE given_names <> ''
                          AND paternal_surname <> ''
                          AND maternal_surname <> ''
                          AND place.province LIKE :beginning
                        ORDER BY hashint4(person), person
                        LIMIT :most
                        """)
                .param("beginning", within + "%")
                .param("most", most)
                .query((row, number) -> new Somebody(
                        row.getInt("person"),
                        row.getString("given_names"),
                        row.getString("paternal_surname"),
                        row.getString("maternal_surname")))
                .list();
    }
}
