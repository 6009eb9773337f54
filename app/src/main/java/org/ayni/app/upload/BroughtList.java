package org.ayni.app.upload;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;

/**
 * What a module says about a kind of list that people bring: its columns, what its rows mean, and how they are applied. The
 * rest (reading, mapping, workbook of refused rows, receipt, undoing) is the same for all.
 *
 * <p>A list is read in one transaction, which a dry run takes back at its end. So what {@link Reading} stages may lie in
 * temporary tables, and {@link Reading#apply} writes for good.
 */
public interface BroughtList {

    /** The columns, as they are on a day: limits of days may depend on it. */
    ListLayout layout(LocalDate today);

    /** Begins to read a file, in the transaction that is open. */
    Reading begin(Database database, Terms terms);

    /**
     * Takes back what a file did, by contrary facts, in the transaction that is open.
     *
     * @return what was taken back, or why it cannot be
     */
    Undone undo(Database database, Terms terms);

    /**
     * On what terms a file is read.
     *
     * @param upload number of the upload, or of a reading from the command line
     * @param by who brings the list
     * @param applies whether it is applied at the end, not only checked
     */
    record Terms(String upload, Actor by, LocalDate today, boolean applies) {}

    /** A file that is being read. */
    interface Reading {

        /** Takes a row; also one with faults, of which the rest may count. May add faults. */
        void row(ListRow row);

        /** All rows were read: what would come of them. */
        Verdict verdict();

        /** The faults that only the whole file shows, in the order of their lines. */
        default void lateFaults(Consumer<LateFault> sink) {}

        /** Does it. */
        Receipt apply();
    }

    /** A fault found after its row was read. */
    record LateFault(long line, Fault fault) {}

    /**
     * How many of something.
     *
     * @param name for programs
     * @param spanish for people, as a heading: {@code Hogares nuevos}
     */
    record Tally(String name, String spanish, long count) {}

    /**
     * What would come of a file.
     *
     * @param stop why a second person must agree before it is applied; empty when it may be applied at once
     */
    record Verdict(List<Tally> tallies, Optional<String> stop) {

        public Verdict {
            tallies = List.copyOf(tallies);
        }
    }

    /**
     * What was done.
     *
     * @param reference number under which the owning module knows it, for undoing
     */
    record Receipt(List<Tally> tallies, String reference) {

        public Receipt {
            tallies = List.copyOf(tallies);
        }
    }

    /** How an undoing ended. */
    sealed interface Undone {}

    record TakenBack(List<Tally> tallies) implements Undone {

        public TakenBack {
            tallies = List.copyOf(tallies);
        }
    }

    /** @param reason in Spanish, with what to do */
    record NotUndone(String reason) implements Undone {}
}
