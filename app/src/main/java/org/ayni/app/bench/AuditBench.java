package org.ayni.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.ayni.app.access.OnBehalfOf;
import org.ayni.app.access.Role;
import org.ayni.app.access.SeenPlaces;
import org.ayni.app.access.Staff;
import org.ayni.app.access.Viewer;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.ActsOn;
import org.ayni.app.audit.Audit;
import org.ayni.app.audit.ChainState;
import org.ayni.app.audit.SealAudit;
import org.ayni.app.audit.VerifyAudit;
import org.ayni.app.cycle.Talk;
import org.ayni.app.database.Database;
import org.ayni.app.database.DatabaseServer;
import org.ayni.app.database.Home;

/**
 * How long the control body waits for «who saw, changed or exported this household» over so many acts, asked as its page asks.
 *
 * <p>The acts are of nobody, in a database of their own: four of five are about one of 760 000 households, one of fifty about the
 * same household, and one of each hundred thousand is an export of twenty thousand households. Nobody of them is in the roll.
 */
public final class AuditBench {

    private static final int CHUNK = 250_000;
    private static final int HOUSEHOLDS = 760_000;
    private static final int ENTRIES_OF_AN_EXPORT = 100_000;
    private static final int HOUSEHOLDS_OF_AN_EXPORT = 20_000;
    private static final String BUSY = "BUSY";
    private static final int PAGE = 51;
    private static final long SEED = 1;

    private static final Viewer AUDITOR = new Viewer(
            new Staff(0, "bench", "Banco de pruebas (sintético)", true),
            Set.of(Role.AUDITOR),
            SeenPlaces.NATION,
            "127.0.0.1");

    private final Home home;
    private final Talk talk;

    /**
     * @param installation in whose folder the database of the bench stands
     * @param talk hears what is being done
     */
    public AuditBench(Home installation, long entries, Talk talk) {
        Path folder = installation.folder().resolve("bench").resolve("audit" + entries);
        this.home = new Home(folder.resolve("home"));
        this.talk = talk;
    }

    /**
     * What one kind of question took.
     *
     * @param about in Spanish
     * @param acts how many were answered in all
     */
    public record Answered(String about, int questions, long acts, long medianNanos, long p95Nanos) {}

    /** Prepares the acts, unless they are there, and asks; each kind of question so many times. */
    public List<Answered> run(long entries, int questions) {
        try (Database database = Database.open(home.create(), Map.of(), talk::say)) {
            prepare(database, entries);
        }
        // The first question of all finds nothing in the memory of the server.
        new DatabaseServer(home).stop();
        List<Answered> answered = new ArrayList<>();
        try (Database database = Database.open(home, Map.of(), talk::say)) {
            Random random = new Random(SEED);
            answered.add(ask(database, "un hogar, recién arrancado el servidor", 1, () -> household(random)));
            answered.add(ask(database, "un hogar cualquiera", questions, () -> household(random)));
            answered.add(ask(database, "el hogar más mirado", questions, () -> BUSY));
            answered.add(ask(database, "un hogar sin actos", questions, () -> "NADIE" + random.nextInt()));
            answered.add(everything(database, questions, random));
        }
        return answered;
    }

    /** Makes every act a link of the signed chain, and checks it; the second of the two is the answer's time. */
    public List<Answered> sealAndVerify() throws IOException {
        List<Answered> took = new ArrayList<>();
        try (Database database = Database.open(home, Map.of(), talk::say)) {
            talk.say("Sellando la cadena");
            long start = System.nanoTime();
            long sealed = new SealAudit(database, home).seal();
            long nanos = System.nanoTime() - start;
            took.add(new Answered("sellar lo pendiente", 1, sealed, nanos, nanos));
            talk.say("Revisando la cadena");
            start = System.nanoTime();
            new VerifyAudit(database, home).verify(null);
            nanos = System.nanoTime() - start;
            took.add(new Answered(
                    "revisar la cadena entera",
                    1,
                    ChainState.read(database.app()).links(),
                    nanos,
                    nanos));
        }
        return took;
    }

    public void stop() {
        new DatabaseServer(home).stop();
    }

