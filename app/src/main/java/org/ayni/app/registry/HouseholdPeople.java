package org.ayni.app.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.registry.RollChange.Writing;
import org.ayni.kernel.id.HouseholdId;
import org.ayni.kernel.id.MemberId;
import org.jspecify.annotations.Nullable;

/** Who belongs to a household and who is its titular. */
final class HouseholdPeople {

    private static final int HOUSEHOLD = RollFact.MEMBERSHIP.position("household");
    private static final int JOINED_ON = RollFact.MEMBERSHIP.position("joined_on");
    private static final int LEFT_ON = RollFact.MEMBERSHIP.position("left_on");
    private static final int HOLDER = RollFact.HOLDER.position("person");
    private static final int BIRTH_DATE = RollFact.PERSON.position("birth_date");
    private static final int DIED_ON = RollFact.PERSON.position("died_on");
    private static final int DNI = RollFact.PERSON.position("dni");
    private static final int STATE = RollFact.STATE.position("state");

    /** Of which households a person is titular, as far as the database knows. */
    static final String HELD_BY = """
        SELECT household
        FROM registry.holder
        WHERE person = :person
          AND upper_inf(recorded)
        """;

    /** R-TITULAR; the age is of the law, and the registry only refuses what no law would allow. */
    private static final int OF_AGE = 18;

    private final Writing writing;
    private final @Nullable LocalDate from;
    private final boolean replacing;

    HouseholdPeople(Writing writing, Optional<LocalDate> effective, boolean replacing) {
        this.writing = writing;
        this.from = effective.orElse(null);
        this.replacing = replacing;
    }

    private record Pair(int person, int household) {}

    Optional<Refusal> join(MemberId person, HouseholdId household, boolean leaving) {
        Optional<Refusal> unknown = unknown(person, household);
        if (unknown.isPresent()) {
            return unknown;
        }
        Pair pair = pair(person, household);
        Timeline membership = writing.of(RollFact.MEMBERSHIP).of(pair.person());
        Optional<Integer> now = householdOn(membership);
        if (now.filter(one -> one == pair.household()).isPresent()) {
            return refuse(
                    Refusal.Kind.ALREADY_A_MEMBER,
                    person.value(),
                    "La persona ya es miembro del hogar " + household + ".");
        }
        if (now.isPresent() && !leaving) {
            return refuse(
                    Refusal.Kind.MEMBER_ELSEWHERE,
                    person.value(),
                    "La persona es miembro de otro hogar: debe salir de él o pasar de uno a otro el mismo día.");
        }
        if (now.isEmpty() && leaving) {
            return refuse(
                    Refusal.Kind.NOT_A_MEMBER,
                    person.value(),
                    "La persona no es miembro de ningún hogar ese día: inscríbala en vez de pasarla de hogar.");
        }
        Optional<Refusal> life = life(person);
        if (life.isPresent()) {
            return life;
        }
        sayMembership(
                pair.person(),
                membership,
                Map.of(
                        HOUSEHOLD,
                        Optional.of(Integer.toString(pair.household())),
                        JOINED_ON,
                        day(),
                        LEFT_ON,
                        Optional.empty()));
        return Optional.empty();
    }

    Optional<Refusal> leave(MemberId person, HouseholdId household) {
        Optional<Refusal> unknown = unknown(person, household);
        if (unknown.isPresent()) {
            return unknown;
        }
        Pair pair = pair(person, household);
        Timeline membership = writing.of(RollFact.MEMBERSHIP).of(pair.person());
        if (householdOn(membership).filter(one -> one == pair.household()).isEmpty()) {
            return refuse(
                    Refusal.Kind.NOT_A_MEMBER,
                    person.value(),
                    "La persona no es miembro del hogar " + household + " ese día.");
        }
        if (from == null) {
            return refuse(Refusal.Kind.IMPOSSIBLE_DAY, person.value(), "Falta el día en que salió del hogar.");
        }
        sayMembership(pair.person(), membership, Map.of(LEFT_ON, day()));
        return Optional.empty();
    }

    Optional<Refusal> holder(HouseholdId household, MemberId person) {
        Optional<Refusal> unknown = unknown(person, household);
        if (unknown.isPresent()) {
            return unknown;
        }
        Pair pair = pair(person, household);
        if (householdOn(writing.of(RollFact.MEMBERSHIP).of(pair.person()))
                .filter(one -> one == pair.household())
                .isEmpty()) {
            return refuse(
                    Refusal.Kind.NOT_A_MEMBER,
                    person.value(),
                    "Solo un miembro del hogar " + household + " puede ser su titular.");
        }
        Optional<Refusal> unfit = life(person).or(() -> unfit(person, pair.person()));
        if (unfit.isPresent()) {
            return unfit;
        }
        Timelines holders = writing.of(RollFact.HOLDER);
        Timeline after = holders.of(pair.household())
                .after(
                        from,
                        Map.of(HOLDER, Optional.of(Integer.toString(pair.person()))),
                        RollFact.HOLDER.fields().size(),
                        writing.number(),
                        replacing);
        if (holdsElsewhere(pair, after)) {
            return refuse(
                    Refusal.Kind.HOLDER_ELSEWHERE,
                    person.value(),
                    "La persona es titular de otro hogar en esos días: cambie antes el titular de ese hogar.");
        }
        holders.put(pair.household(), after);
        return Optional.empty();
    }

