package org.ayni.app.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ayni.app.database.Database;
import org.ayni.app.registry.Timeline.Piece;
import org.jspecify.annotations.Nullable;

/**
 * The timelines of one fact that a change looked at: read in sets, changed in memory, written in sets at the end. What is written
 * is the difference, so that a change may say several things of one subject.
 */
final class Timelines {

    private final Database database;
    private final RollFact fact;
    private final Map<Integer, Timeline> before = new HashMap<>();
    private final Map<Integer, Timeline> now = new TreeMap<>();

    Timelines(Database database, RollFact fact) {
        this.database = database;
        this.fact = fact;
    }

    /** Reads those of these subjects that were not read yet, in one question. */
    void read(Collection<Integer> subjects) {
        Integer[] unread = subjects.stream()
                .distinct()
                .filter(subject -> !now.containsKey(subject))
                .toArray(Integer[]::new);
        if (unread.length == 0) {
            return;
        }
        Map<Integer, List<Piece>> pieces = new HashMap<>();
        database.app().sql(fact.read()).param("subjects", unread).query(row -> {
            @Nullable String[] said = (String[]) row.getArray("said").getArray();
            pieces.computeIfAbsent(row.getInt("subject"), none -> new ArrayList<>())
                    .add(new Piece(
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("to_day", LocalDate.class),
                            Stream.of(said).map(Optional::ofNullable).toList(),
                            row.getInt("load")));
        });
        for (Integer subject : unread) {
            Timeline read = new Timeline(pieces.getOrDefault(subject, List.of()));
            before.put(subject, read);
            now.put(subject, read);
        }
    }

    Timeline of(int subject) {
        read(List.of(subject));
        return now.getOrDefault(subject, Timeline.EMPTY);
    }

    /** The subjects that were looked at. */
    java.util.Set<Integer> known() {
        return java.util.Set.copyOf(now.keySet());
    }

    /** For a subject of which nothing can be believed yet. */
    void begin(int subject) {
        before.put(subject, Timeline.EMPTY);
        now.put(subject, Timeline.EMPTY);
    }

    void put(int subject, Timeline changed) {
        now.put(subject, changed);
    }

    private record About(int subject, Piece piece) {}

    /**
     * Writes what is different.
     *
     * @return of how many subjects something is believed now that was not
     */
    long write(java.time.OffsetDateTime at) {
        List<About> closed = new ArrayList<>();
        List<About> added = new ArrayList<>();
        long changed = 0;
        for (Map.Entry<Integer, Timeline> entry : now.entrySet()) {
            List<Piece> former =
                    before.getOrDefault(entry.getKey(), Timeline.EMPTY).pieces();
            List<Piece> wanted = entry.getValue().pieces();
            if (former.equals(wanted)) {
                continue;
            }
            changed++;
            former.stream()
                    .filter(piece -> !wanted.contains(piece))
                    .forEach(p -> closed.add(new About(entry.getKey(), p)));
            wanted.stream()
                    .filter(piece -> !former.contains(piece))
                    .forEach(p -> added.add(new About(entry.getKey(), p)));
        }
        if (!closed.isEmpty()) {
            close(closed, at);
        }
        if (!added.isEmpty()) {
            add(added, at);
        }
        before.putAll(now);
        return changed;
    }

    private void close(List<About> closed, java.time.OffsetDateTime at) {
        int rows = database.app()
                .sql(fact.close())
                .param("subjects", subjects(closed))
                .param("froms", days(closed, Piece::from))
                .param("at", at)
                .update();
        if (rows != closed.size()) {
            throw new IllegalStateException(rows + " beliefs were closed instead of " + closed.size() + " of " + fact);
        }
    }

    private void add(List<About> added, java.time.OffsetDateTime at) {
        var statement = database.app()
                .sql(fact.add())
                .param("subjects", subjects(added))
                .param("froms", days(added, Piece::from))
                .param("tos", days(added, Piece::to))
                .param("loads", added.stream().map(one -> one.piece().load()).toArray(Integer[]::new))
                .param("at", at);
        for (int i = 0; i < fact.fields().size(); i++) {
            int field = i;
            statement = statement.param(
                    "said" + i, texts(added, one -> one.values().get(field).orElse(null)));
        }
        statement.update();
    }

    private static Integer[] subjects(List<About> rows) {
        return rows.stream().map(About::subject).toArray(Integer[]::new);
    }

    private static @Nullable String[] days(List<About> rows, Function<Piece, @Nullable LocalDate> day) {
        return texts(rows, piece -> {
            LocalDate one = day.apply(piece);
            return one == null ? null : one.toString();
        });
    }

    private static @Nullable String[] texts(List<About> rows, Function<Piece, @Nullable String> text) {
        @Nullable String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.apply(rows.get(i).piece());
        }
        return texts;
    }
}
