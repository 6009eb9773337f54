package org.ayni.app.console.household;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the roll about the household or one of its members, with both axes of time.
 *
 * @param fact table it stands in
 * @param member code of the member it is about; empty when it is about the household
 * @param position among the member's facts of the kind, for those of which there may be several
 * @param fields column to value, as text; what is empty is not there
 * @param validFrom first day on which it is true; empty = always
 * @param validTo first day on which it is no longer true; empty = for ever
 * @param knownFrom when we began to believe it
 * @param knownTo when we ceased to; empty = we still do
 * @param load registry.load that stated it
 */
record Belief(
        String fact,
        String member,
        int position,
        Map<String, String> fields,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Instant knownFrom,
        Optional<Instant> knownTo,
        int load) {

    /** What only one belief at a time can be about. */
    String subject() {
        return fact + "/" + member + "/" + position;
    }

    String value(String field) {
        return fields.getOrDefault(field, "");
    }

    /** Whether both are about one day at least. */
    boolean meets(Belief other) {
        return isBefore(validFrom, other.validTo) && isBefore(other.validFrom, validTo);
    }

    private static boolean isBefore(Optional<LocalDate> from, Optional<LocalDate> end) {
        return from.isEmpty() || end.isEmpty() || from.get().isBefore(end.get());
    }
}