    Optional<Refusal> releaseHolder(HouseholdId household) {
        Optional<Integer> number = writing.codes().household(household.value());
        if (number.isEmpty()) {
            return Optional.of(Statements.unknownHousehold(household.value()));
        }
        LocalDate day = from;
        if (day == null
                || RollDays.impossible(day, writing.today(), household.value()).isPresent()) {
            return refuse(
                    Refusal.Kind.IMPOSSIBLE_DAY,
                    household.value(),
                    "Falta un día posible desde el que no tiene titular.");
        }
        Optional<String> state = writing.of(RollFact.STATE).of(number.get()).value(STATE, day);
        if (state.filter("AFFILIATED"::equals).isPresent()) {
            return refuse(
                    Refusal.Kind.HOUSEHOLD_NEEDS_HOLDER,
                    household.value(),
                    "Un hogar afiliado no se queda sin titular: cambie de titular, o suspenda antes el hogar.");
        }
        Timelines holders = writing.of(RollFact.HOLDER);
        holders.put(number.get(), holders.of(number.get()).until(day));
        return Optional.empty();
    }

    private void sayMembership(int person, Timeline membership, Map<Integer, Optional<String>> said) {
        writing.of(RollFact.MEMBERSHIP)
                .put(
                        person,
                        membership.after(
                                from, said, RollFact.MEMBERSHIP.fields().size(), writing.number(), replacing));
    }

    /** The household to which a person belongs on the effective day; who left belongs to none. */
    private Optional<Integer> householdOn(Timeline membership) {
        boolean gone = membership
                .value(LEFT_ON, from)
                .map(LocalDate::parse)
                .filter(left -> from != null && !left.isAfter(from))
                .isPresent();
        return gone ? Optional.empty() : membership.value(HOUSEHOLD, from).map(Integer::valueOf);
    }

    private Optional<Refusal> life(MemberId person) {
        Timeline record = writing.of(RollFact.PERSON)
                .of(writing.codes().person(person.value()).orElseThrow());
        LocalDate day = from;
        if (day == null) {
            return Optional.empty();
        }
        if (record.value(DIED_ON, day)
                .map(LocalDate::parse)
                .filter(died -> !died.isAfter(day))
                .isPresent()) {
            return refuse(Refusal.Kind.DEAD, person.value(), "La persona ha fallecido según el padrón.");
        }
        if (record.value(BIRTH_DATE, day)
                .map(LocalDate::parse)
                .filter(day::isBefore)
                .isPresent()) {
            return refuse(Refusal.Kind.NOT_BORN_YET, person.value(), "La persona no había nacido el " + day + ".");
        }
        return Optional.empty();
    }

    /** R-TITULAR: of age and with a DNI; who is known to have died is not titular even when the statement has no day. */
    private Optional<Refusal> unfit(MemberId code, int person) {
        LocalDate day = from == null ? writing.today() : from;
        Timeline record = writing.of(RollFact.PERSON).of(person);
        if (record.value(DIED_ON, day).isPresent() && from == null) {
            return refuse(Refusal.Kind.DEAD, code.value(), "La persona ha fallecido según el padrón.");
        }
        Optional<LocalDate> birth = record.value(BIRTH_DATE, day).map(LocalDate::parse);
        if (birth.filter(born -> !born.plusYears(OF_AGE).isAfter(day)).isEmpty()) {
            return refuse(
                    Refusal.Kind.HOLDER_TOO_YOUNG,
                    code.value(),
                    "La persona no tiene 18 años el " + day + ", o no se conoce su fecha de nacimiento.");
        }
        return record.value(DNI, day).isPresent()
                ? Optional.empty()
                : refuse(
                        Refusal.Kind.HOLDER_WITHOUT_DNI,
                        code.value(),
                        "La persona no tiene DNI en el padrón: regístrelo antes de hacerla titular.");
    }

    private boolean holdsElsewhere(Pair pair, Timeline after) {
        Timelines holders = writing.of(RollFact.HOLDER);
        List<Integer> households = writing.database()
                .app()
                .sql(HELD_BY)
                .param("person", pair.person())
                .query(Integer.class)
                .list();
        holders.read(households);
        List<Timeline.Piece> own = heldBy(pair.person(), after);
        return holders.known().stream()
                .filter(household -> household != pair.household())
                .flatMap(household -> heldBy(pair.person(), holders.of(household)).stream())
                .anyMatch(piece -> own.stream().anyMatch(piece::overlaps));
    }

    private static List<Timeline.Piece> heldBy(int person, Timeline timeline) {
        return timeline.pieces().stream()
                .filter(piece -> piece.values()
                        .get(HOLDER)
                        .filter(Integer.toString(person)::equals)
                        .isPresent())
                .toList();
    }

    private Optional<Refusal> unknown(MemberId person, HouseholdId household) {
        if (writing.codes().household(household.value()).isEmpty()) {
            return Optional.of(Statements.unknownHousehold(household.value()));
        }
        if (writing.codes().person(person.value()).isEmpty()) {
            return Optional.of(Statements.unknownPerson(person.value()));
        }
        return RollDays.impossible(from, writing.today(), person.value());
    }

    private Pair pair(MemberId person, HouseholdId household) {
        return new Pair(
                writing.codes().person(person.value()).orElseThrow(),
                writing.codes().household(household.value()).orElseThrow());
    }

    private Optional<String> day() {
        return Optional.ofNullable(from).map(LocalDate::toString);
    }

    private static Optional<Refusal> refuse(Refusal.Kind kind, String subject, String spanish) {
        return Optional.of(new Refusal(kind, subject, spanish));
    }
}
