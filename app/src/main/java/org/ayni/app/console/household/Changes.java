package org.ayni.app.console.household;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Tells the beliefs of a household as changes of its fields. A load closes a belief and adds what is believed instead, at the
 * same instant; what it only repeats for the days before the change is no change.
 */
final class Changes {

    private Changes() {}

    /** The latest first; within an instant by member and field. */
    static List<Change> of(List<Belief> beliefs) {
        List<Change> changes = new ArrayList<>();
        Map<String, List<Belief>> bySubject = beliefs.stream().collect(Collectors.groupingBy(Belief::subject));
        for (List<Belief> aboutOne : bySubject.values()) {
            for (Belief belief : aboutOne) {
                addWhatItChanged(belief, replacedBy(belief, aboutOne), changes);
                addWhatWasTakenBack(belief, aboutOne, changes);
            }
        }
        changes.sort(Comparator.comparing(Change::at)
                .reversed()
                .thenComparing(Change::subject)
                .thenComparing(Change::fact)
                .thenComparing(Change::field)
                .thenComparing(change -> change.validFrom().orElse(LocalDate.MIN)));
        return changes;
    }

    /** Those about the same days that ended when this one began. */
    private static List<Belief> replacedBy(Belief belief, List<Belief> aboutOne) {
        return aboutOne.stream()
                .filter(other -> other.knownTo().equals(Optional.of(belief.knownFrom())) && other.meets(belief))
                .toList();
    }

    private static void addWhatItChanged(Belief belief, List<Belief> replaced, List<Change> changes) {
        Collection<String> fields = new TreeSet<>(belief.fields().keySet());
        replaced.forEach(other -> fields.addAll(other.fields().keySet()));
        for (String field : fields) {
            List<String> before = replaced.stream()
                    .map(other -> other.value(field))
                    .distinct()
                    .toList();
            if (!before.equals(List.of(belief.value(field)))) {
                changes.add(change(belief, field, String.join(" / ", before), belief.value(field), belief.knownFrom()));
            }
        }
    }

    /** A belief that ended and nothing about its days began. */
    private static void addWhatWasTakenBack(Belief belief, List<Belief> aboutOne, List<Change> changes) {
        belief.knownTo()
                .filter(end ->
                        aboutOne.stream().noneMatch(other -> other.knownFrom().equals(end) && other.meets(belief)))
                .ifPresent(end ->
                        belief.fields().forEach((field, value) -> changes.add(change(belief, field, value, "", end))));
    }

    private static Change change(Belief belief, String field, String before, String after, Instant at) {
        boolean takenBack = !at.equals(belief.knownFrom());
        return new Change(
                belief.member(),
                FactWords.fact(belief.fact(), belief.position()),
                FactWords.field(belief.fact(), field),
                FactWords.value(field, before),
                FactWords.value(field, after),
                belief.validFrom(),
                belief.validTo().map(day -> day.minusDays(1)),
                at,
                takenBack ? Optional.empty() : belief.knownTo(),
                takenBack ? 0 : belief.load());
    }
}
