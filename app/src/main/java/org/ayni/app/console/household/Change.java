package org.ayni.app.console.household;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One field of the roll that began to say something else.
 *
 * @param subject code of the member, or empty for the household
 * @param fact kind of fact, in words
 * @param field in words
 * @param before what was believed until then of the same days; empty = nothing
 * @param after what is believed from then; empty = nothing any more
 * @param validFrom first day on which it is true; empty = always
 * @param validTo last day on which it is true; empty = for ever
 * @param at since when we know it
 * @param until when we ceased to believe it; empty = we still do
 * @param load registry.load that said so
 */
public record Change(
        String subject,
        String fact,
        String field,
        String before,
        String after,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Instant at,
        Optional<Instant> until,
        int load) {}
