package org.ayni.app.registry;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.audit.Actor;
import org.ayni.app.database.Database;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.id.MemberId;

/**
 * One act of maintenance of the roll, under way: it says things about single households and people, or about sets of them, from
 * an effective day on. Everything that it records carries its number and becomes known at its instant.
 *
 * <pre>{@code
 * database.transaction().execute(status -> {
 *     RollChange change = RollChange.begin(database, by, Optional.of(day), "acta 12-2026 de la asamblea");
 *     change.state(household, "SUSPENDED", "S02");
 *     RollChange.Outcome outcome = change.finish();   // nothing is written before
 *     if (!outcome.refusals().isEmpty()) status.setRollbackOnly();
 *     ...one Audit.record...
 * });
 * }</pre>
 *
 * <p>Why one at a time: what was known at an instant must read the same for ever, so whoever takes an instant must commit before
 * the next is taken. A change waits for the changes and loads of the roll before it, a closing waits for it, and the loads of
 * evidence go on beside it. Take locks of your own before {@code begin}, do slow work before it, and commit soon after.
 *
 * <p>What a statement does to what is believed already: see {@link Timeline}. Later beliefs about the same fields survive unless
 * the statement comes from {@link #replacingLater}.
 */
public final class RollChange {

    private final Writing writing;
    private final Optional<LocalDate> effective;
    private final boolean replacing;

    /** What a change shares whatever its effective day. */
    record Writing(
            Database database,
            int number,
            OffsetDateTime at,
            LocalDate today,
            Map<RollFact, Timelines> lines,
            PersonSets sets,
            RollCodes codes,
            List<Refusal> refusals) {

        Timelines of(RollFact fact) {
            return lines.computeIfAbsent(fact, one -> new Timelines(database, one));
        }
    }

    /**
     * What a change did.
     *
     * @param number of the change, with which everything it recorded is marked
     * @param changed facts of which something is believed now that was not, counted once for each household or person
     * @param refusals statements that were not recorded; the caller decides whether to take all of it back
     */
    public record Outcome(int number, OffsetDateTime at, long changed, List<Refusal> refusals) {

        public Outcome {
            refusals = List.copyOf(refusals);
        }
    }

    private RollChange(Writing writing, Optional<LocalDate> effective, boolean replacing) {
        this.writing = writing;
        this.effective = effective;
        this.replacing = replacing;
    }

    /**
     * Begins a change in the current transaction, waiting for the one before to end.
     *
     * @param effective day from which its statements are true, past or to come; empty = it was always so
     * @param source what justified it, for people: an act, a document, a request
     * @throws IllegalStateException outside a transaction
     */
    public static RollChange begin(Database database, Actor by, Optional<LocalDate> effective, String source) {
        Load load = Load.beginChange(database, by, effective, source);
        return new RollChange(
                new Writing(
                        database,
                        load.number(),
                        load.at(),
                        load.at().atZoneSameInstant(RollDays.LIMA).toLocalDate(),
                        new EnumMap<>(RollFact.class),
                        new PersonSets(database),
                        new RollCodes(database, load.number()),
                        new ArrayList<>()),
                effective,
                false);
    }

    public int number() {
        return writing.number();
    }

    public OffsetDateTime at() {
        return writing.at();
    }

    /** The same change, for statements that are true from another day on. */
    public RollChange from(Optional<LocalDate> day) {
        return new RollChange(writing, day, replacing);
    }

    /** The same change, for statements that also replace what was said of later days. */
    public RollChange replacingLater() {
        return new RollChange(writing, effective, true);
    }

    /** A household that was not known, with a code of the programme. */
    public HouseholdId newHousehold() {
        return newHouseholds(1).getFirst();
    }

    public List<HouseholdId> newHouseholds(int count) {
        Map<String, Integer> added = writing.codes().addHouseholds(count);
        for (RollFact fact : RollFact.values()) {
            if (fact.about() == RollFact.Of.HOUSEHOLD) {
                added.values().forEach(writing.of(fact)::begin);
            }
        }
        return added.keySet().stream().map(HouseholdId::new).toList();
    }

    /** A person who was not known, with a code of the programme. */
    public MemberId newPerson() {
        return newPeople(1).getFirst();
    }

    public List<MemberId> newPeople(int count) {
        Map<String, Integer> added = writing.codes().addPeople(count);
        for (RollFact fact : RollFact.values()) {
            if (fact.about() == RollFact.Of.PERSON) {
                added.values().forEach(writing.of(fact)::begin);
            }
        }
        return added.keySet().stream().map(MemberId::new).toList();
    }

