package org.ayni.app.console.household;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ayni.app.console.FieldProblem;
import org.ayni.app.registry.RollView;
import org.jspecify.annotations.Nullable;

/**
 * The moment that a page shows: facts true on a day, as they were known when a day ended in Lima.
 *
 * @param valid the day of the world
 * @param known the day by whose end it was known; empty = what is known now
 * @param today the day of the request
 * @param problems with the dates that were asked for; then the page shows today
 */
public record AsOf(LocalDate valid, Optional<LocalDate> known, LocalDate today, List<FieldProblem> problems) {

    /** Before this no programme existed, and no day of a person matters. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    public AsOf {
        problems = List.copyOf(problems);
    }

    /** What is believed now about today. */
    public static AsOf today(LocalDate today) {
        return new AsOf(today, Optional.empty(), today, List.of());
    }

    static AsOf of(@Nullable String validText, @Nullable String knownText, LocalDate today) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<LocalDate> valid = day(validText, "vigente", problems);
        // What is known at the end of today, or of a day that has not come, is what is known now.
        Optional<LocalDate> known = day(knownText, "conocido", problems).filter(day -> day.isBefore(today));
        return problems.isEmpty()
                ? new AsOf(valid.orElse(today), known, today, List.of())
                : new AsOf(today, Optional.empty(), today, problems);
    }

    private static Optional<LocalDate> day(@Nullable String text, String field, List<FieldProblem> problems) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return Optional.of(day);
            }
        } catch (DateTimeException notADay) {
            // It is told below, with the field.
        }
        problems.add(new FieldProblem(
                field, "Esa fecha no existe: elija un día del calendario, por ejemplo 2026-07-01. Se muestra hoy."));
        return Optional.empty();
    }

    public boolean isNow() {
        return known.isEmpty() && valid.equals(today);
    }

    /** The roll at this moment. */
    RollView roll() {
        return new RollView(
                valid, known.map(day -> OffsetDateTime.parse(knownAt()).toInstant()));
    }

    /** The instant as PostgreSQL reads it; what is open for ever contains infinity. */
    public String knownAt() {
        return known.map(day -> day + "T23:59:59.999999-05:00").orElse("infinity");
    }

    /** What a link of the page adds to its address so that the next page shows the same moment. */
    public String query() {
        if (isNow()) {
            return "";
        }
        return "?vigente=" + valid + known.map(day -> "&conocido=" + day).orElse("");
    }
}
