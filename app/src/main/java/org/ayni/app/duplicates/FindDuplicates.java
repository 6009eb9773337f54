package org.ayni.app.duplicates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.ayni.app.audit.Actor;
import org.ayni.app.audit.Audit;
import org.ayni.app.database.Database;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Act: looks the roll through for records that may be one person and for records that cannot be true (R-DUPLICATE). Who: UOAL, or
 * the system at night. What was not known is found, what has no cause any more is cleared; what people decided stays. The same
 * roll again changes nothing. Fact: {@code duplicates.search}.
 */
public final class FindDuplicates {

    private static final int FETCH = 5_000;
    private static final int AT_ONCE = 2_000;

    private final Database database;
    private final JdbcClient app;
    private final int possiblePoints;
    private final LongConsumer progress;

    /**
     * @param possiblePoints from so many points of 100 on somebody must look
     * @param progress hears how many records were read so far
     */
    public FindDuplicates(Database database, int possiblePoints, LongConsumer progress) {
        this.database = database;
        this.app = database.app();
        this.possiblePoints = possiblePoints;
        this.progress = progress;
    }

    /**
     * What a search came to.
     *
     * @param people records looked through
     * @param compared pairs compared
     * @param found suspicions that were new or came back
     * @param cleared suspicions whose cause was gone
     * @param impossible records that cannot be true and were not known
     * @param corrected impossible records whose cause was gone
     * @param passedOver keys shared by too many records to compare them
     */
    public record Result(
            long people, long compared, long found, long cleared, long impossible, long corrected, int passedOver) {}

    /** @param today civil day */
    public Result run(Actor by, LocalDate today) {
        return Objects.requireNonNull(database.transaction().execute(transaction -> {
            database.lockUntilCommit("duplicates", Database.LockKind.ALONE);
            app.sql("SET LOCAL work_mem = '128MB'").update();
            CardRows.gather(app, today);
            Blocks blocks = new Blocks();
            int[] people = keys(blocks);
            long compared = compare(blocks, people);
            long cleared = follow("CLEARED", by, """
                    FROM duplicates.current_suspicion AS s
                    WHERE s.is_open
                      AND NOT EXISTS (SELECT FROM found WHERE found.one = s.one AND found.other = s.other)""");
            long found = newSuspicions(by) + follow("FOUND_AGAIN", by, """
                    FROM duplicates.current_suspicion AS s
                    JOIN found USING (one, other)
                    WHERE s.what = 'CLEARED'""");
            int search = app.sql("""
                            INSERT INTO duplicates.search (by_person, people, compared, found, cleared)
                            VALUES (:by, :people, :compared, :found, :cleared)
                            RETURNING search
                            """)
                    .param("by", by.name())
                    .param("people", people.length)
                    .param("compared", compared)
                    .param("found", found)
                    .param("cleared", cleared)
                    .query(Integer.class)
                    .single();
            ImpossibleRecords impossible = new ImpossibleRecords(app);
            ImpossibleRecords.Followed followed = impossible.follow(today, search);
            Audit.record(
                    app,
                    by,
                    "find-duplicates",
                    "search/" + search,
                    Map.of("found", Long.toString(found), "cleared", Long.toString(cleared)));
            return new Result(
                    people.length, compared, found, cleared, followed.found(), followed.cleared(), blocks.passedOver());
        }));
    }

    /** The keys of every record; returns the records by place. */
    private int[] keys(Blocks blocks) {
        int[] people = new int[1 << 12];
        int count = 0;
        try (Stream<PersonCard> cards =
                app.sql("SELECT * FROM card").withFetchSize(FETCH).query(CardRows::card).stream()) {
            for (PersonCard card : (Iterable<PersonCard>) cards::iterator) {
                int place = blocks.add(card);
                people = place < people.length ? people : Arrays.copyOf(people, place * 2);
                people[place] = card.person();
                if (++count % FETCH == 0) {
                    progress.accept(count);
                }
            }
        }
        return Arrays.copyOf(people, count);
    }

