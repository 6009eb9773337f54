package org.ayni.app.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of one subject over the days of the world, and how a new statement changes it. A pure value.
 *
 * <p>A statement names some fields and says what they are from a day on. Fields that it does not name stay as they are on each
 * day. It holds until the first later day on which the named fields were already believed to change, so that what was said
 * about a later day survives; or for ever, when it replaces what was said of later days.
 *
 * @param pieces in their order, none overlapping another; days between them are days of which nothing is believed
 */
record Timeline(List<Piece> pieces) {

    static final Timeline EMPTY = new Timeline(List.of());

    Timeline {
        pieces = List.copyOf(pieces);
    }

    /**
     * One belief.
     *
     * @param from first day; null = always
     * @param to first day no longer; null = for ever
     * @param values of the fields, in their order; empty = unknown
     * @param load that said so
     */
    record Piece(@Nullable LocalDate from, @Nullable LocalDate to, List<Optional<String>> values, int load) {

        boolean holdsOn(@Nullable LocalDate day) {
            return startsBy(day) && (to == null || (day != null && day.isBefore(to)) || (day == null && from == null));
        }

        /** Whether it begins on a day or before it; null is before all days. */
        private boolean startsBy(@Nullable LocalDate day) {
            return from == null || (day != null && !from.isAfter(day));
        }

        /** Whether some day is of both. */
        boolean overlaps(Piece other) {
            return !endsBy(other.from()) && !other.endsBy(from);
        }

        private boolean endsBy(@Nullable LocalDate day) {
            return to != null && day != null && !to.isAfter(day);
        }
    }

    /** The belief that holds on a day; null asks for what was always so. */
    Optional<Piece> on(@Nullable LocalDate day) {
        return pieces.stream().filter(piece -> piece.holdsOn(day)).findFirst();
    }

    /** The value of a field on a day; empty when unknown or when nothing is believed. */
    Optional<String> value(int field, @Nullable LocalDate day) {
        return on(day).flatMap(piece -> piece.values().get(field));
    }

    /**
     * After a statement.
     *
     * @param from first day of which it speaks; null = it was always so
     * @param said field to value
     * @param fields how many the fact has
     * @param load that says it
     * @param replacing whether it also replaces what was said of later days
     */
    Timeline after(
            @Nullable LocalDate from, Map<Integer, Optional<String>> said, int fields, int load, boolean replacing) {
        Optional<Piece> now = on(from);
        List<Piece> after = new ArrayList<>();
        @Nullable LocalDate reached = from;
        boolean goesOn = true;
        boolean begun = false;
        boolean ended = false;
        for (Piece piece : pieces) {
            if (piece.endsBy(from)) {
                after.add(piece);
                continue;
            }
            boolean gap = !piece.startsBy(reached);
            if (goesOn && gap && (replacing || (!begun && now.isEmpty()))) {
                after.add(new Piece(reached, piece.from(), with(unknown(fields), said), load));
            }
            goesOn = goesOn
                    && (replacing
                            || (now.isPresent()
                                    && !(gap && begun)
                                    && agree(piece.values(), now.get().values(), said)));
            if (goesOn) {
                change(piece, from, said, load, after);
            } else {
                after.add(piece);
            }
            begun = true;
            reached = piece.to();
            ended = piece.to() == null;
        }
        boolean rest = goesOn && !ended && (replacing || (now.isEmpty() && !begun));
        if (rest) {
            after.add(new Piece(reached, null, with(unknown(fields), said), load));
        }
        return new Timeline(after);
    }

    /** After nothing is believed any more from a day on. */
    Timeline until(LocalDate day) {
        List<Piece> after = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.endsBy(day)) {
                after.add(piece);
            } else if (piece.from() == null || piece.from().isBefore(day)) {
                after.add(new Piece(piece.from(), day, piece.values(), piece.load()));
            }
        }
        return new Timeline(after);
    }

    private static void change(
            Piece piece, @Nullable LocalDate from, Map<Integer, Optional<String>> said, int load, List<Piece> after) {
        List<Optional<String>> changed = with(piece.values(), said);
        if (changed.equals(piece.values())) {
            after.add(piece);
            return;
        }
        boolean begunBefore =
                from != null && (piece.from() == null || piece.from().isBefore(from));
        if (begunBefore) {
            after.add(new Piece(piece.from(), from, piece.values(), piece.load()));
        }
        after.add(new Piece(begunBefore ? from : piece.from(), piece.to(), changed, load));
    }

    private static boolean agree(
            List<Optional<String>> one, List<Optional<String>> other, Map<Integer, Optional<String>> said) {
        return said.keySet().stream().allMatch(field -> one.get(field).equals(other.get(field)));
    }

    private static List<Optional<String>> unknown(int fields) {
        return java.util.Collections.nCopies(fields, Optional.empty());
    }

    private static List<Optional<String>> with(List<Optional<String>> values, Map<Integer, Optional<String>> said) {
        List<Optional<String>> changed = new ArrayList<>(values);
        said.forEach(changed::set);
        return List.copyOf(changed);
    }
}
