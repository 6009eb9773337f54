package org.ayni.app.columns;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.ayni.app.columns.ChunkSets.ChunkSet;
import org.ayni.app.columns.StoredChunks.Piece;
import org.ayni.kernel.facts.IdOrder;
import org.ayni.kernel.facts.IdTable;
import org.postgresql.PGConnection;

/**
 * Cuts a closed roll into slices of households in the order of their ids, and finds out which chunks each slice needs: reads all
 * of them once, proves them, and looks at nothing but whom their rows are about. So afterwards a slice reads the few chunks that
 * concern it when people were registered, and their evidence arrived, in the order of households; and it still reads the right
 * ones, only more of them, when they were not.
 */
final class PlanSlices {

    /** More would not fit their numbers. */
    private static final int MOST_SLICES = 60_000;

    /** A chunk and the slices that need it. */
    record Planned(Piece piece, BitSet slices) {}

    private final int wantedSize;
    private final RollNumbers households = new RollNumbers();
    private final List<Planned> roll = new ArrayList<>();
    private final List<Planned> evidence = new ArrayList<>();
    private int[] order = {};
    private int size = 1;

    /** The slice of each household, by its place; of each member, by place; of each person, by number. */
    private final SliceNumbers ofHousehold = new SliceNumbers();

    private final SliceNumbers ofMember = new SliceNumbers();
    private final SliceNumbers ofPerson = new SliceNumbers();
    private final BitSet people = new BitSet();
    private final StoredChunks stored = new StoredChunks();
    private int members;

    /** @param householdsASlice how many households a slice has, but for the last one */
    PlanSlices(int householdsASlice) {
        this.wantedSize = householdsASlice;
    }

    /**
     * Reads everything.
     *
     * @param rollSets the parts of the closed roll
     * @param evidenceSets in the order in which they count
     * @throws ColumnsUnfit when a set is not what was written
     */
    void read(PGConnection connection, List<ChunkSet> rollSets, List<ChunkSet> evidenceSets)
            throws SQLException, ColumnsUnfit {
        for (ChunkSet set : RollChunks.inOrder(rollSets)) {
            switch (set.kind()) {
                case HOUSEHOLD -> households(connection, set);
                case MEMBER -> members(connection, set);
                case PREGNANCY, ENROLMENT -> about(connection, set, 0, ofMember, roll);
                case EXEMPTION, INICIAL_PLACE, SCOPE -> everybody(connection, set, roll);
                case ATTENDANCE, HEALTH, PERINATAL_HEALTH, MARK, REPORT, SCHOOL_DAY, LIQUIDATED ->
                    throw new IllegalArgumentException("not a part of the roll: " + set.kind());
            }
        }
        households.seal();
        SliceNumbers ofHouseholdNumber = new SliceNumbers();
        for (int place = 0; place < order.length; place++) {
            ofHouseholdNumber.set(households.household(place), ofHousehold.get(place));
        }
        for (ChunkSet set : evidenceSets) {
            switch (set.kind()) {
                case ATTENDANCE, HEALTH, PERINATAL_HEALTH, MARK -> about(connection, set, 1, ofPerson, evidence);
                case LIQUIDATED -> about(connection, set, 1, ofHouseholdNumber, evidence);
                case REPORT, SCHOOL_DAY -> everybody(connection, set, evidence);
                case HOUSEHOLD, MEMBER, PREGNANCY, ENROLMENT, EXEMPTION, INICIAL_PLACE, SCOPE ->
                    throw new IllegalArgumentException("not evidence: " + set.kind());
            }
        }
    }

    /** Numbers of the households of the roll. */
    RollNumbers households() {
        return households;
    }

    /** Their places, in the order of their ids. */
    int[] order() {
        return order;
    }

    /** Numbers of all members. */
    BitSet people() {
        return people;
    }

    int members() {
        return members;
    }

    /** How many slices there are; one when there is nobody. */
    int slices() {
        return Math.max(1, Math.ceilDiv(order.length, size));
    }

    /** How many households a slice has, but for the last one. */
    int size() {
        return size;
    }

