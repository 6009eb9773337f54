package org.ayni.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ayni.app.access.OpenAccount;
import org.ayni.app.access.Passwords;
import org.ayni.app.access.Role;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.problem.Problem;
import org.ayni.app.search.RefreshSearch;
import org.ayni.app.synthetic.Misspelling;
import org.ayni.app.territory.TerritoryTables;

/**
 * How long the pages of the console take at the size of the nation, for who sees all of it, a territorial unit, and a province: a
 * small territory must never wait longer. Asked over HTTP, one page after the other, by synthetic people.
 */
public final class ConsoleBench {

    private static final int WARM_UP = 30;
    private static final int LAST_PAGE = 1_000;
    private static final int PAGES_COMPARED = 10;
    private static final int COUNTS = 10;
    private static final int EXPORTS = 3;
    private static final int MOST_DISTRICTS = 200;
    private static final long INLINE_ROWS = 100_000;
    private static final long SEED = 1;
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern TOTAL = Pattern.compile("name=\"total\" value=\"(\\d+)\"");

    private final Database database;
    private final Talk talk;

    public ConsoleBench(Database database, Talk talk) {
        this.database = database;
        this.talk = talk;
    }

    /**
     * Who asks.
     *
     * @param name in Spanish
     * @param within condition of the places, for choosing people and households: province codes; empty for the nation
     */
    public record Asker(String name, OpenAccount.Opened person, Set<String> within) {}

    /**
     * What one kind of page took.
     *
     * @param rows in what came, where rows are counted; 0 elsewhere
     * @param bytes as they travelled, the median
     */
    public record Answered(
            String asker, String page, int times, long rows, long bytes, long medianNanos, long p95Nanos) {}

    private record Busiest(String unit, String province) {}

    private record Somebody(String dni, String household, String given, String paternal, String maternal) {}

    /** Puts the index of the search in order and opens accounts; before the console is started. */
    public List<Asker> prepare() {
        TerritoryTables.fill(database);
        talk.say("Poniendo al día el índice de búsqueda");
        new RefreshSearch(database).refresh();
        Busiest busiest = database.app().sql("""
                        SELECT served.unit_code AS unit, place.province
                        FROM registry.household_place AS place
                        JOIN territory.province_unit AS served
                          ON served.province_code = place.province
                            AND upper_inf(served.valid)
                        GROUP BY served.unit_code, place.province
                        ORDER BY count(*) DESC, place.province
                        LIMIT 1
                        """).query(Busiest.class).single();
        Set<String> ofUnit = new TreeSet<>(database.app()
                .sql("SELECT province_code FROM territory.province_unit WHERE unit_code = :unit AND upper_inf(valid)")
                .param("unit", busiest.unit())
                .query(String.class)
                .list());
        List<String> districts = database.app()
                .sql("SELECT ubigeo FROM territory.current_district WHERE province_code = :province ORDER BY ubigeo")
                .param("province", busiest.province())
                .query(String.class)
                .list();
        return List.of(
                new Asker("el país", open(Role.TECHNICAL_COORDINATOR, OpenAccount.Place.HEADQUARTERS), Set.of()),
                new Asker("una UT", open(Role.UNIT_CHIEF, new OpenAccount.Place(busiest.unit(), List.of())), ofUnit),
                new Asker(
                        "una provincia",
                        open(
                                Role.ZONAL_COORDINATOR,
                                new OpenAccount.Place(
                                        busiest.unit(),
                                        districts.subList(0, Math.min(MOST_DISTRICTS, districts.size())))),
                        Set.of(busiest.province())));
    }

    /**
     * Asks.
     *
     * @param address of the console
     * @param questions searches and households
     */
    public List<Answered> run(String address, List<Asker> askers, int questions) {
        List<Answered> answered = new ArrayList<>();
        for (Asker asker : askers) {
            talk.say("Preguntando como quien ve " + asker.name());
            StaffBrowser browser = new StaffBrowser(address, asker.person());
            List<Somebody> people = people(asker.within(), questions);
            if (people.isEmpty()) {
                throw Problem.missing("No hay personas de las que preguntar.")
                        .where(asker.name())
                        .stop();
            }
            Random random = new Random(SEED);
            for (int i = 0; i < WARM_UP; i++) {
                Somebody one = people.get(i % people.size());
                ok(browser.get("/buscar?q=" + StaffBrowser.encoded(one.paternal() + " " + one.given())));
                ok(browser.get("/hogares/" + StaffBrowser.encoded(one.household())));
                ok(browser.get("/padron"));
            }
            answered.add(each(
                    asker,
                    "buscar un nombre mal escrito",
                    people,
                    one -> browser.get("/buscar?q="
                            + StaffBrowser.encoded(
                                    Misspelling.of(random, one.given(), one.paternal(), one.maternal())))));
            answered.add(each(
                    asker,
                    "buscar un DNI",
                    people,
                    one -> browser.get("/buscar?q=" + StaffBrowser.encoded(one.dni()))));
            answered.add(each(
                    asker,
                    "la página de un hogar",
                    people,
                    one -> browser.get("/hogares/" + StaffBrowser.encoded(one.household()))));
            answered.addAll(pages(asker, browser));
            answered.add(count(asker, browser));
            answered.add(export(asker, browser));
        }
        return answered;
    }

