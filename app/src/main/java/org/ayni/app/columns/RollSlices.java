package org.ayni.app.columns;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ayni.app.database.Database;
import org.ayni.kernel.facts.Facts;
import org.ayni.kernel.facts.Horizon;
import org.ayni.kernel.law.Law;

/**
 * A closed roll in slices of households, in the order of their ids: each is read by itself, with its members, all evidence about
 * them and everything that hangs on nobody. What is decided from a slice is what is decided from the whole.
 *
 * <p>Easy to get wrong: schools, districts and other texts have numbers of their own in each slice. A line of an earlier
 * liquidation may name somebody who is in another slice now: see {@link RollNumbers}.
 */
public final class RollSlices {

    private final Database database;
    private final Law law;
    private final Horizon horizon;
    private final RollNumbers roll;
    private final int[] order;
    private final int size;
    private final int members;
    private final BitSet people;
    private final List<Slice> slices;
    private final StoredChunks stored = new StoredChunks();
    private final Queue<Facts> empty = new ConcurrentLinkedQueue<>();

    /** What a slice reads. */
    private record Slice(List<StoredChunks.Piece> roll, List<StoredChunks.Piece> evidence) {}

    RollSlices(Database database, Law law, Horizon horizon, PlanSlices plan) {
        this.database = database;
        this.law = law;
        this.horizon = horizon;
        this.roll = plan.households();
        this.order = plan.order();
        this.size = plan.size();
        this.members = plan.members();
        this.people = plan.people();
        this.slices = IntStream.range(0, plan.slices())
                .mapToObj(slice -> new Slice(plan.rollOf(slice), plan.evidenceOf(slice)))
                .toList();
    }

    /** How many slices there are; at least one. */
    public int count() {
        return slices.size();
    }

    /** The numbers of the households of the whole roll. */
    public RollNumbers roll() {
        return roll;
    }

    /** The places of the households on the whole roll, in the order of their ids. */
    public int[] order() {
        return order;
    }

    /** How many members the whole roll has. */
    public int members() {
        return members;
    }

    /**
     * Reads a slice. Any thread may, one at a time.
     *
     * @param books opened for the roll
     * @throws ColumnsUnfit when a chunk is no longer what it was when the slices were planned
     */
    public ReadColumns.Read read(int slice, ReadColumns.Books books) throws ColumnsUnfit {
        Slice of = slices.get(slice);
        int[] households = Arrays.copyOfRange(order, slice * size, Math.min(order.length, (slice + 1) * size));
        Arrays.sort(households);
        Facts facts = Optional.ofNullable(empty.poll()).orElseGet(() -> new Facts(horizon, law));
        RollNumbers numbers = new RollNumbers(people);
        ReadColumns.onConnection(
                database,
                connection -> new RollChunks(facts, numbers, RollPart.of(households), stored)
                        .readPieces(connection, of.roll()));
        books.openPart(facts, numbers, roll);
        ReadColumns.onConnection(
                database,
                connection ->
                        new EvidenceChunks(facts, numbers, roll, books, stored).readPieces(connection, of.evidence()));
        nameGuests(facts, numbers.guests());
        return new ReadColumns.Read(facts, numbers);
    }

    /** Gives back facts that nobody looks at any more: the next slice is read into them. Any thread may. */
    public void giveBack(Facts facts) {
        facts.clear();
        empty.add(facts);
    }

    /** Guests have a code, for the lines that name them, and nothing else. */
    private void nameGuests(Facts facts, int[] guests) {
        if (guests.length == 0) {
            return;
        }
        List<String> codes = database.app()
                .sql("""
                        SELECT p.member_id
                        FROM unnest(string_to_array(:guests, ',')::integer[]) WITH ORDINALITY AS g (person, place)
                        JOIN registry.person AS p USING (person)
                        ORDER BY g.place""")
                .param(
                        "guests",
                        Arrays.stream(guests).mapToObj(Integer::toString).collect(Collectors.joining(",")))
                .query(String.class)
                .list();
        if (codes.size() != guests.length) {
            throw new IllegalStateException("people of the roll who are not registered");
        }
        for (String code : codes) {
            byte[] utf8 = code.getBytes(StandardCharsets.UTF_8);
            facts.members.ids.append(utf8, 0, utf8.length);
        }
    }
}
