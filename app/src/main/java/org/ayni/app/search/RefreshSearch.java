package org.ayni.app.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ayni.app.database.Database;
import org.jspecify.annotations.Nullable;

/** Brings the index up to the last load of the roll: everybody whom the loads since then said something about. */
public final class RefreshSearch {

    private static final int FETCH = 5_000;
    private static final int AT_ONCE = 5_000;

    /** For more people than this, the keys of the index are built after the rows: that is faster. */
    private static final int ANEW_ABOVE = 200_000;

    /** So few people change nothing about how a search is planned. */
    private static final int FEW = 1_000;

    private final Database database;

    public RefreshSearch(Database database) {
        this.database = database;
    }

    /**
     * Follows the roll; at once when nothing was loaded since.
     *
     * @return people whose entry was written
     */
    public long refresh() {
        Long written = database.transaction().execute(status -> {
            int last = number("SELECT coalesce(max(load), 0) FROM registry.load");
            int known = number("SELECT load FROM search.indexed FOR UPDATE");
            if (known == last) {
                return 0L;
            }
            stageWhoChanged(known);
            boolean anew = number("SELECT count(*)::integer FROM who_changed") > ANEW_ABOVE;
            database.app()
                    .sql("DELETE FROM search.person USING who_changed WHERE person.person = who_changed.person")
                    .update();
            if (anew) {
                database.app().sql("SELECT search.begin_anew()").query().listOfRows();
            }
            long people = new Writing().write();
            if (anew) {
                database.app().sql("SELECT search.end_anew()").query().listOfRows();
            }
            database.app()
                    .sql("UPDATE search.indexed SET load = :last")
                    .param("last", last)
                    .update();
            return people;
        });
        if (written == null) {
            return 0;
        }
        if (written > FEW) {
            database.app().sql("ANALYZE search.word, search.person").update();
        }
        return written;
    }

    private int number(String sql) {
        return database.app().sql(sql).query(Integer.class).single();
    }

    private void stageWhoChanged(int known) {
        database.app()
                .sql("CREATE TEMPORARY TABLE who_changed (person integer) ON COMMIT DROP")
                .update();
        database.app().sql("""
                        INSERT INTO who_changed
                        SELECT person FROM registry.person_record WHERE load > :known
                        UNION
                        SELECT person FROM registry.membership WHERE load > :known
                        UNION
                        SELECT membership.person
                        FROM registry.membership
                        JOIN registry.residence USING (household)
                        WHERE residence.load > :known
                        """).param("known", known).update();
        database.app().sql("ANALYZE who_changed").update();
    }

    /** The writing of the entries: numbers words as they come. */
    private final class Writing {

        private final Map<String, Integer> words = new HashMap<>();
        private final List<String> newWords = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();

        private record Entry(int person, int household, String keys) {}

        long write() {
            database.app()
                    .sql("SELECT word, spelling FROM search.word")
                    .query((row, number) -> words.put(row.getString("spelling"), row.getInt("word")))
                    .list();
            long people = 0;
            try (Stream<Entry> all = people()) {
                for (Iterator<Entry> each = all.iterator(); each.hasNext(); people++) {
                    entries.add(each.next());
                    if (entries.size() == AT_ONCE) {
                        flush();
                    }
                }
            }
            flush();
            return people;
        }

        private Stream<Entry> people() {
            return database
                    .app()
                    .sql("""
                            SELECT record.person, belongs.household, place.ubigeo,
                                   concat_ws(' ', record.given_names, record.paternal_surname, record.maternal_surname) AS name
                            FROM who_changed
                            JOIN registry.person_record AS record
                                ON record.person = who_changed.person AND upper_inf(record.recorded) AND upper_inf(record.valid)
                            LEFT JOIN registry.membership AS belongs
                                ON belongs.person = record.person AND upper_inf(belongs.recorded) AND upper_inf(belongs.valid)
                            LEFT JOIN registry.household_place AS place ON place.household = belongs.household
                            """)
                    .withFetchSize(FETCH)
                    .query((row, number) -> new Entry(
                            row.getInt("person"),
                            row.getInt("household"),
                            keys(Objects.requireNonNullElse(row.getString("name"), ""), row.getString("ubigeo"))))
                    .stream();
        }

        private String keys(String name, @Nullable String ubigeo) {
            StringBuilder keys = new StringBuilder("{");
            for (String word : Words.of(name)) {
                keys.append(keys.length() > 1 ? "," : "").append(words.computeIfAbsent(word, this::number));
            }
            if (ubigeo != null && ubigeo.matches("[0-9]{6}")) {
                keys.append(keys.length() > 1 ? "," : "")
                        .append(-Integer.parseInt(ubigeo))
                        .append(',')
                        .append(-Integer.parseInt(ubigeo.substring(0, 4)));
            }
            return keys.append('}').toString();
        }

        private int number(String word) {
            newWords.add(word);
            return words.size() + 1;
        }

        private void flush() {
            database.app()
                    .sql("""
                            INSERT INTO search.word (word, spelling, sound)
                            SELECT * FROM unnest(:numbers::integer[], :spellings::text[], :sounds::text[])
                            """)
                    .param("numbers", newWords.stream().map(words::get).toArray(Integer[]::new))
                    .param("spellings", newWords.toArray(String[]::new))
                    .param("sounds", newWords.stream().map(Sound::of).toArray(String[]::new))
                    .update();
            newWords.clear();
            database.app()
                    .sql("""
                            INSERT INTO search.person (person, household, keys)
                            SELECT person, nullif(household, 0), keys::integer[]
                            FROM unnest(:people::integer[], :households::integer[], :keys::text[]) AS entry (person, household, keys)
                            """)
                    .param("people", entries.stream().map(Entry::person).toArray(Integer[]::new))
                    .param("households", entries.stream().map(Entry::household).toArray(Integer[]::new))
                    .param("keys", entries.stream().map(Entry::keys).toArray(String[]::new))
                    .update();
            entries.clear();
        }
    }
}