    private Answered each(
            Asker asker, String page, List<Somebody> people, Function<Somebody, StaffBrowser.Answer> question) {
        Sheet sheet = new Sheet();
        for (Somebody one : people) {
            sheet.add(question.apply(one));
        }
        return sheet.answered(asker, page, 0);
    }

    /** The list from its first page to the thousandth, or to its end. */
    private List<Answered> pages(Asker asker, StaffBrowser browser) {
        Sheet first = new Sheet();
        for (int i = 0; i < PAGES_COMPARED; i++) {
            first.add(browser.get("/padron"));
        }
        String address = "/padron";
        int page = 1;
        for (Matcher next = NEXT.matcher(ok(browser.get(address)).text());
                page < LAST_PAGE && next.find();
                next = NEXT.matcher(ok(browser.get(address)).text())) {
            address = next.group(1).replace("&amp;", "&");
            page++;
        }
        Sheet last = new Sheet();
        for (int i = 0; i < PAGES_COMPARED; i++) {
            last.add(browser.get(address));
        }
        return List.of(
                first.answered(asker, "el padrón, página 1", 0), last.answered(asker, "el padrón, página " + page, 0));
    }

    private static Answered count(Asker asker, StaffBrowser browser) {
        Sheet sheet = new Sheet();
        long rows = 0;
        for (int i = 0; i < COUNTS; i++) {
            StaffBrowser.Answer answer = browser.part("/padron/total");
            rows = total(answer);
            sheet.add(answer);
        }
        return sheet.answered(asker, "contar el padrón", rows);
    }

    /** As many rows as are written while one waits. */
    private Answered export(Asker asker, StaffBrowser browser) {
        String filter = "";
        long rows = total(browser.part("/padron/total"));
        if (rows > INLINE_ROWS || rows == 0) {
            filter = provincesOfAtMost(INLINE_ROWS);
            rows = total(browser.part("/padron/total?" + filter));
        }
        Sheet sheet = new Sheet();
        for (int i = 0; i < EXPORTS; i++) {
            sheet.add(browser.get("/padron/exportar?formato=xlsx&total=" + rows + "&" + filter));
        }
        return sheet.answered(asker, "exportar (XLSX)", rows);
    }

    private static long total(StaffBrowser.Answer answer) {
        Matcher total = TOTAL.matcher(ok(answer).text());
        return total.find() ? Long.parseLong(total.group(1)) : 0;
    }

    /** Provinces that together have so many households in the roll, and few less. */
    private String provincesOfAtMost(long most) {
        record Counted(String province, long households) {}
        StringBuilder filter = new StringBuilder();
        long sum = 0;
        for (Counted one : database.app().sql("""
                        SELECT province, count(*) AS households
                        FROM registry.household_place
                        WHERE province IS NOT NULL
                        GROUP BY province
                        ORDER BY count(*) DESC, province
                        """).query(Counted.class).list()) {
            if (sum + one.households() <= most) {
                sum += one.households();
                filter.append(filter.isEmpty() ? "" : "&").append("provincia=").append(one.province());
            }
        }
        return filter.toString();
    }

    private List<Somebody> people(Set<String> provinces, int most) {
        return database.app()
                .sql("""
                        SELECT record.dni, household.household_id AS household, record.given_names AS given,
                               record.paternal_surname AS paternal, record.maternal_surname AS maternal
                        FROM registry.person_record AS record
                        JOIN registry.membership USING (person)
                        JOIN registry.household USING (household)
                        JOIN registry.household_place AS place USING (household)
                        WHERE record.dni IS NOT NULL
                          AND record.given_names <> ''
                          AND record.paternal_surname <> ''
                          AND record.maternal_surname <> ''
                          AND upper_inf(record.recorded)
                          AND upper_inf(membership.recorded)
                          AND (:everywhere OR place.province = ANY (:provinces))
                        ORDER BY hashint4(record.person), record.person
                        LIMIT :most
                        """)
                .param("everywhere", provinces.isEmpty())
                .param("provinces", provinces.toArray(String[]::new))
                .param("most", most)
                .query(Somebody.class)
                .list();
    }

    private OpenAccount.Opened open(Role role, OpenAccount.Place place) {
        OpenAccount accounts = new OpenAccount(database, new Passwords());
        int number = 1;
        String name = "medicion." + number;
        while (!accounts.isFree(name)) {
            number++;
            name = "medicion." + number;
        }
        // Of long ago, so that no clock is asked.
        return accounts.synthetic(
                name, "Persona Sintética de la medición", role, place, BenchCaseload.PERIOD.firstDay());
    }

    /** A page that was not there measures nothing. */
    private static StaffBrowser.Answer ok(StaffBrowser.Answer answer) {
        // A search for a DNI leads to its household.
        if (answer.status() != 200 && answer.status() != 302) {
            throw new IllegalStateException("the console answered " + answer.status());
        }
        return answer;
    }

    private static final class Sheet {

        private final Latencies latencies = new Latencies();
        private final List<Integer> bytes = new ArrayList<>();

        void add(StaffBrowser.Answer answer) {
            latencies.add(ok(answer).nanos());
            bytes.add(answer.body().length);
        }

        Answered answered(Asker asker, String page, long rows) {
            List<Integer> sorted = bytes.stream().sorted().toList();
            return new Answered(
                    asker.name(),
                    page,
                    sorted.size(),
                    rows,
                    sorted.get(sorted.size() / 2),
                    latencies.median(),
                    latencies.p95());
        }
    }
}
