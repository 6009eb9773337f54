package org.ayni.app.console.roll;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.ayni.app.console.list.ListFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The moment that a list of the roll shows: what was true on a day, as it was known when another day ended in Lima.
 *
 * @param today the day of the request
 * @param day of the world
 * @param known the day by whose end it was known; empty = what is known now
 */
record RollDay(LocalDate today, LocalDate day, Optional<LocalDate> known) {

    /** The day that is shown. */
    static final String ON = "al";

    /** The day by whose end it was known. */
    static final String KNOWN = ListFilter.KNOWN;

    /** What an address asks; what is no day is told by its filter, and today stands in for it here. */
    static RollDay of(MultiValueMap<String, String> address, LocalDate today) {
        return new RollDay(today, day(address.getFirst(ON)).orElse(today), known(address, today));
    }

    /** What is known at the end of today, or of a day that has not come, is what is known now. */
    static Optional<LocalDate> known(MultiValueMap<String, String> address, LocalDate today) {
        return day(address.getFirst(KNOWN)).filter(day -> day.isBefore(today));
    }

    /** Whether the place where a household lives now is the place of the day that is shown. */
    boolean isNow() {
        return day.equals(today) && known.isEmpty();
    }

    /** SQL: whether a row of an alias is what was believed. Without a day of knowing an index answers it. */
    String believed(String alias) {
        return believed(alias, known.isPresent());
    }

    static String believed(String alias, boolean asKnown) {
        return asKnown
                ? alias + ".recorded @> ((CAST(:" + KNOWN + " AS date) + 1)::timestamp AT TIME ZONE 'America/Lima'"
                        + " - INTERVAL '1 microsecond')"
                : "upper_inf(" + alias + ".recorded)";
    }

    /** The filter for the day of knowing. */
    static ListFilter knownFilter() {
        return ListFilter.of(KNOWN, "Según lo que se sabía al terminar el", new ListFilter.Day(), "");
    }

    /** The page of a household at the same moment. */
    String householdAddress() {
        return isNow()
                ? "/hogares/"
                : "/hogares/*?vigente=" + day
                        + known.map(date -> "&conocido=" + date).orElse("");
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
