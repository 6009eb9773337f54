package org.ayni.app.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ayni.app.registry.RollChange.Writing;
import org.jspecify.annotations.Nullable;

/** Statements about a fact: checks them, and changes the timelines of those that hold. */
final class Statements {

    private final Writing writing;
    private final @Nullable LocalDate from;
    private final boolean replacing;

    Statements(Writing writing, Optional<LocalDate> effective, boolean replacing) {
        this.writing = writing;
        this.from = effective.orElse(null);
        this.replacing = replacing;
    }

    List<Refusal> say(RollFact fact, Map<String, Map<String, Optional<String>>> said) {
        boolean ofHouseholds = fact.about() == RollFact.Of.HOUSEHOLD;
        if (ofHouseholds) {
            writing.codes().readHouseholds(said.keySet());
        } else {
            writing.codes().readPeople(said.keySet());
        }
        List<Refusal> refusals = new ArrayList<>();
        Map<Integer, Map<Integer, Optional<String>>> accepted = new LinkedHashMap<>();
        said.forEach((code, fields) -> {
            Optional<Integer> subject = ofHouseholds
                    ? writing.codes().household(code)
                    : writing.codes().person(code);
            Optional<Refusal> refusal = subject.isEmpty()
                    ? Optional.of(ofHouseholds ? unknownHousehold(code) : unknownPerson(code))
                    : flaw(fact, code, fields);
            if (refusal.isPresent()) {
                refusals.add(refusal.get());
            } else {
                accepted.put(subject.orElseThrow(), positions(fact, fields));
            }
        });
        Timelines lines = writing.of(fact);
        lines.read(accepted.keySet());
        accepted.forEach((subject, values) -> lines.put(
                subject, lines.of(subject).after(from, values, fact.fields().size(), writing.number(), replacing)));
        return refusals;
    }

    private Optional<Refusal> flaw(RollFact fact, String code, Map<String, Optional<String>> fields) {
        Optional<Refusal> day = RollDays.impossible(from, writing.today(), code);
        if (day.isPresent()) {
            return day;
        }
        for (Map.Entry<String, Optional<String>> field : fields.entrySet()) {
            int position = fact.position(field.getKey());
            if (position < 0) {
                return Optional.of(new Refusal(
                        Refusal.Kind.UNKNOWN_FIELD, code, "No hay ningún campo «" + field.getKey() + "» de ese dato."));
            }
            Optional<String> flaw = field.getValue().flatMap(value -> fact.flaw(position, value));
            if (flaw.isPresent()) {
                return Optional.of(new Refusal(
                        Refusal.Kind.BAD_VALUE,
                        code,
                        "«" + field.getValue().orElse("") + "» en " + field.getKey() + ": " + flaw.get() + "."));
            }
        }
        return fact == RollFact.STATE ? reasonFlaw(code, fields) : Optional.empty();
    }

    /** The letter of a reason is that of the state; who is put out or set aside is told why. */
    private static Optional<Refusal> reasonFlaw(String code, Map<String, Optional<String>> fields) {
        if (!fields.containsKey("state") && !fields.containsKey("reason")) {
            return Optional.empty();
        }
        Optional<String> state = fields.getOrDefault("state", Optional.empty());
        Optional<String> reason = fields.getOrDefault("reason", Optional.empty());
        String letter = reason.map(one -> one.substring(0, 1)).orElse("");
        boolean fits = state.isPresent()
                && switch (state.get()) {
                    case "SUSPENDED" -> letter.equals("S");
                    case "DISAFFILIATED" -> letter.equals("D");
                    case "AFFILIATED" -> letter.isEmpty() || letter.equals("R");
                    default -> letter.isEmpty();
                };
        return fits
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Refusal.Kind.REASON_DOES_NOT_FIT,
                        code,
                        "El motivo «" + reason.orElse("ninguno") + "» no es del estado " + state.orElse("que falta")
                                + ": una suspensión lleva S01-S07, una desafiliación D01-D09, un regreso R01-R04."));
    }

    private static Map<Integer, Optional<String>> positions(RollFact fact, Map<String, Optional<String>> fields) {
        Map<Integer, Optional<String>> positions = new LinkedHashMap<>();
        fields.forEach((name, value) -> positions.put(fact.position(name), value));
        return positions;
    }

    static Refusal unknownHousehold(String code) {
        return new Refusal(
                Refusal.Kind.UNKNOWN_HOUSEHOLD, code, "No hay ningún hogar con el código " + code + ": revíselo.");
    }

    static Refusal unknownPerson(String code) {
        return new Refusal(
                Refusal.Kind.UNKNOWN_PERSON, code, "No hay ninguna persona con el código " + code + ": revíselo.");
    }
}
