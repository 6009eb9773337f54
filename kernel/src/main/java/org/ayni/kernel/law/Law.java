package org.ayni.kernel.law;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ayni.kernel.decision.Reason;

/**
 * The whole law: parameters, rules, norms and reason texts. Immutable; {@link #schemeAt} gives the scheme that decides a
 * month, taken at the month's last day (rulebook §5).
 */
public final class Law {

    private final Map<String, Parameter> parameters;
    private final Map<String, RuleText> rules;
    private final Map<String, NormText> norms;
    private final Map<Reason, ReasonText> reasons;
    private final Map<Phrase, PhraseText> phrases;

    /** A law without the phrases of explanations: enough to decide, not to explain to everybody. */
    public Law(
            Map<String, Parameter> parameters,
            Map<String, RuleText> rules,
            Map<String, NormText> norms,
            Map<Reason, ReasonText> reasons) {
        this(parameters, rules, norms, reasons, Map.of());
    }

    /**
     * @throws IllegalArgumentException when a parameter is missing or a citation does not resolve
     */
    public Law(
            Map<String, Parameter> parameters,
            Map<String, RuleText> rules,
            Map<String, NormText> norms,
            Map<Reason, ReasonText> reasons,
            Map<Phrase, PhraseText> phrases) {
        this.phrases = Collections.unmodifiableMap(new TreeMap<>(phrases));
        this.parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
        this.rules = Collections.unmodifiableMap(new TreeMap<>(rules));
        this.norms = Collections.unmodifiableMap(new TreeMap<>(norms));
        this.reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
        Set<String> missing = new TreeSet<>(ParameterIds.ALL);
        missing.removeAll(parameters.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("faltan estos parámetros: " + missing);
        }
        for (Parameter parameter : parameters.values()) {
            rule(parameter.rule());
        }
        readEverySchemeOnce();
        for (RuleText rule : rules.values()) {
            if (!rule.norm().isEmpty() && !norms.containsKey(rule.norm())) {
                throw new IllegalArgumentException(
                        "la regla " + rule.id() + " cita una norma desconocida: " + rule.norm());
            }
        }
    }

    /** Whatever is wrong with a value is found now, and not on the closing night of the bimestre that needs it. */
    private void readEverySchemeOnce() {
        LocalDate first = LocalDate.MIN;
        SortedSet<LocalDate> days = new TreeSet<>();
        for (String id : ParameterIds.ALL) {
            Parameter parameter = parameter(id);
            parameter.values().forEach(value -> days.add(value.from()));
            LocalDate begins = parameter.values().get(0).from();
            first = begins.isAfter(first) ? begins : first;
        }
        days.tailSet(first).forEach(this::schemeAt);
        ParameterIds.OF_PROCESSES.forEach(id -> parameter(id).values().forEach(value -> numberAt(id, value.from())));
    }

    public Map<String, Parameter> parameters() {
        return parameters;
    }

    public Map<String, RuleText> rules() {
        return rules;
    }

    public Map<String, NormText> norms() {
        return norms;
    }

    public Map<Reason, ReasonText> reasons() {
        return reasons;
    }

    public Map<Phrase, PhraseText> phrases() {
        return phrases;
    }

    /** @throws IllegalArgumentException when there is none of that id */
    public Parameter parameter(String id) {
        Parameter found = parameters.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no such parameter in the law: " + id);
        }
        return found;
    }

    /** @throws IllegalArgumentException when there is none of that id */
    public RuleText rule(String id) {
        RuleText found = rules.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no hay tal regla en la ley: " + id);
        }
        return found;
    }

    /** @throws IllegalArgumentException when the law has no words for it */
    public ReasonText reason(Reason reason) {
        ReasonText found = reasons.get(reason);
        if (found == null) {
            throw new IllegalArgumentException("no text for the reason " + reason);
        }
        return found;
    }

    /** @throws IllegalArgumentException when the law has no words for it */
    public PhraseText phrase(Phrase phrase) {
        PhraseText found = phrases.get(phrase);
        if (found == null) {
            throw new IllegalArgumentException("no text for the phrase " + phrase);
        }
        return found;
    }

    /**
     * A number of a process on a day, one of {@link ParameterIds#OF_PROCESSES}.
     *
     * @throws NoValueInForce when it has no value yet on that day
     * @throws IllegalArgumentException when it is no number
     */
    public int numberAt(String id, LocalDate day) {
        if (parameter(id).at(day).value() instanceof Value.Number number) {
            return Math.toIntExact(number.value());
        }
        throw new IllegalArgumentException("el parámetro " + id + " debe ser un número");
    }

    /**
     * The scheme in force on a day.
     *
     * @throws NoValueInForce when a parameter has no value yet on that day
     */
    public Scheme schemeAt(LocalDate day) {
        return SchemeReader.read(this, day);
    }
}
