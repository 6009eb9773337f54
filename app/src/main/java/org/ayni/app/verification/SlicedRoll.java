package org.ayni.app.verification;

import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.ayni.app.columns.ColumnsUnfit;
import org.ayni.app.columns.ReadColumns;
import org.ayni.app.columns.RollNumbers;
import org.ayni.app.columns.RollSlices;
import org.ayni.app.problem.Problem;
import org.ayni.kernel.facts.IdOrder;

/**
 * A closed roll as who works through it sees it: slices of households in the order of their ids, of which at most two are in
 * memory, the one that is worked on and the one that is being read. So a cycle needs as much memory for a slice as it did for
 * the nation, and a few bytes a household besides.
 */
public final class SlicedRoll {

    /** About 20 MB of facts; larger slices were slower too, for they fit less well into the caches of a processor. */
    public static final int HOUSEHOLDS_A_SLICE = 25_000;

    private final RollNumbers roll;
    private final int[] order;
    private final int members;
    private final int slices;
    private final IntFunction<ClosedFacts.Read> reading;
    private final Consumer<ClosedFacts.Read> done;

    private SlicedRoll(
            RollNumbers roll,
            int[] order,
            int members,
            int slices,
            IntFunction<ClosedFacts.Read> reading,
            Consumer<ClosedFacts.Read> done) {
        this.roll = roll;
        this.order = order;
        this.members = members;
        this.slices = slices;
        this.reading = reading;
        this.done = done;
    }

    /** A roll that was read at once, in one slice. */
    public static SlicedRoll whole(ClosedFacts.Read read) {
        return new SlicedRoll(
                read.numbers(),
                IdOrder.of(read.facts().households.ids),
                read.facts().members.size(),
                1,
                slice -> read,
                slice -> {});
    }

    static SlicedRoll of(RollSlices slices, ClosedFacts.Books books, ClosedRoll roll) {
        return new SlicedRoll(
                slices.roll(),
                slices.order(),
                slices.members(),
                slices.count(),
                slice -> read(slices, slice, books, roll),
                slice -> slices.giveBack(slice.facts()));
    }

    private static ClosedFacts.Read read(RollSlices slices, int slice, ClosedFacts.Books books, ClosedRoll roll) {
        try {
            ReadColumns.Read read = slices.read(slice, books);
            read.facts().seal();
            return new ClosedFacts.Read(read.facts(), read.numbers(), roll.rollHash());
        } catch (ColumnsUnfit changed) {
            throw Problem.missing("Las columnas cambiaron mientras se leían.")
                    .found(changed.getMessage())
                    .whatToDo("Repita la orden; no se guardó nada.")
                    .stop(changed);
        }
    }

    /** The numbers of the households of the whole roll, by place. */
    public RollNumbers roll() {
        return roll;
    }

    /** How many households there are. */
    public int households() {
        return order.length;
    }

    /** How many members there are. */
    public int members() {
        return members;
    }

    /** {@code registry.household} of the household at a rank in the order of ids. */
    public int household(int rank) {
        return roll.household(order[rank]);
    }

    /** The place on the whole roll of the household at a rank in the order of ids. */
    public int place(int rank) {
        return order[rank];
    }

    /** Works on a slice. */
    public interface Work {
        /**
         * @param slice facts, sealed; not to be looked at afterwards
         * @param households its households, in the order of their ids
         */
        void on(ClosedFacts.Read slice, int[] households) throws SQLException;
    }

    /**
     * Works on all slices, in their order, while the next one is being read.
     *
     * @param clock hears when a slice is waited for, and when it is worked on
     */
    public void each(PhaseClock clock, Work work) throws SQLException {
        try (ExecutorService reader = Executors.newSingleThreadExecutor()) {
            Future<ClosedFacts.Read> next = reader.submit(() -> reading.apply(0));
            for (int slice = 0; slice < slices; slice++) {
                clock.enter(PhaseClock.Phase.READ);
                ClosedFacts.Read read = Together.end(next);
                clock.enter(PhaseClock.Phase.ASSESS);
                int following = slice + 1;
                if (following < slices) {
                    next = reader.submit(() -> reading.apply(following));
                }
                work.on(read, IdOrder.of(read.facts().households.ids));
                done.accept(read);
            }
        }
    }
}