    private void prepare(Database database, long entries) {
        long there = database.app()
                .sql("SELECT count(*) FROM audit.act")
                .query(Long.class)
                .single();
        Random random = new Random(SEED);
        try (Connection owner = database.ownerDataSource().getConnection();
                Statement statement = owner.createStatement()) {
            // In sets; one by one each act would wait for its trigger.
            statement.execute("ALTER TABLE audit.act DISABLE TRIGGER act_awaits_seal");
            try {
                for (long from = there; from < entries; from += CHUNK) {
                    talk.progress("Escribiendo", "actos sintéticos", from, entries);
                    write(owner, from, Math.min(entries, from + CHUNK));
                    for (long export = from; export < from + CHUNK; export += ENTRIES_OF_AN_EXPORT) {
                        export(database, random);
                    }
                }
            } finally {
                statement.execute("ALTER TABLE audit.act ENABLE TRIGGER act_awaits_seal");
            }
            if (there < entries) {
                statement.execute("""
                        INSERT INTO audit.unsealed (act)
                        SELECT id
                        FROM audit.act
                        WHERE NOT EXISTS (SELECT FROM audit.link WHERE link.act = act.id)
                        ON CONFLICT DO NOTHING
                        """);
                statement.execute("VACUUM ANALYZE audit.act, audit.about, audit.unsealed");
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void write(Connection owner, long from, long to) throws SQLException {
        run(owner, """
                INSERT INTO audit.act (at, by_person, act, subject, detail)
                SELECT timestamptz '2024-01-01 00:00-05' + number * INTERVAL '6 seconds',
                       'sintetico.' || (hashint8(number) & 1023),
                       CASE
                         WHEN number % 20 < 15 THEN 'look'
                         WHEN number % 20 < 17 THEN 'change-household'
                         WHEN number % 20 < 19 THEN 'sign-in'
                         ELSE 'read-acts'
                       END,
                       CASE
                         WHEN number % 50 = 7 THEN 'household/BUSY'
                         WHEN number % 10 < 8 THEN 'household/S' || (hashint8(number + 7) & 2147483647) % 760000
                         ELSE 'other/' || number % 1000
                       END,
                       jsonb_build_object('why', 'atención de prueba', 'from', '/hogares/{hogar} 10.0.0.' || number % 250)
                FROM generate_series(?::bigint, ?::bigint - 1) AS number
                """, from, to);
    }

    private static void export(Database database, Random random) {
        Set<String> households = new HashSet<>();
        while (households.size() < HOUSEHOLDS_OF_AN_EXPORT) {
            households.add(Audit.household(household(random)));
        }
        database.transaction()
                .executeWithoutResult(status -> Audit.recordAbout(
                        database.app(),
                        new Actor("sintetico.exporta"),
                        "export-list",
                        "list/padron",
                        Map.of("rows", Integer.toString(HOUSEHOLDS_OF_AN_EXPORT)),
                        households));
    }

    private static void run(Connection owner, String sql, long from, long to) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            statement.execute();
        }
    }

    private static String household(Random random) {
        return "S" + random.nextInt(HOUSEHOLDS);
    }

    /** The first page of the acts on a household, and what else its page reads. */
    private static Answered ask(Database database, String about, int questions, Supplier<String> household) {
        OnBehalfOf reader = new OnBehalfOf(database);
        Latencies latencies = new Latencies();
        long acts = 0;
        for (int i = 0; i < questions; i++) {
            String subject = Audit.household(household.get());
            long start = System.nanoTime();
            acts += reader.read(AUDITOR, jdbc -> {
                int found = new ActsOn(jdbc).of(subject, Long.MAX_VALUE, PAGE).size();
                ChainState.read(jdbc);
                return found;
            });
            latencies.add(System.nanoTime() - start);
        }
        return new Answered(about, questions, acts, latencies.median(), latencies.p95());
    }

    /** All that ever happened to a household, page after page. */
    private static Answered everything(Database database, int questions, Random random) {
        OnBehalfOf reader = new OnBehalfOf(database);
        Latencies latencies = new Latencies();
        long acts = 0;
        for (int i = 0; i < questions; i++) {
            String subject = Audit.household(household(random));
            long start = System.nanoTime();
            long before = Long.MAX_VALUE;
            List<ActsOn.Act> page;
            do {
                long older = before;
                page = reader.read(AUDITOR, jdbc -> new ActsOn(jdbc).of(subject, older, PAGE));
                acts += page.size();
                before = page.isEmpty() ? 0 : page.getLast().id();
            } while (page.size() == PAGE);
            latencies.add(System.nanoTime() - start);
        }
        return new Answered("un hogar, todas sus páginas", questions, acts, latencies.median(), latencies.p95());
    }
}
