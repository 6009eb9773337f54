package org.ayni.app.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ayni.kernel.decision.Reason;
import org.ayni.kernel.law.DatedValue;
import org.ayni.kernel.law.Law;
import org.ayni.kernel.law.NormText;
import org.ayni.kernel.law.Parameter;
import org.ayni.kernel.law.ParameterIds;
import org.ayni.kernel.law.Phrase;
import org.ayni.kernel.law.PhraseText;
import org.ayni.kernel.law.ReasonText;
import org.ayni.kernel.law.RuleText;
import org.ayni.kernel.law.Value;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the law. Later files replace entries of the same id, so a directory need only hold what it changes. */
public final class LawFiles {

    /** The parameter files that come with the system, each one theme. */
    private static final List<String> BUILT_IN = List.of(
            "parameters/transfers.yaml",
            "parameters/target-member.yaml",
            "parameters/conditions.yaml",
            "parameters/growth-controls.yaml",
            "parameters/vaccines.yaml",
            "parameters/iron-and-haemoglobin.yaml",
            "parameters/his-codes.yaml",
            "parameters/pay-run.yaml",
            "parameters/variance.yaml",
            "parameters/duplicates.yaml",
            "parameters/permanence.yaml",
            "rules.yaml",
            "norms.yaml",
            "reasons.yaml",
            "explanations.yaml");

    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, RuleText> rules = new LinkedHashMap<>();
    private final Map<String, NormText> norms = new LinkedHashMap<>();
    private final Map<Reason, ReasonText> reasons = new LinkedHashMap<>();
    private final Map<Phrase, PhraseText> phrases = new LinkedHashMap<>();

    /** Whether the files read now replace entries of the built-in law. */
    private boolean changing;

    private LawFiles() {}

    /** The law that comes with the system. */
    public static Law builtIn() {
        LawFiles files = new LawFiles();
        files.addBuiltIn();
        return files.law("la ley incluida");
    }

    /**
     * The built-in law with the entries of a directory in place of those of the same id.
     *
     * @throws LawFileError when a file has an error; nothing is computed from half a law
     */
    public static Law withChanges(Path directory) {
        LawFiles files = new LawFiles();
        files.addBuiltIn();
        if (!Files.isDirectory(directory)) {
            throw new LawFileError(directory.toString(), "", "no es una carpeta");
        }
        files.changing = true;
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> yaml = found.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(directory.resolve("cases")))
                    .sorted()
                    .toList();
            for (Path file : yaml) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    files.add(directory.relativize(file).toString(), reader);
                }
            }
        } catch (IOException unreadable) {
            throw new LawFileError(directory.toString(), "", "no se puede leer: " + unreadable.getMessage());
        }
        return files.law(directory.toString());
    }

    private void addBuiltIn() {
        for (String name : BUILT_IN) {
            try (InputStream in = LawFiles.class.getResourceAsStream("/law/" + name)) {
                if (in == null) {
                    throw new LawFileError(name, "", "falta en el programa");
                }
                add(name, new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private Law law(String where) {
        Citations.check(where, parameters.values(), rules, norms, reasons.values());
        try {
            return new Law(parameters, rules, norms, reasons, phrases);
        } catch (IllegalArgumentException incomplete) {
            throw new LawFileError(where, "", String.valueOf(incomplete.getMessage()));
        }
    }

    private void add(String file, Reader reader) {
        Object root;
        try {
            root = PlainYaml.create().load(reader);
        } catch (YAMLException malformed) {
            throw new LawFileError(file, "", "YAML mal escrito: " + malformed.getMessage());
        }
        switch (Path.of(file).getFileName().toString()) {
            case "rules.yaml" -> LawEntry.listOf(file, root, "id").forEach(this::addRule);
            case "norms.yaml" -> LawEntry.listOf(file, root, "id").forEach(this::addNorm);
            case "reasons.yaml" -> LawEntry.listOf(file, root, "reason").forEach(this::addReason);
            case "explanations.yaml" -> LawEntry.listOf(file, root, "phrase").forEach(this::addPhrase);
            default -> LawEntry.listOf(file, root, "id").forEach(this::addParameter);
        }
    }

    private void addParameter(LawEntry entry) {
        entry.with("id", "title", "unit", "rule", "values");
        if (!ParameterIds.ALL.contains(entry.id())) {
            throw entry.error("ninguna regla usa un parámetro con este nombre");
        }
        Parameter replaced = parameters.get(entry.id());
        if (replaced == null && changing) {
            throw entry.error("no es un parámetro conocido; revise su id en law/parameters");
        }
        Set<LocalDate> days = new HashSet<>();
        List<DatedValue> values = new ArrayList<>();
        for (LawEntry value : entry.children("values")) {
            value.with("from", "value", "source", "confidence", "checked_until");
            LocalDate from = value.date("from");
            if (!days.add(from)) {
                throw entry.error("tiene dos valores desde el mismo día: " + from);
            }
            Value read = ParameterValues.read(value);
            if (replaced != null) {
                ParameterValues.requireShapeOf(replaced.values().getFirst().value(), read, value);
            }
            values.add(
                    new DatedValue(from, read, value.text("source"), value.confidence(), value.date("checked_until")));
        }
        if (values.isEmpty()) {
            throw entry.error("no tiene ningún valor en «values»");
        }
        parameters.put(
                entry.id(),
                new Parameter(entry.id(), entry.text("title"), entry.text("unit"), entry.text("rule"), values));
    }

    private void addRule(LawEntry entry) {
        entry.with("id", "title", "text", "norm", "place", "confidence", "note");
        rules.put(
                entry.id(),
                new RuleText(
                        entry.id(),
                        entry.text("title"),
                        entry.text("text"),
                        entry.text("norm"),
                        entry.text("place"),
                        entry.confidence(),
                        entry.text("note")));
    }

    private void addNorm(LawEntry entry) {
        entry.with("id", "title", "issuer", "date", "place");
        norms.put(
                entry.id(),
                new NormText(
                        entry.id(),
                        entry.text("title"),
                        entry.text("issuer"),
                        entry.text("date"),
                        entry.text("place")));
    }

    private void addReason(LawEntry entry) {
        entry.with("reason", "mother", "manager", "auditor", "rule");
        Reason reason = Arrays.stream(Reason.values())
                .filter(known -> known.name().equals(entry.id()))
                .findFirst()
                .orElseThrow(() -> entry.error("no es un motivo conocido"));
        reasons.put(
                reason,
                new ReasonText(
                        reason,
                        entry.text("mother"),
                        entry.text("manager"),
                        entry.text("auditor"),
                        entry.text("rule")));
    }

    private void addPhrase(LawEntry entry) {
        entry.with("phrase", "mother", "manager", "auditor");
        Phrase phrase = Arrays.stream(Phrase.values())
                .filter(known -> known.name().equals(entry.id()))
                .findFirst()
                .orElseThrow(() -> entry.error("no es una frase conocida"));
        phrases.put(phrase, new PhraseText(phrase, entry.text("mother"), entry.text("manager"), entry.text("auditor")));
    }
}
