package org.ayni.app.law;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ayni.kernel.law.Confidence;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.law.Value;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Changed or added dated values of parameters, laid over a law: a what-if, or a scheme that a person promotes from one. All
 * that is not said stays as the law says it.
 *
 * <p>The format is that of {@code law/parameters}, and less will do: a value without {@code from} begins on the day that whoever
 * lays it over the law names; without {@code source}, {@code confidence} and {@code checked_until} it is an assumption.
 */
public final class LawChanges {

    private static final String ASSUMED_SOURCE = "valor de prueba, sin fuente";

    /** A value as it was written, to be dated and sourced later. */
    private record Written(
            LawEntry place,
            Optional<LocalDate> from,
            Value value,
            String source,
            Confidence confidence,
            Optional<LocalDate> checkedUntil,
            Object asWritten) {}

    /** The values by the id of their parameter, in the order of the files. */
    private final Map<String, List<Written>> values = new LinkedHashMap<>();

    private final Map<String, LawEntry> entries = new LinkedHashMap<>();

    private LawChanges() {}

    /**
     * Reads every {@code .yaml} file of a folder.
     *
     * @throws LawFileError when a file has an error, or says anything but values of known parameters
     */
    public static LawChanges read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new LawFileError(folder.toString(), "", "no es una carpeta");
        }
        LawChanges changes = new LawChanges();
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> files = found.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            for (Path file : files) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    changes.add(folder.relativize(file).toString(), reader);
                }
            }
        } catch (IOException unreadable) {
            throw new LawFileError(folder.toString(), "", "no se puede leer: " + unreadable.getMessage());
        }
        return changes;
    }

    /**
     * Reads one text, such as {@link #text} writes it.
     *
     * @param name what an error calls it
     * @throws LawFileError as {@link #read}
     */
    public static LawChanges parse(String name, String text) {
        LawChanges changes = new LawChanges();
        changes.add(name, new StringReader(text));
        return changes;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The ids of the parameters that change. */
    public Collection<String> parameters() {
        return List.copyOf(values.keySet());
    }

    /** The earliest day that a value itself names. */
    public Optional<LocalDate> earliestNamedDay() {
        return values.values().stream()
                .flatMap(List::stream)
                .flatMap(written -> written.from().stream())
                .min(LocalDate::compareTo);
    }

    /**
     * The law with these values; one of the same day is replaced, all others stay.
     *
     * @param begins first day of the values that name none
     * @throws LawFileError when a value has another shape than the parameter's, or one that no rule can use
     */
    public Law over(Law law, LocalDate begins) {
        Map<String, Parameter> parameters = new TreeMap<>(law.parameters());
        values.forEach((id, changed) -> {
            Parameter parameter = law.parameter(id);
            requireOnlyValues(parameter);
            NavigableMap<LocalDate, DatedValue> dated = new TreeMap<>();
            parameter.values().forEach(value -> dated.put(value.from(), value));
            for (Written written : changed) {
                ParameterValues.requireShapeOf(parameter.values().getFirst().value(), written.value(), written.place());
                LocalDate from = written.from().orElse(begins);
                dated.put(
                        from,
                        new DatedValue(
                                from,
                                written.value(),
                                written.source(),
                                written.confidence(),
                                written.checkedUntil().orElse(from)));
            }
            parameters.put(
                    id,
                    new Parameter(
                            id, parameter.title(), parameter.unit(), parameter.rule(), List.copyOf(dated.values())));
        });
        try {
            return new Law(parameters, law.rules(), law.norms(), law.reasons(), law.phrases());
        } catch (IllegalArgumentException unusable) {
            throw new LawFileError("los cambios", "", String.valueOf(unusable.getMessage()));
        }
    }

    /** What else an entry says besides its values must be what the law says. */
    private void requireOnlyValues(Parameter parameter) {
        LawEntry entry = Objects.requireNonNull(entries.get(parameter.id()));
        Map.of("title", parameter.title(), "unit", parameter.unit(), "rule", parameter.rule())
                .forEach((field, inLaw) -> {
                    if (entry.has(field) && !entry.text(field).equals(inLaw)) {
                        throw entry.error("«" + field + "» no es el de la ley («" + inLaw
                                + "»); aquí solo cambian los valores: quite ese campo");
                    }
                });
    }

    /** These values as YAML: equal changes are equal texts. */
    public String text() {
        return text((written, fields) -> {
            written.from().ifPresent(from -> fields.put("from", from.toString()));
            fields.put("value", written.asWritten());
            fields.put("source", written.source());
            fields.put("confidence", name(written.confidence()));
            written.checkedUntil().ifPresent(day -> fields.put("checked_until", day.toString()));
        });
    }

    /**
     * These values as a norm puts them in force: every one dated and with the norm as its source.
     *
     * @param begins first day of the values that name none
     * @param norm the text of the norm
     */
    public String textInForce(LocalDate begins, String norm) {
        return text((written, fields) -> {
            LocalDate from = written.from().orElse(begins);
            fields.put("from", from.toString());
            fields.put("value", written.asWritten());
            fields.put("source", norm);
            fields.put("confidence", name(Confidence.NORM));
            fields.put("checked_until", from.toString());
        });
    }

    private interface Fields {
        void put(Written written, Map<String, Object> fields);
    }

    private String text(Fields ofValue) {
        List<Object> entries = new ArrayList<>();
        new TreeMap<>(values).forEach((id, changed) -> {
            List<Object> list = new ArrayList<>();
            for (Written written : changed) {
                Map<String, Object> fields = new LinkedHashMap<>();
                ofValue.put(written, fields);
                list.add(fields);
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", id);
            entry.put("values", list);
            entries.add(entry);
        });
        return PlainYaml.create().dump(entries);
    }

    private static String name(Confidence confidence) {
        return confidence.name().toLowerCase(Locale.ROOT);
    }

    private void add(String file, Reader reader) {
        Object root;
        try {
            root = PlainYaml.create().load(reader);
        } catch (YAMLException malformed) {
            throw new LawFileError(file, "", "YAML mal escrito: " + malformed.getMessage());
        }
        switch (Path.of(file).getFileName().toString()) {
            case "rules.yaml", "norms.yaml", "reasons.yaml" ->
                throw new LawFileError(file, "", "aquí solo se cambian valores de parámetros; quite este archivo");
            default -> {
                if (root != null) {
                    LawEntry.listOf(file, root, "id").forEach(this::addParameter);
                }
            }
        }
    }

    private void addParameter(LawEntry entry) {
        entry.with("id", "title", "unit", "rule", "values");
        if (!ParameterIds.ALL.contains(entry.id())) {
            throw entry.error("no es un parámetro conocido; revise su id en law/parameters");
        }
        Set<Optional<LocalDate>> days = new HashSet<>();
        List<Written> written = new ArrayList<>();
        for (LawEntry value : entry.children("values")) {
            value.with("from", "value", "source", "confidence", "checked_until");
            Optional<LocalDate> from = value.has("from") ? Optional.of(value.date("from")) : Optional.empty();
            if (!days.add(from)) {
                throw entry.error("tiene dos valores desde el mismo día"
                        + from.map(day -> ": " + day).orElse(" (sin «from»)"));
            }
            written.add(new Written(
                    value,
                    from,
                    ParameterValues.read(value),
                    value.has("source") ? value.text("source") : ASSUMED_SOURCE,
                    value.has("confidence") ? value.confidence() : Confidence.ASSUMED,
                    value.has("checked_until") ? Optional.of(value.date("checked_until")) : Optional.empty(),
                    value.required("value")));
        }
        if (written.isEmpty()) {
            throw entry.error("no tiene ningún valor en «values»");
        }
        entries.put(entry.id(), entry);
        if (values.putIfAbsent(entry.id(), written) != null) {
            throw entry.error("está en dos archivos o dos veces en uno; júntelos en una sola entrada");
        }
    }
}