    /** The chunks of the roll that a slice needs, in their order. */
    List<Piece> rollOf(int slice) {
        return of(roll, slice);
    }

    /** The chunks of evidence that a slice needs, in their order. */
    List<Piece> evidenceOf(int slice) {
        return of(evidence, slice);
    }

    private static List<Piece> of(List<Planned> all, int slice) {
        return all.stream()
                .filter(planned -> planned.slices().get(slice))
                .map(Planned::piece)
                .toList();
    }

    private void households(PGConnection connection, ChunkSet set) throws SQLException, ColumnsUnfit {
        IdTable ids = new IdTable();
        List<Piece> pieces = new ArrayList<>();
        stored.read(connection, set, 2, (chunk, checksum) -> {
            for (int row = 0; row < chunk.rows(); row++) {
                households.addHousehold((int) chunk.column(0)[row]);
                int text = (int) chunk.column(1)[row];
                ids.append(chunk.body(), chunk.textStart(1, text), chunk.textLength(1, text));
            }
            pieces.add(new Piece(set, pieces.size(), checksum));
        });
        order = IdOrder.of(ids);
        size = Math.max(wantedSize, Math.ceilDiv(order.length, MOST_SLICES));
        for (int rank = 0; rank < order.length; rank++) {
            ofHousehold.set(order[rank], rank / size);
        }
        for (Piece piece : pieces) {
            int from = piece.number() * ChunkBuilder.ROWS;
            BitSet slices = new BitSet();
            for (int place = from; place < Math.min(order.length, from + ChunkBuilder.ROWS); place++) {
                slices.set(ofHousehold.get(place));
            }
            roll.add(new Planned(piece, slices));
        }
    }

    private void members(PGConnection connection, ChunkSet set) throws SQLException, ColumnsUnfit {
        int[] number = {0};
        stored.read(connection, set, 3, (chunk, checksum) -> {
            BitSet slices = new BitSet();
            for (int row = 0; row < chunk.rows(); row++) {
                int person = (int) chunk.column(0)[row];
                int slice = ofHousehold.get((int) chunk.column(2)[row]);
                slices.set(slice);
                people.set(person);
                ofPerson.set(person, slice);
                ofMember.set(members++, slice);
            }
            roll.add(new Planned(new Piece(set, number[0]++, checksum), slices));
        });
    }

    /** Chunks that tell whom their rows are about; those about nobody of the roll are not planned. */
    private void about(PGConnection connection, ChunkSet set, int column, SliceNumbers sliceOf, List<Planned> into)
            throws SQLException, ColumnsUnfit {
        int[] number = {0};
        stored.read(connection, set, column + 1, (chunk, checksum) -> {
            BitSet slices = new BitSet();
            int last = SliceNumbers.NONE;
            for (int row = 0; row < chunk.rows(); row++) {
                int slice = sliceOf.get((int) chunk.column(column)[row]);
                if (slice != last && slice != SliceNumbers.NONE) {
                    slices.set(slice);
                }
                last = slice;
            }
            Piece piece = new Piece(set, number[0]++, checksum);
            if (!slices.isEmpty()) {
                into.add(new Planned(piece, slices));
            }
        });
    }

    /** Chunks that may be about anybody. */
    private void everybody(PGConnection connection, ChunkSet set, List<Planned> into)
            throws SQLException, ColumnsUnfit {
        BitSet all = new BitSet();
        all.set(0, slices());
        int[] number = {0};
        stored.read(
                connection,
                set,
                0,
                (chunk, checksum) -> into.add(new Planned(new Piece(set, number[0]++, checksum), all)));
    }

    /** A slice for each of many small numbers; two bytes each. */
    private static final class SliceNumbers {

        static final int NONE = -1;

        private char[] slices = new char[1 << 10];

        void set(int index, int slice) {
            if (index >= slices.length) {
                slices = Arrays.copyOf(slices, Math.max(index + 1, slices.length * 3 / 2));
            }
            slices[index] = (char) (slice + 1);
        }

        int get(int index) {
            return index >= 0 && index < slices.length ? slices[index] - 1 : NONE;
        }
    }
}