    private long compare(Blocks blocks, int[] people) {
        app.sql("""
                CREATE TEMPORARY TABLE found (
                  one integer, other integer, points integer, signs text[], PRIMARY KEY (one, other)) ON COMMIT DROP
                """).update();
        List<int[]> waiting = new ArrayList<>();
        long[] compared = {0};
        blocks.pairs((one, other) -> {
            waiting.add(new int[] {Math.min(people[one], people[other]), Math.max(people[one], people[other])});
            if (waiting.size() == AT_ONCE) {
                compared[0] += compare(waiting);
            }
        });
        compared[0] += compare(waiting);
        return compared[0];
    }

    /** Compares what waits, and keeps what is alike. */
    private long compare(List<int[]> waiting) {
        List<int[]> pairs = waiting.stream()
                .filter(pair -> pair[0] != pair[1])
                .sorted(Arrays::compare)
                .toList();
        waiting.clear();
        Integer[] wanted =
                pairs.stream().flatMapToInt(Arrays::stream).distinct().boxed().toArray(Integer[]::new);
        Map<Integer, PersonCard> cards = new HashMap<>();
        app.sql("SELECT * FROM card WHERE person = ANY (:people)")
                .param("people", wanted)
                .query(CardRows::card)
                .list()
                .forEach(card -> cards.put(card.person(), card));
        List<Integer> ones = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        List<Integer> points = new ArrayList<>();
        List<String> signs = new ArrayList<>();
        int[] before = {-1, -1};
        long compared = 0;
        for (int[] pair : pairs) {
            if (Arrays.equals(pair, before)) {
                continue;
            }
            before = pair;
            compared++;
            Likeness likeness =
                    Likeness.of(Objects.requireNonNull(cards.get(pair[0])), Objects.requireNonNull(cards.get(pair[1])));
            if (likeness.points() >= possiblePoints || likeness.signs().contains(Sign.SAME_DNI)) {
                ones.add(pair[0]);
                others.add(pair[1]);
                points.add(likeness.points());
                signs.add(String.join(
                        ",", likeness.signs().stream().map(Sign::name).toList()));
            }
        }
        app.sql("""
                        INSERT INTO found (one, other, points, signs)
                        SELECT one, other, points, string_to_array(signs, ',')
                        FROM unnest(:ones::integer[], :others::integer[], :points::integer[], :signs::text[])
                          AS alike (one, other, points, signs)
                        ON CONFLICT DO NOTHING
                        """)
                .param("ones", ones.toArray(Integer[]::new))
                .param("others", others.toArray(Integer[]::new))
                .param("points", points.toArray(Integer[]::new))
                .param("signs", signs.toArray(String[]::new))
                .update();
        return compared;
    }

    private long newSuspicions(Actor by) {
        return app.sql("""
                        WITH added AS (
                          INSERT INTO duplicates.suspicion (one, other)
                          SELECT one, other FROM found
                          ON CONFLICT DO NOTHING
                          RETURNING suspicion, one, other
                        )
                        INSERT INTO duplicates.suspicion_fact (suspicion, what, points, signs, by_person)
                        SELECT added.suspicion, 'FOUND', found.points, found.signs, :by
                        FROM added
                        JOIN found USING (one, other)
                        """).param("by", by.name()).update();
    }

    /** @param which {@code FROM ... WHERE ...} over {@code current_suspicion AS s} */
    private long follow(String what, Actor by, String which) {
        String points = what.equals("FOUND_AGAIN") ? "found" : "s";
        return app.sql("""
                        INSERT INTO duplicates.suspicion_fact (suspicion, what, points, signs, by_person)
                        SELECT s.suspicion, :what, %1$s.points, %1$s.signs, :by
                        """.formatted(points) + which)
                .param("what", what)
                .param("by", by.name())
                .update();
    }
}