    /**
     * Says fields of a fact about one household or person.
     *
     * @param fact any but membership and holder
     * @param subject code of the household or person
     * @param fields name to value, empty = unknown; what is not named stays as it is
     */
    public Optional<Refusal> say(RollFact fact, String subject, Map<String, Optional<String>> fields) {
        return say(fact, Map.of(subject, fields)).stream().findFirst();
    }

    /** The same about a set of them, in a few questions however many they are. */
    public List<Refusal> say(RollFact fact, Map<String, Map<String, Optional<String>>> said) {
        if (fact == RollFact.MEMBERSHIP || fact == RollFact.HOLDER) {
            throw new IllegalArgumentException(fact + " is said by methods of its own");
        }
        List<Refusal> refusals = new Statements(writing, effective, replacing).say(fact, said);
        writing.refusals().addAll(refusals);
        return refusals;
    }

    /** Its state with the reason of the catalogue; SUSPENDED and DISAFFILIATED need one, of their own letter. */
    public Optional<Refusal> state(HouseholdId household, String state, String reason) {
        return say(RollFact.STATE, household.value(), stateFields(state, reason));
    }

    /** The state of many at once. */
    public List<Refusal> states(Collection<HouseholdId> households, String state, String reason) {
        Map<String, Map<String, Optional<String>>> said = new LinkedHashMap<>();
        households.forEach(household -> said.put(household.value(), stateFields(state, reason)));
        return say(RollFact.STATE, said);
    }

    /** Affiliated since a day; the reason of return is empty for who enters for the first time. */
    public Optional<Refusal> affiliate(HouseholdId household, LocalDate affiliatedOn, String reason) {
        Map<String, Optional<String>> fields = new LinkedHashMap<>(stateFields("AFFILIATED", reason));
        fields.put("affiliated_on", Optional.of(affiliatedOn.toString()));
        return say(RollFact.STATE, household.value(), fields);
    }

    private static Map<String, Optional<String>> stateFields(String state, String reason) {
        return Map.of("state", Optional.of(state), "reason", Optional.of(reason).filter(one -> !one.isEmpty()));
    }

    /** Joins a household; somebody who belongs to another one moves instead. */
    public Optional<Refusal> join(MemberId person, HouseholdId household) {
        return refused(people().join(person, household, false));
    }

    /** Leaves whatever household and joins this one on the same day. */
    public Optional<Refusal> move(MemberId person, HouseholdId household) {
        return refused(people().join(person, household, true));
    }

    /** No longer lives in the household, which stays the last one that is known of the person. */
    public Optional<Refusal> leave(MemberId person, HouseholdId household) {
        return refused(people().leave(person, household));
    }

    /** Is the titular from the day on; the one before is it until that day. */
    public Optional<Refusal> holder(HouseholdId household, MemberId person) {
        return refused(people().holder(household, person));
    }

    /** Nobody is titular from the day on: only of a household that is not affiliated then. */
    public Optional<Refusal> releaseHolder(HouseholdId household) {
        return refused(people().releaseHolder(household));
    }

    /** All pregnancies of a person, in their order; they carry their own days. */
    public Optional<Refusal> pregnancies(MemberId person, List<Pregnancy> all) {
        return refused(
                writing.codes().person(person.value()).isEmpty()
                        ? Optional.of(Statements.unknownPerson(person.value()))
                        : writing.sets()
                                .pregnancies(
                                        person.value(),
                                        writing.codes().person(person.value()).get(),
                                        all));
    }

    /** All enrolments of a person, in their order: of two of one day the later counts. */
    public Optional<Refusal> enrolments(MemberId person, List<Enrolment> all) {
        return refused(
                writing.codes().person(person.value()).isEmpty()
                        ? Optional.of(Statements.unknownPerson(person.value()))
                        : writing.sets()
                                .enrolments(
                                        person.value(),
                                        writing.codes().person(person.value()).get(),
                                        all));
    }

    /** What was refused so far. */
    public List<Refusal> refusals() {
        return List.copyOf(writing.refusals());
    }

    /** Writes what was said and not refused. */
    public Outcome finish() {
        long changed = 0;
        for (RollFact fact : RollFact.values()) {
            changed += writing.of(fact).write(at());
        }
        changed += writing.sets().write(number(), at());
        return new Outcome(number(), at(), changed, writing.refusals());
    }

    private HouseholdPeople people() {
        return new HouseholdPeople(writing, effective, replacing);
    }

    private Optional<Refusal> refused(Optional<Refusal> refusal) {
        refusal.ifPresent(writing.refusals()::add);
        return refusal;
    }
}
